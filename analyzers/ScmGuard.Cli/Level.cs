namespace ScmGuard.Cli;

/// <summary>How much a finding weighs, from least to most.</summary>
internal enum Level
{
    /// <summary>For the reader to know. SARIF calls it a note.</summary>
    Info,

    /// <summary>Code that is likely to lose something.</summary>
    Warning,

    /// <summary>Code that must not be released.</summary>
    Error,
}
