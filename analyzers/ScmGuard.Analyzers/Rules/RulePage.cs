namespace ScmGuard.Analyzers.Rules;

/// <summary>Where a rule is explained.</summary>
internal static class RulePage
{
    private const string Root = "https://github.com/scmguard/scmguard/blob/main/docs/rules/";

    /// <summary>The help link of a rule.</summary>
    public static string Of(string id) => Root + id + ".md";
}
