namespace ScmGuard.Harness.Engine;

/// <summary>How the engine left a run.</summary>
public enum RunState
{
    /// <summary>It is over: its verdict stands.</summary>
    Ended,

    /// <summary>The unit was told to boot. The run goes on when the program is started again.</summary>
    AwaitsReboot,
}
