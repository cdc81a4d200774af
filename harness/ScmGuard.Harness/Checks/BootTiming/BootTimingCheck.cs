using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Boot;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Statistics;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.BootTiming;

/// <summary>
/// Where a boot's seconds go, whether they are those of Rev A or of Rev B, and whether they have changed. Rev B is a mixture of fast and slow boots, not a
/// shift, so the fast mode's median, the slow mode's offset and its share are judged each by itself. Source: SCM FAQ and Troubleshooting.
/// </summary>
public sealed class BootTimingCheck : ICheck
{
    /// <summary>What a measuring step calls the boot's time where the boot counts: the middle of its bounds, in seconds.</summary>
    public const string BootTime = "boot time";

    /// <summary>How many boots are measured if nobody says: enough to tell Rev A from Rev B, see docs/harness/boot-timing.md.</summary>
    public const int DefaultBoots = 20;

    /// <summary>The most boots that a claim may need: about a month of them. A plan has an end, since it stands in the journal.</summary>
    public const int MostBoots = 30_000;

    /// <summary>The measurement of a boot's time: at least. See <see cref="BootTimeAtMost"/>.</summary>
    public const string BootTimeAtLeast = "boot time, at least";

    /// <summary>The measurement of a boot's time: at most. In seconds from the last record before the shutdown to the module's first good answer.</summary>
    public const string BootTimeAtMost = "boot time, at most";

    private const string GapAtLeast = "off-kernel gap, at least";
    private const string GapAtMost = "off-kernel gap, at most";
    private const string BootIdSeen = "boot_id";

    // The program is a part of the boot, so the boot need not be over when it runs.
    private static readonly TimeSpan s_patience = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan s_longestCycle = TimeSpan.FromHours(1);

    /// <inheritdoc/>
    public string Name => "boot-timing";

    /// <inheritdoc/>
    public string Title => "Where a boot's seconds go, Rev A or Rev B, drift, and how reliably the unit boots";

    /// <inheritdoc/>
    public IReadOnlyList<Setting> Settings => BootTimingSettings.All;

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">The claim needs more boots than <see cref="MostBoots"/>.</exception>
    public IReadOnlyList<Step> Plan(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!request.Reboots.Contains(RebootKind.Soft))
        {
            return [new Step { Name = "judge", Title = "Judge the boots", Act = (_, _) => Task.FromResult(WithoutSoftReboots()) }];
        }

        int boots = BootsOf(request.Options);
        List<Step> steps = [Step.Reboot(RebootOf(0), RebootKind.Soft), Measuring(0, boots)];
        foreach (int boot in Enumerable.Range(1, boots))
        {
            steps.Add(Step.Reboot(RebootOf(boot), RebootKind.Soft));
            steps.Add(Measuring(boot, boots));
        }

        steps.Add(new Step { Name = "judge", Title = "Judge the boots", Act = (context, _) => Task.FromResult(Judge(context, EarlierBoots(context, boots))) });
        return steps;
    }

    private static int BootsOf(CheckOptions options)
    {
        int asked = (int)BootTimingSettings.Boots.In(options.Settings);
        if (asked > 0)
        {
            return asked;
        }

        if (ClaimOf(options) is not { } claim)
        {
            return options.Cycles > 1 ? options.Cycles : DefaultBoots;
        }

        return claim.TriesNeeded <= MostBoots
            ? Math.Max(claim.TriesNeeded, DefaultBoots)
            : throw new ArgumentException(FormattableString.Invariant($"A reliability of {claim.Reliability} at a confidence of {claim.Confidence} needs more than {MostBoots} boots. Claim less, such as 0.99 at 0.95, which needs 299."), nameof(options));
    }

    private static ReliabilityClaim? ClaimOf(CheckOptions options) => options.Reliability is { } reliability ? new ReliabilityClaim(reliability, options.Confidence) : null;

    // The first boot may be the first one after an install: it is made and measured, and does not count.
    private static string NameOf(int boot) => boot == 0 ? "first" : string.Create(CultureInfo.InvariantCulture, $"boot-{boot:0000}");

    private static string RebootOf(int boot) => $"{NameOf(boot)}/reboot";

    private static string MeasureOf(int boot) => $"{NameOf(boot)}/measure";

    private static Step Measuring(int boot, int boots) => new()
    {
        Name = MeasureOf(boot),
        Title = boot == 0 ? "Measure the first boot, which does not count" : "Measure the boot",
        Deadline = TimeSpan.FromMinutes(3),
        Act = (context, stop) => MeasureAsync(context, boot, boots, stop),
    };

    private static StepOutcome WithoutSoftReboots() => StepOutcome.Inconclusive(
        "Boot times are measured over soft reboots, which were not asked for: after the power was off, the unit cannot tell that time from the boot.",
        "Allow soft reboots, or measure from a controller.");

    private static async Task<StepOutcome> MeasureAsync(StepContext context, int boot, int boots, CancellationToken stop)
    {
        if (context.RecordOf(RebootOf(boot)) is not { EndBoot: { } end, Attempts: [.., { } attempt] } reboot)
        {
            return StepOutcome.Inconclusive("No reboot was made before this measurement.");
        }

        if (context.Boot.BootId != end.BootId)
        {
            return StepOutcome.Inconclusive("The unit booted once more before this boot was measured.", "Look for the cause of the reboot: power, watchdog, USB in-rush current, a fatal LED code.");
        }

        SystemdTimes systemd = await AwaitFinishAsync(context, stop).ConfigureAwait(false);
        BootIdentity now = await context.Unit.ReadBootAsync(stop).ConfigureAwait(false);
        DateTimeOffset wall = context.Unit.Clock.GetUtcNow();
        if ((end.Firmware is not null ? end : now) is not { Firmware: not null } answered)
        {
            return StepOutcome.Inconclusive("The module does not answer.", "Look at the LED and at `systemctl status zkifc`.");
        }

        DateTimeOffset? last = context.Run.Shutdowns.Where(shutdown => shutdown.BootId == attempt.Boot.BootId).Select(shutdown => (DateTimeOffset?)shutdown.At).LastOrDefault();
        BootMilestones milestones = new(end.BootId, attempt.At, last, systemd, answered.Uptime, new Stamp(now.Uptime, wall));
        WallClock clock = WallClock.Of(context.Host, BootTimingSettings.ClockSetDuringBoot.In(context.Settings));
        Censored? gap = milestones.OffKernelGap(clock, out string? doubt);
        StepOutcome outcome = Describe(milestones, gap, doubt).Judged([.. Milestones(milestones, gap), .. Progress(context, reboot, boot, boots, out string left)])
            .Seen(new Observation(BootIdSeen, end.BootId), new Observation("progress", left));
        if (boot == 0)
        {
            return outcome with { Verdict = Verdict.Pass, Summary = $"The first boot does not count: it may be the first one after an install. {outcome.Summary}" };
        }

        if (gap is { } off)
        {
            // One number for each boot that counts, for whoever draws them. The gates go by the bounds.
            outcome = outcome.Judged(new Measurement(BootTime, (off + milestones.Answer).Middle, "s"));
        }

        StepOutcome[] all = [.. EarlierBoots(context, boot - 1), outcome];
        return ClaimOf(context.Run.Begun.Options) is { } claim && BootGates.IsSettled(claim, Evidence(context, all), BootTimingLimits.In(context.Settings))
            ? Conclude(outcome, Judge(context, all))
            : outcome;
    }

    private static async Task<SystemdTimes> AwaitFinishAsync(StepContext context, CancellationToken stop)
    {
        long begun = context.Time.GetTimestamp();
        while (true)
        {
            SystemdTimes systemd = await SystemdTimes.ReadAsync(context.Host, stop).ConfigureAwait(false);
            if (systemd.Finish is not null || context.Time.GetElapsedTime(begun) > s_patience)
            {
                return systemd;
            }

            await Task.Delay(s_pollInterval, context.Time, stop).ConfigureAwait(false);
        }
    }

    private static StepOutcome Describe(BootMilestones milestones, Censored? gap, string? doubt) => gap is { } off
        ? StepOutcome.Pass($"The boot took {off + milestones.Answer} s: {off} s before the kernel, {milestones.Answer} s from there to the module's first good answer.")
        : StepOutcome.Inconclusive(
            $"The boot's time is not known, because {doubt}. From the kernel's start to the module's first good answer it took {milestones.Answer} s.",
            "See docs/harness/boot-timing.md on clocks: a service that sets the clock from an RTC during the boot has to be named (boot-timing.clock-set-during-boot), or measure from a controller.");

    private static IEnumerable<Measurement> Milestones(BootMilestones milestones, Censored? gap)
    {
        if (gap is { } off)
        {
            Censored whole = off + milestones.Answer;
            yield return new Measurement(BootTimeAtLeast, whole.Lower, "s");
            yield return new Measurement(BootTimeAtMost, whole.Upper, "s");
            yield return new Measurement(GapAtLeast, off.Lower, "s");
            yield return new Measurement(GapAtMost, off.Upper, "s");
        }

        if (milestones.LastRecord - milestones.RebootIntended is { Ticks: >= 0 } shutdown)
        {
            yield return new Measurement("reboot intent to last record", shutdown.TotalSeconds, "s");
        }

        foreach ((string name, Stamp? stamp) in Named(milestones.Systemd))
        {
            if (stamp is not null)
            {
                yield return new Measurement($"kernel to {name}", stamp.SinceKernel.TotalSeconds, "s");
            }
        }

        yield return new Measurement("kernel to first good answer, at least", milestones.Answer.Lower, "s");
        yield return new Measurement("kernel to first good answer, at most", milestones.Answer.Upper, "s");
    }

    private static IEnumerable<(string Name, Stamp? Stamp)> Named(SystemdTimes systemd) =>
    [
        ("userspace", systemd.Userspace),
        ("network online", systemd.NetworkOnline),
        ("sshd", systemd.Ssh),
        ($"{HostSystem.Daemon.Value} started", systemd.Daemon),
        ("finish", systemd.Finish),
    ];

    private static Measurement[] Progress(StepContext context, StepRecord reboot, int boot, int boots, out string words)
    {
        // A clock that was set in between makes nonsense of a cycle: what cannot be is left out.
        double[] cycles =
        [
            .. Enumerable.Range(0, boot + 1).Select(number => number == boot ? reboot : context.RecordOf(RebootOf(number)))
                .Select(record => record?.EndedAt - record?.Attempts[^1].At)
                .Where(cycle => cycle > TimeSpan.Zero && cycle < s_longestCycle)
                .Select(cycle => cycle!.Value.TotalSeconds),
        ];
        int left = boots - boot;
        TimeSpan time = left * (cycles.Length > 0 ? TimeSpan.FromSeconds(Quantile.Median(cycles)) : BootBudget.Usual.Value);
        words = string.Create(CultureInfo.InvariantCulture, $"{boot} of {boots} boots measured, about {Math.Ceiling(time.TotalMinutes):0} min left");
        return [new Measurement("boots left", left, "1"), new Measurement("time left", time.TotalSeconds, "s")];
    }

    private static StepOutcome[] EarlierBoots(StepContext context, int last) =>
        [.. Enumerable.Range(1, last).Select(boot => context.OutcomeOf(MeasureOf(boot))).OfType<StepOutcome>()];

    private static BootEvidence Evidence(StepContext context, IReadOnlyList<StepOutcome> boots)
    {
        Censored[] times =
        [
            .. boots.Select(boot => (Lower: Value(boot, BootTimeAtLeast), Upper: Value(boot, BootTimeAtMost)))
                .Where(boot => boot.Lower is not null && boot.Upper is not null)
                .Select(boot => new Censored(boot.Lower!.Value, boot.Upper!.Value)),
        ];
        return new BootEvidence(times, boots.Count - times.Length)
        {
            Revision = context.Run.Unit?.Revision,
            Confidence = context.Run.Begun.Options.Confidence,
            Claim = ClaimOf(context.Run.Begun.Options),
            Firmware = context.Run.Unit?.Firmware,
        };
    }

    private static double? Value(StepOutcome outcome, string name) => outcome.Measurements.FirstOrDefault(measurement => measurement.Name == name)?.Value;

    private static StepOutcome Judge(StepContext context, IReadOnlyList<StepOutcome> boots)
    {
        // The budget is that of an SCM. For other models no page gives one, and a figure of one product says nothing about another.
        if (context.Run.Unit is not { } unit || context.Model is not { Model: Model.Scm })
        {
            return StepOutcome.Inconclusive($"No page says how long a {context.Run.Unit?.Model ?? "unit of an unknown model"} takes to boot. The boots were measured and not judged.").Judged([.. Medians(boots)]);
        }

        BootEvidence evidence = Evidence(context, boots);
        BootHistory? history = null;
        string folder = BootTimingSettings.History.In(context.Settings);
        try
        {
            if (folder.Length > 0)
            {
                history = BootHistory.Read(folder, unit.SerialNumber);
                string run = context.Own(context.Run.Begun.Run);
                evidence = evidence with { History = [.. history.Runs.Where(earlier => earlier.Run != run)] };
                if (evidence.Boots.Count > 0)
                {
                    history.Add(new BootSeries(run, context.Unit.Clock.GetUtcNow(), unit.Firmware, [.. evidence.Boots.Select(boot => boot.Middle)]));
                }
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            StepOutcome judged = Sum(BootGates.Judge(evidence with { History = null }, BootTimingLimits.In(context.Settings)), boots)
                .Seen(new Observation("history", $"could not be kept: {exception.Message}"));

            // What was proven stands, whatever became of the history.
            return judged.Verdict is Verdict.Fail ? judged : judged with
            {
                Verdict = Verdict.BenchFault,
                Summary = $"The unit's history could not be kept: {exception.Message}",
                Remedy = "Name a folder in boot-timing.history that the program may read and write.",
            };
        }

        StepOutcome outcome = Sum(BootGates.Judge(evidence, BootTimingLimits.In(context.Settings)), boots);
        return history is { UnreadableLines: > 0 } damaged ? outcome.Seen(new Observation("history", $"{damaged.UnreadableLines} lines could not be read and were left out")) : outcome;
    }

    // The worst gate speaks for all, and the others stand beside it.
    private static StepOutcome Sum(IReadOnlyList<Gate> gates, IReadOnlyList<StepOutcome> boots)
    {
        Verdict verdict = Verdicts.Worst(gates.Select(gate => gate.Verdict).OfType<Verdict>());
        IEnumerable<Gate> telling = verdict is Verdict.Pass ? gates.Where(gate => gate.Measurements.Count > 0 || gate.Verdict is null) : gates.Where(gate => gate.Verdict == verdict);
        string summary = string.Join("; ", telling.Select(gate => gate.Text)) + ".";
        return new StepOutcome(verdict, char.ToUpperInvariant(summary[0]) + summary[1..])
        {
            Remedy = gates.FirstOrDefault(gate => gate.Verdict == verdict)?.Remedy,
            Source = SourcePages.ScmFaq,
            Measurements = [.. gates.SelectMany(gate => gate.Measurements), .. Medians(boots)],
            Observations = [.. gates.Select(gate => new Observation(gate.Name, $"{(gate.Verdict is { } known ? $"{known}: " : "")}{gate.Text}"))],
        };
    }

    private static IEnumerable<Measurement> Medians(IReadOnlyList<StepOutcome> boots) => boots
        .SelectMany(boot => boot.Measurements)
        .Where(measurement => measurement.Unit == "s" && measurement.Name != "time left")
        .GroupBy(measurement => measurement.Name)
        .Select(values => new Measurement($"{values.Key}, median of {values.Count()}", Quantile.Median([.. values.Select(value => value.Value)]), "s"));

    private static StepOutcome Conclude(StepOutcome boot, StepOutcome judged) => judged with
    {
        ConcludesCheck = true,
        Verdict = Verdicts.Worse(boot.Verdict, judged.Verdict),
        Measurements = [.. boot.Measurements, .. judged.Measurements],
        Observations = [.. boot.Observations, .. judged.Observations],
    };
}
