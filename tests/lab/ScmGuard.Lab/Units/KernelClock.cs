using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace ScmGuard.Lab.Units;

/// <summary>How long the kernel below has been running. A unit that starts has it set back to nothing, as after a boot.</summary>
internal static class KernelClock
{
    /// <summary>The arguments of unshare(1) for a time namespace in which the kernel has just begun.</summary>
    public static string[] FromNothing()
    {
        double upFor = double.Parse(File.ReadAllText("/proc/uptime").Split(' ')[0], CultureInfo.InvariantCulture);
        long monotonic = Stopwatch.GetTimestamp() / Stopwatch.Frequency;
        return ["--time", "--boottime", FormattableString.Invariant($"-{(long)upFor}"), "--monotonic", FormattableString.Invariant($"-{monotonic}")];
    }
}
