namespace ScmGuard.Cli;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    /// <summary>Every project was scanned and nothing was found that counts; or the command was carried out.</summary>
    public const int Clean = 0;

    /// <summary>Every project was scanned, and something was found that counts.</summary>
    public const int Findings = 1;

    /// <summary>The command was not understood, or names what does not exist or cannot be written.</summary>
    public const int Usage = 2;

    /// <summary>In some project the scan did not run, and what is there is not known; or a report that was asked for is missing.</summary>
    public const int NotScanned = 3;
}
