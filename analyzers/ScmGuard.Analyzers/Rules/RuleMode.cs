namespace ScmGuard.Analyzers.Rules;

/// <summary>How strict the package is: the values of <c>ScmGuardMode</c>.</summary>
public enum RuleMode
{
    /// <summary>Every rule is off, those excepted that the project switches on itself.</summary>
    None,

    /// <summary>What a rule has if nobody says otherwise.</summary>
    Recommended,

    /// <summary>What is sure, and what is beyond repair, fails the build. All else is a warning.</summary>
    Strict,

    /// <summary>Everything is a warning and nothing fails the build, whatever else makes warnings errors.</summary>
    Audit,
}
