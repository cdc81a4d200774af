using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using ScmGuard.Harness.Tests.Reporting;
using Xunit.Sdk;

namespace ScmGuard.Harness.Xunit.Tests;

public sealed class RunDataTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scmguard xunit ");
    private int _runs;

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Any_ended_run_has_one_row_for_each_step_that_passes_only_if_its_evidence_is_there_and_good() => Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(100).WithQuietOnSuccess(true),
        Prop.ForAll(RandomRuns.Any, sample =>
        {
            ReportedRun run = ReportedRun.Of("test", sample.Lines);
            StepResult[] results = ResultsOf(sample);
            if (!run.Record.HasEnded)
            {
                Assert.NotNull(Failure(Assert.Single(results)));
                return;
            }

            Assert.Equal([.. run.Record.Begun.Plan.Select(step => step.Step), StepResult.RunName], results.Select(result => result.Name));
            Assert.Equal([.. run.Steps.Select(step => step.Verdict), run.Verdict], results.Select(result => result.Verdict));

            // A marginal one would leave its warning here.
            Assert.All(results.Where(result => result.Verdict is not Verdict.Marginal), result => Assert.Equal(result.Verdict is Verdict.Pass, Failure(result) is null));
        }));

    [Theory]
    [InlineData(Verdict.Inconclusive)]
    [InlineData(Verdict.BenchFault)]
    [InlineData(Verdict.Fail)]
    [InlineData(Verdict.Halted)]
    public void A_bad_step_fails_with_its_verdict_what_happened_and_what_to_do(Verdict verdict)
    {
        PlannedStep step = SampleRun.Planned("acceptance/battery", "Read the battery's voltage");
        StepResult result = ResultsOf(SampleRun.Begin(SampleRun.RealA1, [step])
            .Take(step, (new StepOutcome(verdict, "It has 2.1 V.") with { Remedy = "Change it.", Advisory = "#159", Source = "General FAQ" })
                .Judged(new Measurement("battery voltage", 2.1, "V")))
            .End())[0];
        Assert.Equal($"{verdict}: It has 2.1 V.\nWhat to do: Change it.\nAdvisory: #159\nSource: General FAQ\nbattery voltage: 2.1\u00A0V", Failure(result));
    }

    [Fact]
    public void A_boot_that_nobody_asked_for_fails_the_verdict_although_all_steps_are_good()
    {
        StepResult[] results = ResultsOf(SampleRun.OfVerdicts([Verdict.Pass, Verdict.Pass], unplannedBoots: 1));
        Assert.All(results[..^1], result => Assert.Null(Failure(result)));
        Assert.Contains("booted without having been asked to", Failure(results[^1]), StringComparison.Ordinal);
    }

    [Fact]
    public void A_halted_run_fails_the_verdict_with_the_reason()
    {
        string? failure = Failure(ResultsOf(SampleRun.Halted())[^1]);
        Assert.StartsWith("Halted: ", failure, StringComparison.Ordinal);
        Assert.Contains("where 1 are allowed for a run", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unfinished_run_is_one_result_that_fails_and_says_how_far_it_came()
    {
        StepResult result = Assert.Single(ResultsOf(SampleRun.OfVerdicts([Verdict.Pass, null], hasEnded: false)));
        Assert.Contains("has not ended: 1 of its 2 steps are concluded", Failure(result), StringComparison.Ordinal);
        Assert.Contains("scm-harness resume", Failure(result), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nowhere", "There is no run in ")]
    [InlineData(" ", "No run is named")]
    [InlineData("a\0b", "Null character")]
    public async Task A_folder_without_a_run_is_one_result_that_fails(string folder, string problem) => await FailsAsync(new UnitRunAttribute(folder), problem);

    [Fact]
    public async Task A_relative_folder_is_looked_for_from_the_test_program_upwards()
    {
        string name = $"run {Guid.NewGuid():n}";
        string folder = Path.Combine(AppContext.BaseDirectory, "..", "..", name);
        try
        {
            RunReports.Write(folder, SampleRun.Good().Lines);
            Assert.True((await RowsAsync(new UnitRunAttribute(name))).Count > 1);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Theory]
    [InlineData(JournalExport.FileName, "", "the journal is empty")]
    [InlineData(JournalExport.FileName, "this is no journal", "this is no line of an exported journal")]
    [InlineData(SqliteJournal.FileName, "this is no journal", "file is not a database")]
    public async Task A_file_that_is_no_journal_is_one_result_that_fails(string name, string content, string problem)
    {
        File.WriteAllText(Path.Combine(_folder.FullName, name), content);
        await FailsAsync(new UnitRunAttribute(_folder.FullName), problem);
    }

    [Theory]
    [InlineData("scm-c9", null, "persistence", 1, "scm-a1, scm-b1, hsm6, zymkey4")]
    [InlineData("scm-a1", "9.9", "persistence", 1, "9.9")]
    [InlineData("scm-a1", null, "persistance", 1, "Expected one of persistence, ")]
    [InlineData("scm-a1", null, "soak", 1, "A soak repeats another check")]
    [InlineData("scm-a1", null, "persistence", 0, "Cycles: 0 is out of range")]
    public async Task A_virtual_run_that_cannot_be_made_is_one_result_that_fails(string profile, string? firmware, string check, int cycles, string problem) =>
        await FailsAsync(new VirtualUnitRunAttribute(profile) { Firmware = firmware, Check = check, Cycles = cycles }, problem);

    [Fact]
    public async Task A_virtual_run_can_have_a_firmware_and_cycles()
    {
        IReadOnlyCollection<ITheoryDataRow> rows = await RowsAsync(new VirtualUnitRunAttribute("scm-b1") { Firmware = "01.02.02release", Check = "persistence", Cycles = 2 });
        StepResult lost = rows.Select(ResultOf).Single(result => result.Name == "persistence/soft-2/key-pairs");
        Assert.Equal("#159", lost.Advisory);
        Assert.Contains("#159", Failure(lost), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_virtual_run_without_a_check_takes_all_but_a_soak()
    {
        StepResult[] results = [.. (await RowsAsync(new VirtualUnitRunAttribute("scm-a1"))).Select(ResultOf)];
        Assert.Equal(["acceptance", "boot-timing", "led", "persistence", "run"], results.Select(result => result.Name.Split('/')[0]).Distinct().Order());
        Assert.Equal(Verdict.Pass, results[^1].Verdict);
    }

    [Fact]
    public async Task A_label_stands_beside_what_says_that_a_unit_was_simulated()
    {
        string real = Written(SampleRun.Good());
        string simulated = Written(SampleRun.KeysLost());
        Assert.All(await RowsAsync(new UnitRunAttribute(real)), row => Assert.Equal("", row.Label));
        Assert.All(await RowsAsync(new UnitRunAttribute(real) { Label = "unit 7" }), row => Assert.Equal("unit 7", row.Label));
        Assert.All(await RowsAsync(new UnitRunAttribute(simulated)), row => Assert.Equal("virtual unit", row.Label));
        Assert.All(await RowsAsync(new UnitRunAttribute(simulated) { Label = "unit 8" }), row => Assert.Equal("unit 8, virtual unit", row.Label));
    }

    [Fact]
    public void A_result_is_read_again_from_where_it_came_and_keeps_its_identity_whatever_it_says()
    {
        StepResult[] results = ResultsOf(SampleRun.KeysLost());
        Assert.All(results, result =>
        {
            string text = SerializationHelper.Instance.Serialize(result);
            StepResult again = SerializationHelper.Instance.Deserialize<StepResult>(text)!;
            Assert.Equal((result.Name, result.Verdict, result.Summary, result.Remedy, result.Advisory), (again.Name, again.Verdict, again.Summary, again.Remedy, again.Advisory));
            Assert.Equal(text, SerializationHelper.Instance.Serialize(again));
        });
        Assert.Equal(results.Length, results.Select(result => SerializationHelper.Instance.Serialize(result)).Distinct().Count());
    }

    [Fact]
    public void A_result_that_nobody_filled_in_fails() => Assert.NotNull(Failure(new StepResult()));

    private async Task FailsAsync(RunDataAttribute data, string problem)
    {
        StepResult result = ResultOf(Assert.Single(await RowsAsync(data)));
        Assert.Equal((StepResult.RunName, Verdict.Inconclusive), (result.Name, result.Verdict));
        Assert.Contains(problem, Failure(result), StringComparison.Ordinal);
        Assert.DoesNotContain("(Parameter", Failure(result), StringComparison.Ordinal);
    }

    private StepResult[] ResultsOf(SampleRun run) => [.. RowsAsync(new UnitRunAttribute(Written(run))).GetAwaiter().GetResult().Select(ResultOf)];

    private string Written(SampleRun run)
    {
        string folder = Path.Combine(_folder.FullName, $"run {++_runs}");
        RunReports.Write(folder, run.Lines);
        return folder;
    }

    private static async Task<IReadOnlyCollection<ITheoryDataRow>> RowsAsync(RunDataAttribute data)
    {
        await using DisposalTracker tracker = new();
        return await data.GetData((MethodInfo)MethodBase.GetCurrentMethod()!, tracker);
    }

    private static StepResult ResultOf(ITheoryDataRow row) => Assert.IsType<StepResult>(Assert.Single(row.GetData()));

    private static string? Failure(StepResult result) => Record.Exception(result.ShouldBeGood)?.Message;
}
