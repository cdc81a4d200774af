using System;

namespace ScmGuard.Knowledge;

/// <summary>The times and counts of the LED's patterns.</summary>
/// <remarks>Source: SCM FAQ and Troubleshooting; General FAQ.</remarks>
public static class LedTiming
{
    /// <summary>How often a running pattern repeats.</summary>
    public static Fact<TimeSpan> HeartbeatPeriod { get; } = new(TimeSpan.FromSeconds(3), SourcePages.ScmFaq);

    /// <summary>Flashes in a period in developer mode.</summary>
    public static Fact<int> DeveloperModeFlashes { get; } = new(1, SourcePages.ScmFaq);

    /// <summary>Flashes in a period in production mode.</summary>
    public static Fact<int> ProductionModeFlashes { get; } = new(3, SourcePages.ScmFaq);

    /// <summary>Rapid flashes in a second.</summary>
    public static Fact<double> RapidFlashesPerSecond { get; } = new(5, SourcePages.GeneralFaq)
    {
        Unconfirmed = "that production mode's rapid flashes are as fast as those of an unbound unit",
    };

    /// <summary>Very rapid flashes in a second.</summary>
    public static Fact<double> VeryRapidFlashesPerSecond { get; } = new(10, SourcePages.ScmFaq)
    {
        Unconfirmed = "the exact rate: the ten flashes take about a second in all",
    };

    /// <summary>Very rapid flashes before a fatal code.</summary>
    public static Fact<int> PreambleFlashes { get; } = new(10, SourcePages.ScmFaq);

    /// <summary>How long the LED is off before the main code and before the subcode.</summary>
    public static Fact<TimeSpan> Gap { get; } = new(TimeSpan.FromSeconds(1), SourcePages.ScmFaq);

    /// <summary>How long a counted flash is.</summary>
    public static Fact<TimeSpan> CodeFlash { get; } = new(TimeSpan.FromSeconds(0.5), SourcePages.ScmFaq)
    {
        Unconfirmed = "whether it is the time that the LED is on, or the time from one flash to the next",
    };

    /// <summary>The shortest time off between counted flashes that a decoder must accept.</summary>
    public static Fact<TimeSpan> CodePauseMinimum { get; } = new(TimeSpan.FromSeconds(0.25), SourcePages.ScmFaq)
    {
        Unconfirmed = "the time off between counted flashes, which no page states",
    };

    /// <summary>The longest time off between counted flashes that a decoder must accept.</summary>
    public static Fact<TimeSpan> CodePauseMaximum { get; } = new(TimeSpan.FromSeconds(0.75), SourcePages.ScmFaq)
    {
        Unconfirmed = "the time off between counted flashes, which no page states",
    };

    /// <summary>How often a fatal code is shown before the unit reboots.</summary>
    public static Fact<int> FatalCodeRepeats { get; } = new(3, SourcePages.ScmFaq);
}
