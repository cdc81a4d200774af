using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Checks.Acceptance;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Tests.Checks.Acceptance;

public sealed class AcceptanceCheckTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scmguard acceptance ").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Every_row_of_the_page_has_its_step()
    {
        string[] page =
        [
            "firmware-and-model", "binding", "host-packages", "root-partition-size", "root-encryption", "factory-credentials", "host-name", "governor",
            "unattended-upgrades", "boot-manifest", "config-txt", "wake-pin", "zkifc", "cpu-headroom", "usb-inrush", "perimeter", "battery", "temperature",
        ];
        IReadOnlyList<Step> steps = new AcceptanceCheck().Plan(new PlanRequest(new CheckOptions(), []));
        Assert.Equal(page, steps.Select(step => step.Name));
        Assert.All(steps, step => Assert.Equal(StepEffect.Reads, step.Effect));
        Assert.All(steps, step => Assert.Null(step.Reboots));
    }

    [Fact]
    public void The_factorys_credentials_are_tried_once_whatever_happens() =>
        Assert.Equal("factory-credentials", Assert.Single(new AcceptanceCheck().Plan(new PlanRequest(new CheckOptions(), [])), step => !step.IsRepeatable).Name);

    [Fact]
    public void The_catalog_has_it() => Assert.IsType<AcceptanceCheck>(CheckCatalog.Find("acceptance"));

    [Fact]
    public void A_setting_takes_its_own_default()
    {
        Assert.All(new AcceptanceCheck().Settings, setting =>
        {
            Assert.StartsWith("acceptance.", setting.Path, StringComparison.Ordinal);
            Assert.True(setting.Accepts(setting switch
            {
                NumberSetting number => JsonSerializer.SerializeToElement(number.Value),
                FlagSetting flag => JsonSerializer.SerializeToElement(flag.Value),
                TextSetting text => JsonSerializer.SerializeToElement(text.Value),
                ListSetting list => JsonSerializer.SerializeToElement(list.Value),
                _ => throw new InvalidOperationException(setting.Path),
            }), setting.Path);
        });
    }

    [Theory]
    [InlineData("scm-a1", Verdict.Pass)]
    [InlineData("scm-b1", Verdict.Marginal)]
    [InlineData("hsm6", Verdict.Pass)]
    [InlineData("zymkey4", Verdict.Pass)]
    public async Task A_unit_that_is_set_up_as_advised_is_accepted(string profile, Verdict expected)
    {
        await using SimulatedUnit unit = SimulatedUnit.Open(null, UnitProfile.Parse(profile));
        RunRecord run = await RunAsync(unit);
        Assert.Equal(expected, run.Verdict);
    }

    [Fact]
    public async Task A_rev_b_with_the_affected_firmware_is_told_of_its_advisory()
    {
        await using SimulatedUnit unit = SimulatedUnit.Open(null, UnitProfile.ScmB1);
        RunRecord run = await RunAsync(unit);
        StepRecord step = Assert.Single(run.Steps, step => step.Outcome!.Verdict is not Verdict.Pass);
        Assert.Equal("#159", step.Outcome!.Advisory);
        Assert.Contains("recovery strategy", step.Outcome.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_as_shipped_fails_where_the_factorys_defaults_are_weak()
    {
        await using SimulatedUnit unit = SimulatedUnit.Open(null, UnitProfile.ScmA1);
        unit.SimulatedHost.AsShipped();
        RunRecord run = await RunAsync(unit);
        Assert.Equal(Verdict.Fail, run.Verdict);
        Assert.Equal(["acceptance/factory-credentials", "acceptance/governor"], NamesOf(run, Verdict.Fail));
        Assert.Equal(["acceptance/root-partition-size", "acceptance/host-name"], NamesOf(run, Verdict.Marginal));
        Assert.All(run.Steps.Where(step => step.Outcome!.Verdict is not Verdict.Pass), step => Assert.False(string.IsNullOrEmpty(step.Outcome!.Remedy)));
    }

    private static string[] NamesOf(RunRecord run, Verdict verdict) => [.. run.Steps.Where(step => step.Outcome!.Verdict == verdict).Select(step => step.Name)];

    private async Task<RunRecord> RunAsync(SimulatedUnit unit)
    {
        using SqliteJournal journal = SqliteJournal.Create(Path.Combine(_folder, "journal.db"));
        AcceptanceCheck check = new();
        RunEngine engine = new(unit, journal, _ => check);
        engine.Begin(new RunRequest("run", [check], new CheckOptions(), StationIdentity.Default));
        Assert.Equal(RunState.Ended, await engine.ResumeAsync(CancellationToken.None));
        return RunRecord.Of(journal.Place, journal.Read());
    }
}
