namespace ScmGuard.Lab;

/// <summary>How the program ends.</summary>
internal static class ExitCode
{
    /// <summary>All that was asked for came as expected.</summary>
    public const int AsExpected = 0;

    /// <summary>A scenario did not end as expected.</summary>
    public const int Unexpected = 1;

    /// <summary>The command line is wrong, or the bench itself failed.</summary>
    public const int Failed = 2;

    /// <summary>It was interrupted.</summary>
    public const int Stopped = 130;
}
