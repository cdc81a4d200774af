namespace ScmGuard.Analyzers.Rules;

/// <summary>The families of rules; each has a range of ids. Constants, since release tracking reads them from the descriptors.</summary>
internal static class RuleCategories
{
    /// <summary>SCM1xxx: keys that do not last.</summary>
    public const string KeyDurability = nameof(KeyDurability);

    /// <summary>SCM2xxx: wallets that cannot be restored or made.</summary>
    public const string Wallets = nameof(Wallets);

    /// <summary>SCM3xxx: what no later call undoes.</summary>
    public const string Irreversible = nameof(Irreversible);

    /// <summary>SCM4xxx: secrets that get out, and trust that is not earned.</summary>
    public const string Secrets = nameof(Secrets);

    /// <summary>SCM5xxx: the native library and what it hands out.</summary>
    public const string NativeInterop = nameof(NativeInterop);

    /// <summary>SCM9xxx: mistakes in ScmGuard's own configuration.</summary>
    public const string Configuration = nameof(Configuration);
}
