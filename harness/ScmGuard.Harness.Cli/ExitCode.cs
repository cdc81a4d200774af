namespace ScmGuard.Harness.Cli;

/// <summary>What the program ends with.</summary>
internal static class ExitCode
{
    public const int Ok = 0;

    /// <summary>The command was understood, and could not be carried out.</summary>
    public const int Failed = 1;

    /// <summary>The command was not understood, or names what does not exist.</summary>
    public const int Usage = 2;
}
