using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>
/// Traces of a supply that breaks down, as a USB device's in-rush current makes it on the vendor's boards: boots that ended without a shutdown, and
/// under-voltage. A boot that ended without one may as well have been ended by hand, so such boots alone never fail a unit.
/// </summary>
internal sealed class UsbInrushRow : IAcceptanceRow
{
    /// <summary>Journald writes this message as the last of a boot that ends as it should: SD_MESSAGE_JOURNAL_STOP (sd-messages(3)).</summary>
    private const string JournalStopMessage = "d93fb3c9c24d451a97cea615ce59c00b";

    private const int UnderVoltageNow = 1 << 0;
    private const int UnderVoltageSinceBoot = 1 << 16;

    private static readonly NumberSetting s_boots = new("acceptance.reboots.looked-at", 10, 1, 1000, "How many earlier boots are looked at, the last ones first.");
    private static readonly NumberSetting s_unclean = new("acceptance.reboots.unclean.maximum", 3, 0, 1000, "How many of them may have ended without a shutdown before nothing can be said of the supply; any counts as marginal.");

    public string Name => "usb-inrush";

    public string Title => "Look for reboots by USB in-rush current";

    public string Source => Advisories.UsbInrushReboots.Source;

    public string Remedy => Sentence.Of(Advisories.UsbInrushReboots.Workaround!);

    public IReadOnlyList<Setting> Settings { get; } = [s_boots, s_unclean];

    public async Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        if (Applicability.Without(context, ModelSupport.ScmOnly, "board of the vendor's with this issue") is { } nothing)
        {
            return nothing;
        }

        int? throttled = await AskThrottledAsync(context.Host, stop).ConfigureAwait(false);
        Observation supply = new("under-voltage", throttled switch
        {
            null => "not told",
            { } bits when (bits & UnderVoltageNow) != 0 => "now",
            { } bits when (bits & UnderVoltageSinceBoot) != 0 => "since the boot",
            _ => "none",
        });
        if ((throttled & UnderVoltageNow) is not (null or 0))
        {
            return StepOutcome.Fail("The supply's voltage is too low now.", "Use a supply that is strong enough, and take USB devices off or put a powered hub in between.").Seen(supply);
        }

        StepOutcome outcome = await JudgeBootsAsync(context, stop).ConfigureAwait(false);
        return ((throttled & UnderVoltageSinceBoot) is null or 0
            ? outcome
            : outcome with { Verdict = Verdicts.Worse(outcome.Verdict, Verdict.Marginal), Summary = $"The supply's voltage was too low at least once since the boot. {outcome.Summary}", Remedy = Remedy }).Seen(supply);
    }

    private static async Task<StepOutcome> JudgeBootsAsync(StepContext context, CancellationToken stop)
    {
        if (context.Host.List("/var/log/journal") is null)
        {
            return StepOutcome.Inconclusive("The host keeps no journal of earlier boots, so it cannot be seen how they ended.", "Make the journal persistent: create /var/log/journal, and restart systemd-journald.");
        }

        HostAnswer list = await context.Host.AskAsync(new HostCommand("journalctl", "--list-boots", "--no-pager"), stop).ConfigureAwait(false);
        HostAnswer stops = await context.Host.AskAsync(
            new HostCommand("journalctl", "--quiet", "--no-pager", "--output=json", "--output-fields=_BOOT_ID", $"MESSAGE_ID={JournalStopMessage}"), stop).ConfigureAwait(false);

        // Without any such message some versions answer with an exit code of 1.
        if (!list.IsGood || ReadBoots(list.Output) is not { Count: > 0 } boots || !(stops.IsGood || stops.Output.Length == 0) || ReadStops(stops.Output) is not { } ended)
        {
            return StepOutcome.Inconclusive("The journal's list of boots cannot be read.", "Run `journalctl --list-boots` by hand.");
        }

        string[] earlier = [.. boots.SkipLast(1).TakeLast((int)s_boots.In(context.Settings))];

        // Journald writes a boot_id without dashes.
        HashSet<string> cut = new(
            context.Run.Steps.SelectMany(step => step.Attempts).Where(attempt => attempt.Reboots is RebootKind.PowerCut).Select(attempt => attempt.Boot.BootId.Replace("-", "", StringComparison.Ordinal)),
            StringComparer.OrdinalIgnoreCase);
        int unclean = earlier.Count(boot => !ended.Contains(boot) && !cut.Contains(boot));
        Measurement measured = new("earlier boots that ended without a shutdown", unclean, "1");
        return (unclean == 0
            ? StepOutcome.Pass($"None of the last {earlier.Length} boots ended without a shutdown{(cut.Count == 0 ? "" : ", but for power cuts of this run")}.")
            : unclean <= s_unclean.In(context.Settings)
            ? new StepOutcome(Verdict.Marginal, $"{unclean} of the last {earlier.Length} boots ended without a shutdown: by hand, or by a supply that broke down. The two look the same.")
            : StepOutcome.Inconclusive(
                $"{unclean} of the last {earlier.Length} boots ended without a shutdown. That is what in-rush current looks like ({Advisories.UsbInrushReboots.Id}), and what a pulled plug looks like.",
                $"Unless somebody cut the power: {Advisories.UsbInrushReboots.Workaround}. Then reboot cleanly a few times, and repeat the run.") with
            { Advisory = Advisories.UsbInrushReboots.Id })
            .Judged(measured);
    }

    private static async Task<int?> AskThrottledAsync(IHost host, CancellationToken stop)
    {
        try
        {
            HostAnswer answer = await host.AskAsync(new HostCommand("vcgencmd", "get_throttled"), stop).ConfigureAwait(false);
            const string Prefix = "throttled=0x";
            string text = answer.Output.Trim();
            return answer.IsGood && text.StartsWith(Prefix, StringComparison.Ordinal)
                && int.TryParse(text.AsSpan(Prefix.Length), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out int bits) ? bits : null;
        }
        catch (HostException)
        {
            return null;
        }
    }

    // " -1 0123456789abcdef0123456789abcdef Mon 2026-01-05 ...", the oldest first; newer versions have a line of titles above.
    private static List<string>? ReadBoots(string text)
    {
        List<string> boots = [];
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            string[] fields = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            if (boots.Count == 0 && fields is ["IDX", ..])
            {
                continue;
            }

            if (fields is not [{ } index, { Length: 32 } boot, ..] || !int.TryParse(index, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) || number > 0 || !boot.All(char.IsAsciiHexDigit))
            {
                return null;
            }

            boots.Add(boot);
        }

        return boots;
    }

    private static HashSet<string>? ReadStops(string text)
    {
        HashSet<string> boots = new(StringComparer.OrdinalIgnoreCase);
        foreach (string line in text.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            try
            {
                using JsonDocument entry = JsonDocument.Parse(line);
                if (entry.RootElement.GetProperty("_BOOT_ID").GetString() is not { } boot)
                {
                    return null;
                }

                boots.Add(boot);
            }
            catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException)
            {
                return null;
            }
        }

        return boots;
    }
}
