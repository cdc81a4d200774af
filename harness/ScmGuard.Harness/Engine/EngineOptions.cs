using System;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Engine;

/// <summary>What the engine goes by.</summary>
public sealed record EngineOptions
{
    /// <summary>The clock for deadlines and waits. Not the host's wall clock.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>What a boot has to keep.</summary>
    public RebootLimits Reboot { get; init; } = RebootLimits.Default;

    /// <summary>Told of each line that was written, and of what the run looks like then.</summary>
    public Action<JournalLine, RunRecord>? Watch { get; init; }
}
