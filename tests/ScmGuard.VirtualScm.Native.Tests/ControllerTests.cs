using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.VirtualScm.Native.Tests.Bench;

namespace ScmGuard.VirtualScm.Native.Tests;

/// <summary>The whole way: the built program, a real SSH server, the program again on the far side, and the library under the managed client.</summary>
public sealed class ControllerTests(PublishedLibrary library)
{
    // The program alone, without what tests bring along.
    private static string Program => Path.GetFullPath(Path.Join(
        AppContext.BaseDirectory, "../../../../../harness/ScmGuard.Harness.Cli/bin", new DirectoryInfo(AppContext.BaseDirectory).Parent!.Name, "net10.0/scm-harness.dll"));

    [Fact]
    public async Task An_affected_B1_fails_across_a_reboot_and_names_its_advisory()
    {
        await using PretendedUnit unit = new(library, "scm-b1", "01.02.02release");
        (RunResult run, RunRecord record) = await TakeAsync(unit, "persistence", "--reboots", "soft");
        Assert.Equal((1, Verdict.Fail), (run.ExitCode, record.Verdict));
        Assert.Contains("#159", run.Output, StringComparison.Ordinal);
        Assert.Equal((1, 0, 2), (record.RebootCount, record.UnplannedBoots, record.Loads.Count));
        Assert.Equal(record.Loads[0].Boot.BootId, Assert.Single(record.Shutdowns).BootId);
        Assert.Contains($"Boot {record.Loads[1].Boot.BootId} followed boot {record.Loads[0].Boot.BootId}", await File.ReadAllTextAsync(unit.PathOf("out/controller.jsonl")), StringComparison.Ordinal);
        Assert.All(record.Ledger, item => Assert.False(item.IsLive || item.IsOpen));
    }

    [Fact]
    public async Task A_controller_puts_the_program_on_a_unit_has_a_run_taken_and_brings_its_journal_home()
    {
        await using PretendedUnit unit = new(library, "scm-b1", "01.02.02release");
        (RunResult run, RunRecord record) = await TakeAsync(unit, "acceptance");
        string place = unit.PathOf("out");
        Assert.Equal(("first", "local", true), (record.Begun.Run, record.Begun.UnitKind, record.HasEnded));
        Assert.Equal(("SCM", "B1", "01.02.02release", true), (record.Unit!.Model, record.Unit.Revision, record.Unit.Firmware, record.Unit.IsVirtual));
        Assert.Contains(record.Steps, step => step.Outcome!.Verdict is Verdict.Pass);
        Assert.Equal(record.Verdict is Verdict.Fail ? 1 : 3, run.ExitCode);
        Assert.Contains($"Verdict: {record.Verdict}", run.Output, StringComparison.Ordinal);
        Assert.Contains("Seen from outside", await File.ReadAllTextAsync(Path.Join(place, "report.html")), StringComparison.Ordinal);
        (await HarnessAsync("verify", place)).Succeeded();

        // On the unit the run is over, with the same evidence.
        RunResult there = (await HarnessAsync("status", "first", "--root", unit.Root)).Succeeded();
        Assert.Contains(record.EvidenceHash, there.Output, StringComparison.Ordinal);
        Assert.Contains("No run is active.", (await HarnessAsync("status", "--active", "--root", unit.Root)).Output, StringComparison.Ordinal);
    }

    private static async Task<(RunResult Run, RunRecord Record)> TakeAsync(PretendedUnit unit, string check, params IEnumerable<string> options)
    {
        await unit.Server.InitializeAsync();
        unit.Server.Require();
        SshAccess access = unit.Server.Access;
        string station = unit.PathOf("bench.yaml");
        await File.WriteAllTextAsync(station, $$"""
            name: bench 7
            unit: {model: SCM, revision: B1}
            ssh: {host: {{access.Host}}, port: {{access.Port}}, user: {{access.User}}, known-hosts: "{{access.KnownHosts}}", identity-file: "{{access.IdentityFile}}"}
            """);
        string place = unit.PathOf("out");
        RunResult run = await HarnessAsync(["run", "--unit", "ssh", "--station", station, "--check", check, "--run", "first", "--out", place, .. options]);
        string journal = Path.Join(place, "journal.jsonl");
        Assert.True(File.Exists(journal), run.Output + run.Error);
        Assert.Empty(run.Error);
        return (run, RunRecord.Of(place, JournalExport.Read(journal)));
    }

    private static Task<RunResult> HarnessAsync(params IEnumerable<string> arguments) => HostProgram.RunAsync("dotnet", arguments.Prepend(Program));
}
