using System;
using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The wake pin's number by board. Without it, a Zymkey or an HSM never binds on kernel 6.6 and later.</summary>
/// <remarks>Source: General FAQ.</remarks>
public static class WakePins
{
    /// <summary>The GPIO (BCM number) that wakes the module.</summary>
    public static Fact<int> Gpio { get; } = new(4, SourcePages.GeneralFaq);

    /// <summary>The first kernel that numbers pins so that the wake pin has to be named.</summary>
    public static Fact<Version> FirstKernel { get; } = new(new Version(6, 6), SourcePages.GeneralFaq);

    /// <summary>All boards.</summary>
    public static IReadOnlyList<WakePin> All { get; } =
    [
        new("CM4", 516, SourcePages.GeneralFaq),
        new("Pi 4", 516, SourcePages.GeneralFaq),
        new("Pi 5 Rev 1.0", 575, SourcePages.GeneralFaq),
        new("Pi 5 Rev 1.1", 573, SourcePages.GeneralFaq),
        new("CM5", 573, SourcePages.GeneralFaq),
    ];
}
