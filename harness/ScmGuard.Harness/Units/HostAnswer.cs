namespace ScmGuard.Harness.Units;

/// <summary>What a program answered.</summary>
/// <param name="ExitCode">Its exit code; 128 and the signal's number if a signal ended it.</param>
/// <param name="Output">Its standard output.</param>
/// <param name="Error">Its standard error.</param>
public sealed record HostAnswer(int ExitCode, string Output, string Error)
{
    /// <summary>True if it says that it succeeded.</summary>
    public bool IsGood => ExitCode == 0;
}
