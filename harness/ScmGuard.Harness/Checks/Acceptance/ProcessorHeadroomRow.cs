using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Whether the host leaves the daemon enough time for the module's heartbeat: without it the module stops with fatal code 8.</summary>
/// <remarks>
/// Taken from the kernel's pressure (the share of the last minute in which something waited for a processor), or, where the kernel does not keep it,
/// from how busy the processors are for a few seconds. How much the heartbeat bears is not published: the limits are assumptions.
/// </remarks>
internal sealed class ProcessorHeadroomRow : IAcceptanceRow
{
    private const string PressureFile = "/proc/pressure/cpu";
    private const string TimesFile = "/proc/stat";

    private static readonly NumberSetting s_pressure = new("acceptance.cpu.pressure.maximum", 0.6, 0, 1, "The largest share of the last minute in which something may have waited for a processor.");
    private static readonly NumberSetting s_busy = new("acceptance.cpu.busy.maximum", 0.9, 0, 1, "The largest share of their time for which the processors may be busy, where the kernel keeps no pressure.");
    private static readonly NumberSetting s_band = new("acceptance.cpu.band", 0.2, 0, 1, "How far below either maximum a share counts as marginal.");
    private static readonly NumberSetting s_seconds = new("acceptance.cpu.seconds", 5, 1, 30, "For how long the processors are watched, in seconds, where the kernel keeps no pressure.");

    public string Name => "cpu-headroom";

    public string Title => "Measure what the processors leave for the heartbeat";

    public string Source => SourcePages.ScmFaq;

    public string Remedy => "Find what uses the processors (`top`), and limit it, or give zkifc more weight: code 8 stops the module when its heartbeat starves.";

    public IReadOnlyList<Setting> Settings { get; } = [s_pressure, s_busy, s_band, s_seconds];

    public async Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        double band = s_band.In(context.Settings);
        if (PressureOf(context.Host) is { } text)
        {
            return ReadPressure(text) is { } pressure
                ? Judge(new Measurement("share of the last minute in which something waited for a processor", pressure, "1", Limits.AtMost(s_pressure.In(context.Settings), band, "an assumption")))
                : Unreadable(PressureFile);
        }

        ulong[]? before = ReadTimes(context.Host.ReadText(TimesFile));
        if (before is not null)
        {
            await Task.Delay(TimeSpan.FromSeconds(s_seconds.In(context.Settings)), context.Time, stop).ConfigureAwait(false);
        }

        return before is not null && ReadTimes(context.Host.ReadText(TimesFile)) is { } after && BusyShare(before, after) is { } busy
            ? Judge(new Measurement("share of their time for which the processors were busy", busy, "1", Limits.AtMost(s_busy.In(context.Settings), band, "an assumption")))
            : Unreadable(TimesFile);
    }

    // Some kernels have the file and keep nothing in it: it cannot be opened.
    private static string? PressureOf(IHost host)
    {
        try
        {
            return host.ReadText(PressureFile);
        }
        catch (HostException)
        {
            return null;
        }
    }

    private static StepOutcome Judge(Measurement measured) =>
        StepOutcome.Pass(measured.Verdict is Verdict.Pass ? "The processors leave enough time for the heartbeat." : "The processors leave little time for the heartbeat.").Judged(measured);

    private static StepOutcome Unreadable(string path) =>
        StepOutcome.Inconclusive($"What the processors do cannot be read: {path} is missing, or not in its usual form.", $"Look at {path} and at `top` by hand.");

    // some avg10=0.00 avg60=0.00 avg300=0.00 total=0, in percent.
    private static double? ReadPressure(string text)
    {
        const string Prefix = "avg60=";
        string? line = text.Split('\n').FirstOrDefault(line => line.StartsWith("some ", StringComparison.Ordinal));
        string? field = line?.Split(' ').FirstOrDefault(field => field.StartsWith(Prefix, StringComparison.Ordinal));
        return field is not null && double.TryParse(field.AsSpan(Prefix.Length), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double percent) && percent is >= 0 and <= 100
            ? percent / 100
            : null;
    }

    // cpu user nice system idle iowait irq softirq steal, in ticks since the boot. What comes behind is counted in the first ones already.
    private static ulong[]? ReadTimes(string? text)
    {
        string[]? fields = text?.Split('\n').FirstOrDefault(line => line.StartsWith("cpu ", StringComparison.Ordinal))?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (fields is not { Length: >= 9 })
        {
            return null;
        }

        ulong[] times = new ulong[8];
        return Enumerable.Range(0, times.Length).All(index => ulong.TryParse(fields[index + 1], NumberStyles.None, CultureInfo.InvariantCulture, out times[index])) ? times : null;
    }

    private static double? BusyShare(ulong[] before, ulong[] after)
    {
        double[] spent = [.. before.Zip(after, (first, second) => (double)second - first)];
        double all = spent.Sum();
        double idle = spent[3] + spent[4];

        // The time waited for a disk may go back by a little (proc(5)); anything else that does is no answer.
        return all > 0 && spent.Where((_, index) => index != 4).All(time => time >= 0) && idle >= 0 && idle <= all ? 1 - (idle / all) : null;
    }
}
