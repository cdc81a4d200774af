using System;

namespace ScmGuard.Harness.Led.Encoding;

/// <summary>How an encoder draws a pattern. The defaults are the documented times, or what is assumed where no page states one.</summary>
/// <remarks>Source: SCM FAQ and Troubleshooting; General FAQ. Not shared with the decoder, so that an error in one does not hide in the other.</remarks>
public sealed record LedEncoding
{
    /// <summary>How long the trace is.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The clock's value at the begin of the trace, in nanoseconds.</summary>
    public long Begin { get; init; }

    /// <summary>From one heartbeat to the next.</summary>
    public TimeSpan HeartbeatPeriod { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How long the flash of developer mode is on. No page states it.</summary>
    public TimeSpan HeartbeatFlash { get; init; } = TimeSpan.FromSeconds(0.1);

    /// <summary>Rapid flashes in a second.</summary>
    public double RapidPerSecond { get; init; } = 5;

    /// <summary>Very rapid flashes in a second.</summary>
    public double VeryRapidPerSecond { get; init; } = 10;

    /// <summary>Very rapid flashes before a fatal code.</summary>
    public int PreambleFlashes { get; init; } = 10;

    /// <summary>Off before the main code, before the subcode, and between two repeats.</summary>
    public TimeSpan Gap { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a counted flash is on.</summary>
    public TimeSpan CodeFlash { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How long the LED is off between two counted flashes. No page states it.</summary>
    public TimeSpan CodePause { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>How often a fatal code is shown, after which the LED is off; 0 for a unit that shows it for ever.</summary>
    public int Repeats { get; init; } = 3;

    /// <summary>How long the rapid flashes of a unit that cannot bind go on before the LED is off. No page states it.</summary>
    public TimeSpan RapidBeforeOff { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long the LED is off before the pattern begins.</summary>
    public TimeSpan Before { get; init; }

    /// <summary>How much of the pattern has passed when the trace begins. Applies before <see cref="Drift"/> and <see cref="Jitter"/>.</summary>
    public TimeSpan StartPhase { get; init; }

    /// <summary>How far each duration may be from its nominal one, as a share of it, from 0 to below 1. Evenly spread.</summary>
    public double Jitter { get; init; }

    /// <summary>How much longer the unit's second is than the trace's, as a share, such as -0.1 or 0.1.</summary>
    public double Drift { get; init; }

    /// <summary>Contact bounce: how many edges more there are at each change, at the most. An odd number loses one, since the level is right afterwards.</summary>
    public int BounceEdges { get; init; }

    /// <summary>How long the contact bounces at the most.</summary>
    public TimeSpan BounceTime { get; init; } = TimeSpan.FromMilliseconds(4);

    /// <summary>The same seed gives the same trace.</summary>
    public int Seed { get; init; }
}
