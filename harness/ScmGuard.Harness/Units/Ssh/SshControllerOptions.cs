using System;
using ScmGuard.Harness.Led;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>What a controller goes by.</summary>
public sealed record SshControllerOptions
{
    /// <summary>The folder of the published build that is put on the unit. The program that runs here, unless told otherwise.</summary>
    public string ProgramFolder { get; init; } = AppContext.BaseDirectory;

    /// <summary>The run's name; null for a new one.</summary>
    public string? Run { get; init; }

    /// <summary>The station file, which the run on the unit goes by as well; null without one.</summary>
    public string? StationFile { get; init; }

    /// <summary>How long to wait between two looks. What is only seen from outside is known no better than this.</summary>
    public TimeSpan PollInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the unit may give no useful answer before it is given up. More than the engine on the unit waits for a reboot to begin.</summary>
    public TimeSpan SilenceLimit { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How long a shutdown may take before a cold boot.</summary>
    public TimeSpan ShutdownLimit { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How long after the SSH port closed the power is left on: the host is still writing.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How long a run may take in all.</summary>
    public TimeSpan OverallLimit { get; init; } = TimeSpan.FromDays(7);

    /// <summary>Opens the line of the unit's LED; null for the station's, if it names one.</summary>
    public Func<ILineEventSource?>? OpenLed { get; init; }

    /// <summary>How long a stretch of the LED's trace is.</summary>
    public TimeSpan LedStretch { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>The clock, for waiting and for measuring.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;
}
