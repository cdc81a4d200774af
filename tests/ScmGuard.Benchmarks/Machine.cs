using System;
using System.IO;
using System.Linq;
using System.Runtime.InteropServices;

namespace ScmGuard.Benchmarks;

/// <summary>What a figure was measured on.</summary>
internal static class Machine
{
    /// <summary>Processor, cores, memory, system and runtime in one line.</summary>
    public static string Description =>
        $"{Environment.ProcessorCount} x {Processor()}, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / (1024.0 * 1024 * 1024):F0} GiB, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}";

    private static string Processor()
    {
        const string cpuInfo = "/proc/cpuinfo";
        var line = File.Exists(cpuInfo) ? File.ReadLines(cpuInfo).FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':') + 1)..].Trim();
    }
}
