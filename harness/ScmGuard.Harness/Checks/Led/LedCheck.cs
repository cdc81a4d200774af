using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Checks.Led;

/// <summary>Whether the module's LED shows what the module says of itself, before and after a boot.</summary>
public sealed class LedCheck : ICheck
{
    private const string Extension = "vcd";

    // What a step may take beyond the time that it watches: the module's answers, and a disk that is slow.
    private static readonly TimeSpan s_room = TimeSpan.FromSeconds(60);

    private static readonly NumberSetting s_watch = new("led.watch", 20, 12, 600, "How long the LED is watched each time, in seconds.");

    // The longest fatal code, 22-9, takes some 35 s, and has to be seen twice from its begin.
    private static readonly NumberSetting s_longest = new("led.longest", 150, 12, 3600, "How long the LED is watched if it was not decoded until then, in seconds.");

    /// <inheritdoc/>
    public string Name => "led";

    /// <inheritdoc/>
    public string Title => "Whether the LED shows what the module says of itself, before and after a boot";

    /// <inheritdoc/>
    public IReadOnlyList<Setting> Settings { get; } = [s_watch, s_longest];

    /// <inheritdoc/>
    public IReadOnlyList<Step> Plan(PlanRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        TimeSpan deadline = LongestOf(request.Options.Settings) + s_room;
        return
        [
            Watch("steady", "Watch the LED of the unit as it was found", deadline),
            .. request.Reboots.SelectMany(kind =>
            {
                string name = NameOf(kind);
                return (Step[])
                [
                    Step.Reboot($"{name}/reboot", kind),
                    new()
                    {
                        Name = $"{name}/boot",
                        Title = "Look what the LED showed while the unit booted",
                        Act = (context, _) => Task.FromResult(LookBack(context)),
                    },
                    Watch($"{name}/steady", "Watch the LED after the boot", deadline),
                ];
            }),
        ];
    }

    private static TimeSpan LongestOf(IReadOnlyDictionary<string, JsonElement> settings) => TimeSpan.FromSeconds(Math.Max(s_watch.In(settings), s_longest.In(settings)));

    private static string NameOf(RebootKind kind) => kind switch
    {
        RebootKind.Soft => "soft",
        RebootKind.Cold => "cold",
        _ => "power-cut",
    };

    private static Step Watch(string name, string title, TimeSpan deadline) => new()
    {
        Name = name,
        Title = title,
        Deadline = deadline,
        Act = (context, stop) => Task.FromResult(Watch(context, stop)),
    };

    private static StepOutcome Watch(StepContext context, CancellationToken stop)
    {
        // A module that is silent takes its time to say so, and a code is shown three times only: it is asked before the line is opened.
        BindingInfo? before = Ask(context);

        // The host's exceptions go to the engine, which knows that they are faults of the bench.
        using ILineEventSource? line = context.Unit.OpenLed();
        if (line is null)
        {
            return StepOutcome.Inconclusive(
                "This bench watches no LED.",
                "Wire the LED to a line of this computer, and name the line in the station file: led, with chip and line. A controller of its own watches by itself: see \"Seen from outside\".");
        }

        TimeSpan longest = LongestOf(context.Settings);
        using EnoughSeen enough = new(TimeSpan.FromSeconds(s_watch.In(context.Settings)), stop);
        LineTrace trace = new LineRecorder(line).Record(longest, enough.Token, enough) with { Source = LedEvidence.OriginOf(line) };
        stop.ThrowIfCancellationRequested();
        BindingInfo? after = Ask(context);
        LedReading reading = LedDecoder.Decode(trace);
        StepOutcome outcome = trace.Length < longest && !enough.Token.IsCancellationRequested
            ? StepOutcome.BenchFault($"The line went away: {(trace.Faults.Count > 0 ? trace.Faults[^1].Reason.TrimEnd('.') : "it ended early")}.", "Look at the line and the program that uses it, then repeat the run.")
            : before != after && reading.Shown is not LedShown.Fatal
                ? StepOutcome.Inconclusive("The unit's state changed while its LED was watched.", "Repeat the run.")
                : LedJudgement.Judge(reading, after, trace.Begin);
        return outcome
            .Seen(LedEvidence.Observations(trace, reading, trace.Source!))
            .Attached(LedEvidence.Attach(Attachment.NameOf(context.Step.Step, Extension), trace));
    }

    private static StepOutcome LookBack(StepContext context)
    {
        if (context.Unit.ReadLedOfBoot() is not { } trace)
        {
            // A unit that is down cannot watch itself. What it shows afterwards is judged by the next step.
            return StepOutcome.Pass("A unit cannot watch its own LED while it is down. A controller or a buddy can: see \"Seen from outside\".");
        }

        BootSequence sequence = BootSequence.Find(trace);
        StepOutcome outcome = sequence.IsWhole && trace.Faults.Count == 0
            ? StepOutcome.Pass($"The LED showed a boot: {sequence}.")
            : StepOutcome.Inconclusive(
                $"The LED did not show all of a boot: {sequence}{(trace.Faults.Count > 0 ? $"; {trace.Faults[0].Reason}" : "")}.",
                "Look at the trace. If the unit stopped while it booted, the next step says with which code.");
        return outcome
            .Seen(new Observation("LED origin", trace.Source ?? "the unit"), new Observation("LED boot", sequence.ToString()))
            .Attached(LedEvidence.Attach(Attachment.NameOf(context.Step.Step, Extension), trace));
    }

    /// <summary>What the module says of itself; null if it does not answer. Its LED speaks then.</summary>
    private static BindingInfo? Ask(StepContext context)
    {
        try
        {
            return context.Zymkey.GetBindingInfo();
        }
        catch (ZymkeyException)
        {
            return null;
        }
    }
}
