using System.Linq;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using ScmGuard.Testing;

namespace ScmGuard.Harness.Tests.Reporting;

public sealed class JsonReportTests
{
    [Fact]
    public void A_good_run_of_a_real_unit() => Snapshot.Verify(Render(SampleRun.Good()), "json");

    [Fact]
    public void A_virtual_unit_that_loses_its_keys() => Snapshot.Verify(Render(SampleRun.KeysLost()), "json");

    [Fact]
    public void A_halted_run_with_missing_evidence() => Snapshot.Verify(Render(SampleRun.Halted()), "json");

    [Fact]
    public void Any_text_of_a_journal_leaves_it_well_formed() => Prop.ForAll(Texts.Any, text => Parse(SampleRun.OfTexts(text)).GetProperty("checks").GetArrayLength() == 1).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_planned_step_is_listed_and_none_without_an_outcome_is_good() => Prop.ForAll(RandomRuns.Any, run =>
    {
        RunRecord record = RunRecord.Of("", run.Lines);
        JsonElement[] steps = [.. Parse(run).GetProperty("checks").EnumerateArray().SelectMany(check => check.GetProperty("steps").EnumerateArray())];
        return steps.Length == record.Steps.Count && steps.All(step =>
            record.Step(step.GetProperty("name").GetString()!)!.Outcome is not null || step.GetProperty("verdict").GetString() == "Inconclusive");
    }).QuickCheckThrowOnFailure();

    private static string Render(SampleRun run) => JsonReport.Render(ReportedRun.Of("", run.Lines));

    private static JsonElement Parse(SampleRun run) => JsonDocument.Parse(Render(run)).RootElement;
}
