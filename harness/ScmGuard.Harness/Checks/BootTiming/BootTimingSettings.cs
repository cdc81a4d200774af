using System.Collections.Generic;
using ScmGuard.Harness.Engine;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.BootTiming;

/// <summary>What a station can tell the check of boot times. Where no page gives a figure, the default is an assumption, and its description says so.</summary>
public static class BootTimingSettings
{
    private const string Check = "boot-timing";

    /// <summary>How many boots to measure.</summary>
    public static NumberSetting Boots { get; } = new(
        $"{Check}.boots", 0, 0, 2000, "Boots to measure, the first one, which does not count, left out. 0: as many as a reliability claim needs, or the cycles if more than one is asked for, or 20");

    /// <summary>The most that the fast mode's median may be.</summary>
    public static NumberSetting FastMedianAtMost { get; } = new(
        $"{Check}.fast-median.at-most", BootBudget.Usual.Value.TotalSeconds + 10, 1, 3600,
        "The most that the fast mode's median may be, in seconds. The vendor says about 90 s; the 10 s above it are an assumption");

    /// <summary>How near to that it counts as marginal.</summary>
    public static NumberSetting FastMedianBand { get; } = new(
        $"{Check}.fast-median.band", 5, 0, 3600, "How near to fast-median.at-most the fast mode's median counts as marginal, in seconds");

    /// <summary>How far the slow mode is above the fast one.</summary>
    public static NumberSetting SlowOffset { get; } = new(
        $"{Check}.slow-offset.expected", BootBudget.RevisionBExtra.Value.TotalSeconds, 1, 3600, "How far the slow mode is above the fast one, in seconds. The vendor says about 50 s");

    /// <summary>How far that may vary.</summary>
    public static NumberSetting SlowOffsetTolerance { get; } = new(
        $"{Check}.slow-offset.tolerance", 15, 0, 3600, "How far the slow mode's offset may be from the expected one, in seconds: an assumption");

    /// <summary>The share of slow boots on Rev A that is no mode yet.</summary>
    public static NumberSetting RevisionATolerated { get; } = new(
        $"{Check}.slow-share.revision-a.tolerated", 0.01, 0, 1, "A share of slow boots proven to be above this fails a Rev A unit: an assumption");

    /// <summary>The share of slow boots that must be ruled out on Rev A.</summary>
    public static NumberSetting RevisionAExcluded { get; } = new(
        $"{Check}.slow-share.revision-a.excluded", 0.2, 0, 1, "The share of slow boots that has to be ruled out before a Rev A unit passes: an assumption");

    /// <summary>The most that the share of slow boots may be on Rev B.</summary>
    public static NumberSetting RevisionBAtMost { get; } = new(
        $"{Check}.slow-share.revision-b.at-most", 0.75, 0, 1, "The largest share of slow boots on Rev B. The vendor says that some are slow, not how many: an assumption");

    /// <summary>The most that any boot may take.</summary>
    public static NumberSetting SlowestAtMost { get; } = new(
        $"{Check}.slowest.at-most", BootBudget.Usual.Value.TotalSeconds + BootBudget.RevisionBExtra.Value.TotalSeconds + 25, 1, 7200,
        "The most that any boot may take, in seconds; a longer one is a failed boot. An assumption: the fast mode's limit, the slow mode's largest offset");

    /// <summary>How much slower than before a unit may have become.</summary>
    public static NumberSetting DriftAtMost { get; } = new(
        $"{Check}.drift.at-most", 5, 0, 3600, "How much slower than in its earlier runs the unit's fast boots may have become, in seconds: an assumption");

    /// <summary>Where histories are kept.</summary>
    public static TextSetting History { get; } = new(
        $"{Check}.history", "", "The folder, absolute, in which each unit's boot times are kept from run to run; empty to keep none");

    /// <summary>Whether the clock is set in each boot.</summary>
    public static FlagSetting ClockSetDuringBoot { get; } = new(
        $"{Check}.clock-set-during-boot", false, "true if a service sets the host's clock from an RTC during each boot, as zkbootrtc is meant to. Then the kernel needs no RTC of its own");

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Setting> All { get; } =
    [
        Boots, FastMedianAtMost, FastMedianBand, SlowOffset, SlowOffsetTolerance, RevisionATolerated, RevisionAExcluded, RevisionBAtMost, SlowestAtMost, DriftAtMost,
        History, ClockSetDuringBoot,
    ];
}
