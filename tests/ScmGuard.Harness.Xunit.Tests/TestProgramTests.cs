using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using ScmGuard.Harness.Tests.Reporting;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.Testing;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;
using Reported = ScmGuard.Harness.Xunit.Tests.TestProgram.Reported;

namespace ScmGuard.Harness.Xunit.Tests;

/// <summary>What a person sees who runs a test project.</summary>
public sealed class TestProgramTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scmguard xunit ");

    private string Run => Path.Combine(_folder.FullName, "run");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_sample_shows_one_passing_test_for_each_step_and_one_for_the_verdict()
    {
        (int exitCode, IReadOnlyList<Reported> tests) = await TestProgram.RunAsync(SampleAssembly(), _folder.FullName, null);
        Plan plan = Plan.Of([new PersistenceCheck()], new PlanRequest(new CheckOptions(), Enum.GetValues<RebootKind>()));
        Assert.Equal(
            plan.Planned.Select(step => step.Step).Append(StepResult.RunName).Select(name => $"{name} [virtual unit]").Order(),
            tests.Select(test => test.Name).Order());
        Assert.All(tests, test => Assert.Equal("Pass", test.Result));
        Assert.Equal(0, exitCode);
    }

    [Fact]
    public async Task A_unit_that_loses_its_keys_gives_failing_tests_that_name_the_advisory()
    {
        using (SqliteJournal journal = SqliteJournal.Create(Path.Combine(Run, SqliteJournal.FileName)))
        {
            await using SimulatedUnit unit = SimulatedUnit.Open(null, UnitProfile.Parse("scm-b1", "01.02.02release"), new VirtualUnitOptions { IsRepeatable = true });
            RunEngine engine = new(unit, journal, CheckCatalog.Find);
            engine.Begin(new RunRequest("b1", [new PersistenceCheck()], new CheckOptions { Reboots = [RebootKind.Soft] }, StationIdentity.Default));
            await engine.ResumeAsync(CancellationToken.None);
        }

        (int exitCode, IReadOnlyList<Reported> tests) = await TestProgram.ShowAsync(_folder.FullName, Run);
        Reported[] failed = [.. tests.Where(test => test.Result == "Fail")];
        Assert.Equal(["persistence/soft-1/key-pairs [virtual unit]", "run/verdict [virtual unit]"], failed.Select(test => test.Name).Order());
        Assert.Contains("#159", failed.Single(test => test.Name.StartsWith("persistence", StringComparison.Ordinal)).Text, StringComparison.Ordinal);
        Assert.True(tests.Count > 5);
        Assert.NotEqual(0, exitCode);
    }

    [Fact]
    public async Task A_broken_chain_is_one_failing_test_that_says_which_line()
    {
        RunReports.Write(Run, SampleRun.Good().Lines);
        string path = Path.Combine(Run, JournalExport.FileName);
        File.WriteAllText(path, File.ReadAllText(path).Replace("2.94", "2.95", StringComparison.Ordinal));
        Reported test = await OnlyFailureAsync(Run);
        Assert.Contains("the chain is broken: line 5 was changed", test.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_run_that_nobody_named_is_one_failing_test_that_says_how()
    {
        Reported test = await OnlyFailureAsync(null);
        Assert.Contains(UnitRunAttribute.Variable, test.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_was_not_needed_is_skipped_and_a_marginal_one_passes_with_a_warning()
    {
        PlannedStep first = SampleRun.Planned("soak/begin", "Begin");
        PlannedStep second = SampleRun.Planned("soak/rest", "Do the rest");
        RunReports.Write(Run, SampleRun.Begin(SampleRun.RealA1, [first, second])
            .Take(first, StepOutcome.Pass("All is known.").Judged(new Measurement("battery voltage", 2.94, "V", new Limits(2.9, 3.6, 0.1))) with { ConcludesCheck = true })
            .End().Lines);
        (int exitCode, IReadOnlyList<Reported> tests) = await TestProgram.ShowAsync(_folder.FullName, Run);
        Assert.Equal([("run/verdict", "Pass"), ("soak/begin", "Pass"), ("soak/rest", "Skip")], tests.Select(test => (test.Name, test.Result)).Order());
        Assert.Contains("Marginal: All is known.", tests.Single(test => test.Name == "soak/begin").Text, StringComparison.Ordinal);
        Assert.Contains("soak/begin had settled its check", tests.Single(test => test.Name == "soak/rest").Text, StringComparison.Ordinal);
        Assert.Equal(0, exitCode);
    }

    private async Task<Reported> OnlyFailureAsync(string? run)
    {
        (int exitCode, IReadOnlyList<Reported> tests) = await TestProgram.ShowAsync(_folder.FullName, run);
        Reported test = Assert.Single(tests);
        Assert.Equal((StepResult.RunName, "Fail"), (test.Name, test.Result));
        Assert.NotEqual(0, exitCode);
        return test;
    }

    // Built the way that this project is: bin/CONFIGURATION/FRAMEWORK.
    private static string SampleAssembly()
    {
        DirectoryInfo framework = new(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar));
        return Path.Combine(RepositoryRoot.Path, "samples", "Acceptance", "bin", framework.Parent!.Name, framework.Name, "Acceptance.dll");
    }
}
