using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>
/// The model and its firmware, and the known issues that come with them. An issue that another firmware or revision of the same model does not have
/// makes the unit marginal; one that all units of the model have is only named, since no other unit would be better.
/// </summary>
internal sealed class FirmwareRow : IAcceptanceRow
{
    private static readonly TextSetting s_model = new("acceptance.model.expected", "", "The model that the unit has to be; empty for any.", ["", .. Models.All.Select(model => model.Name)]);
    private static readonly ListSetting s_firmware = new("acceptance.firmware.expected", [], "The firmware that the unit may have, such as 01.02.02release; empty for any that a page names.");

    public string Name => "firmware-and-model";

    public string Title => "Look at the model, its firmware and their known issues";

    public string Source => SourcePages.ScmFaq;

    public string Remedy => "Name the unit's revision and the firmware that is wanted in the station file.";

    public IReadOnlyList<Setting> Settings { get; } = [s_model, s_firmware, AcceptedAdvisories.Setting];

    public Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop) => Task.FromResult(Judge(context));

    private static StepOutcome Judge(StepContext context)
    {
        if (context.Run.Unit is not { } unit || context.Model is not { } model)
        {
            return StepOutcome.Inconclusive(
                context.Run.Unit is { } stranger ? $"No table names the model \"{stranger.Model}\"." : "The module did not say who it is.",
                "Look at the LED and at `systemctl status zkifc`.");
        }

        IReadOnlyList<UnitTarget> targets = TargetsOf(unit, model);
        Advisory[] possible = [.. Advisories.All.Where(advisory => targets.Any(advisory.Affected.Contains))];
        Advisory[] certain = [.. possible.Where(advisory => targets.All(advisory.Affected.Contains))];
        return Judge(context, unit, model, targets, certain, possible).Seen(
            new Observation("model", model.Name),
            new Observation("model number", unit.ModelNumber),
            new Observation("revision", unit.Revision ?? "not told"),
            new Observation("firmware", unit.Firmware),
            new Observation("known issues", certain.Length == 0 ? "none" : string.Join("; ", certain.Select(advisory => $"{advisory.Id}: {advisory.Effect}"))));
    }

    private static StepOutcome Judge(
        StepContext context, UnitIdentity unit, ModelFacts model, IReadOnlyList<UnitTarget> targets, IReadOnlyList<Advisory> certain, IReadOnlyList<Advisory> possible)
    {
        if (s_model.In(context.Settings) is { Length: > 0 } wanted && wanted != model.Name)
        {
            return StepOutcome.Fail($"The unit is a {model.Name}, where the station expects a {wanted}.", "Put the right unit on the station, or correct acceptance.model.expected.");
        }

        if (!FirmwareVersion.TryParse(unit.Firmware, out _))
        {
            return StepOutcome.Inconclusive(
                $"The module calls its firmware \"{unit.Firmware}\", which is no version: expected is the form 01.02.02release.", "Look at `systemctl status zkifc`, and ask the vendor.");
        }

        IReadOnlyList<string> expected = s_firmware.In(context.Settings);
        if (expected.Count > 0 && !expected.Contains(unit.Firmware))
        {
            return StepOutcome.Fail($"The firmware is {unit.Firmware}, where the station expects {string.Join(" or ", expected)}.", "Ask the vendor for the expected firmware, or correct acceptance.firmware.expected.");
        }

        if (model.Model is Model.Scm && !UnitTargets.ScmFirmware.Contains(unit.Firmware) && expected.Count == 0)
        {
            return StepOutcome.Inconclusive(
                $"No page names the firmware {unit.Firmware}, so nothing is known of its issues. Known: {string.Join(", ", UnitTargets.ScmFirmware)}.",
                "If this firmware is meant, name it in acceptance.firmware.expected.");
        }

        if (targets.Count == 0)
        {
            return StepOutcome.Inconclusive($"No page names the revision \"{unit.Revision}\". Known: {string.Join(", ", UnitTargets.ScmRevisions)}.", "Correct the unit's revision in the station file.");
        }

        return JudgeIssues(context, unit, model, certain, possible);
    }

    private static StepOutcome JudgeIssues(StepContext context, UnitIdentity unit, ModelFacts model, IReadOnlyList<Advisory> certain, IReadOnlyList<Advisory> possible)
    {
        IReadOnlyList<Advisory> avoidable = AcceptedAdvisories.NotAccepted(context, certain.Where(advisory => !IsOfEveryUnit(advisory, model)));
        if (avoidable.Count > 0)
        {
            return new StepOutcome(Verdict.Marginal, $"{unit.Title} has the known issue {string.Join("; ", avoidable.Select(advisory => $"{advisory.Id}: {advisory.Effect}"))}.")
            {
                Advisory = string.Join(", ", avoidable.Select(advisory => advisory.Id)),
                Source = avoidable[0].Source,
                Remedy = Sentence.Of(string.Join("; ", avoidable.Select(advisory => advisory.Workaround ?? $"{advisory.Id} has no workaround: do not rely on what it concerns")))
                    + " If the station can live with it, name it in acceptance.advisories.accepted.",
            };
        }

        if (AcceptedAdvisories.NotAccepted(context, possible.Except(certain)) is { Count: > 0 } undecided)
        {
            string ids = string.Join(", ", undecided.Select(advisory => advisory.Id));
            return StepOutcome.Inconclusive(
                $"The unit may have the known issue {ids}, which affects {string.Join("; ", undecided.Select(advisory => advisory.AffectedText))}: its revision is not told.",
                "Read the revision off the module, and name it in the station file.") with
            { Advisory = ids };
        }

        string accepted = string.Join(", ", certain.Where(advisory => !IsOfEveryUnit(advisory, model)).Select(advisory => advisory.Id));
        return StepOutcome.Pass(
            model.Model is not Model.Scm ? $"{unit.Title}: no page lists the firmware of this model, so there is nothing to hold it against."
            : accepted.Length > 0 ? $"{unit.Title} has known issues that the station lives with: {accepted}."
            : $"{unit.Title} has no known issue that another unit of the model would not have.");
    }

    // What may stand before us: more than one kind if the revision is not told, none if no table names it.
    private static IReadOnlyList<UnitTarget> TargetsOf(UnitIdentity unit, ModelFacts model)
    {
        string? firmware = model.Model is Model.Scm && UnitTargets.ScmFirmware.Contains(unit.Firmware) ? unit.Firmware : null;
        return
        [
            .. UnitTargets.Field.Where(target =>
                target.Model == model.Model && target.Firmware == firmware && (target.Revision is null || unit.Revision is null || target.Revision == unit.Revision)),
        ];
    }

    private static bool IsOfEveryUnit(Advisory advisory, ModelFacts model) =>
        UnitTargets.Field.Where(target => target.Model == model.Model).All(advisory.Affected.Contains);
}
