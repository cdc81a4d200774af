using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Whether a perimeter circuit was broken since events were last cleared. Events have to be cleared before a binding is locked.</summary>
internal sealed class PerimeterRow : IAcceptanceRow
{
    public string Name => "perimeter";

    public string Title => "Look for perimeter events";

    public string Source => SourcePages.PerimeterDetect;

    public string Remedy => "Find out what broke the circuit and close it. Then clear the events (zkClearPerimeterDetectEvents, clear_perimeter_detect_info): the harness never does it.";

    public IReadOnlyList<Setting> Settings { get; } = [];

    public Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        if (Applicability.Without(context, ZymbitOperation.GetPerimeterDetectInfo, "perimeter circuits") is { } nothing)
        {
            return Task.FromResult(nothing);
        }

        IReadOnlyList<PerimeterEvent> events = context.Zymkey.GetPerimeterEvents();
        Advisory wrongTime = Advisories.StoredEventTimeWrong;
        bool isTimeWrong = wrongTime.Affected.Any(target => target.Model == context.Model?.Model && target.Firmware == context.Run.Unit?.Firmware);
        return Task.FromResult(events.Count == 0
            ? StepOutcome.Pass("No perimeter circuit was broken since events were last cleared.")
            : (StepOutcome.Fail($"Broken perimeter circuit: {string.Join(", ", events.Select(one => one.Channel))}.") with { Advisory = isTimeWrong ? wrongTime.Id : null })
                .Seen([.. events.Select(one => new Observation($"{one.Channel} broken at", $"{one.At.UtcDateTime:u}{(isTimeWrong ? $", a time that is wrong on this firmware ({wrongTime.Id})" : "")}"))]));
    }
}
