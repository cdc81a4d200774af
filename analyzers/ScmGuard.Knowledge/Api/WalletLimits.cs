namespace ScmGuard.Knowledge;

/// <summary>What a wallet's recovery allows.</summary>
public static class WalletLimits
{
    /// <summary>Words of a BIP39 mnemonic.</summary>
    public static Fact<int> Bip39Words { get; } = new(24, SourcePages.DigitalWallet);

    /// <summary>Most SLIP39 groups on an SCM.</summary>
    public static Fact<int> Slip39GroupsMaximum { get; } = new(16, SourcePages.DigitalWallet);

    /// <summary>Most members of a SLIP39 group on an SCM.</summary>
    public static Fact<int> Slip39MembersMaximum { get; } = new(16, SourcePages.DigitalWallet);

    /// <summary>Most SLIP39 groups on an HSM6.</summary>
    public static Fact<int> Slip39GroupsMaximumHsm6 { get; } = new(14, SourcePages.PythonApi)
    {
        Unconfirmed = "whether 14 also limits the members of a group on an HSM6",
    };

    /// <summary>The SLIP39 iteration exponents.</summary>
    public static Fact<IntRange> Slip39IterationExponents { get; } = new(new(0, 5), SourcePages.PythonApi);
}
