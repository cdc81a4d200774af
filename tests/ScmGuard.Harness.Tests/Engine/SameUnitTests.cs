using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Tests.Engine;

/// <summary>A run goes on with the unit that it began with, as that unit is now.</summary>
public sealed class SameUnitTests
{
    [Fact]
    public async Task A_run_that_finds_another_module_does_nothing_to_it_and_goes_on_when_the_first_is_back()
    {
        TestBench bench = await BeganAsync();
        int lines = bench.Journal.Read().Count;
        HostException thrown = await Assert.ThrowsAsync<HostException>(() => GoAsync(bench, unit => new OtherUnit(unit) { Boot = boot => boot with { SerialNumber = "OTHER" } }));
        Assert.Contains("OTHER", thrown.Message, StringComparison.Ordinal);
        Assert.Equal(lines, bench.Journal.Read().Count);

        await bench.ResumeAsync(new KillSwitch());
        Assert.Equal(Verdict.Pass, bench.Record.Verdict);
        Assert.All(bench.Record.Ledger, item => Assert.Equal(LedgerEnd.Removed, item.End));
    }

    [Fact]
    public async Task Another_module_that_is_silent_at_first_is_neither_judged_nor_written_to()
    {
        TestBench bench = await BeganAsync();
        int ended = bench.Record.Ledger.Count(item => item.End is not null);
        await using SimulatedUnit other = SimulatedUnit.Open(null, UnitProfile.ScmA1, new VirtualUnitOptions { SerialNumber = "OTHER", Time = bench.Time, IsRepeatable = true });
        int changes = other.Module.Status.Slots.Count;
        int boots = other.Module.Boots.Count;
        await GoAsync(bench, unit => new OtherUnit(unit)
        {
            Boot = boot => boot with { Firmware = null, SerialNumber = null },
            Module = _ => other.OpenZymkey(),
            Reboot = (_, _) => throw new InvalidOperationException("It was rebooted."),
        });
        Assert.Equal(changes, other.Module.Status.Slots.Count);
        Assert.Equal(boots, other.Module.Boots.Count);
        Assert.Equal(Verdict.BenchFault, bench.Record.Verdict);
        Assert.Equal(ended, bench.Record.Ledger.Count(item => item.End is not null));
    }

    [Fact]
    public async Task A_binding_that_was_locked_while_the_run_rested_makes_it_read_only()
    {
        TestBench bench = await BeganAsync();
        int slots;
        using (VirtualUnit unit = VirtualUnit.Open(bench.Files, UnitProfile.ScmA1, new VirtualUnitOptions { Time = bench.Time, IsRepeatable = true }))
        {
            unit.Binding.LockBinding();
            unit.Reboot(VirtualScm.RebootKind.Soft);
            slots = unit.Status.Slots.Count;
        }

        await bench.ResumeAsync(new KillSwitch());
        Assert.True(bench.Record.Unit!.IsProductionMode);
        Assert.Equal(0, bench.Record.RebootCount);
        Assert.Equal(Verdict.Inconclusive, bench.Record.Verdict);
        await using SimulatedUnit after = bench.Open();
        Assert.Equal(slots, after.Module.Status.Slots.Count);
    }

    /// <summary>A run that was killed after it had made keys, and before its first reboot.</summary>
    private static async Task<TestBench> BeganAsync()
    {
        for (int after = 5; ; after++)
        {
            TestBench bench = TestBench.ScmA1();
            await Assert.ThrowsAsync<ProcessKilledException>(() => bench.BeginAsync(new KillSwitch(after), new PersistenceCheck()));
            if (bench.Record.Step("persistence/store-foreign-key")!.Outcome is not null)
            {
                Assert.Equal(0, bench.Record.RebootCount);
                return bench;
            }
        }
    }

    private static Task<RunState> GoAsync(TestBench bench, Func<SimulatedUnit, IUnit> wrap) => bench.GoAsync(new KillSwitch(), new CheckOptions(), [new PersistenceCheck()], wrap);
}
