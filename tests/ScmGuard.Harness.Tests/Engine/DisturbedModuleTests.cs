using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Engine;

/// <summary>A module that answers only sometimes.</summary>
public sealed class DisturbedModuleTests
{
    private static readonly CheckOptions s_softOnly = new() { Reboots = [RebootKind.Soft] };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task Calls_that_fail_anywhere_never_make_a_good_unit_fail_and_leave_nothing_behind_that_passes(int failing)
    {
        int lines = await DisturbAsync(int.MaxValue, failing);
        for (int after = 1; after < lines; after++)
        {
            await DisturbAsync(after, failing);
        }
    }

    [Theory]
    [InlineData("GetWalletNode")]
    [InlineData("ExportPublicKey")]
    public async Task A_read_that_fails_after_the_reboot_is_no_lost_key(string method)
    {
        TestBench bench = TestBench.ScmA1();
        await bench.GoAsync(new KillSwitch(), s_softOnly, [new PersistenceCheck()], unit => new OtherUnit(unit)
        {
            Module = open => bench.Record.Steps.Any(step => step.EndBoot is not null) ? DisturbedModule.Before(open(), name => name == method) : open(),
        });
        Assert.Equal(Verdict.Inconclusive, bench.Record.Verdict);
        Assert.DoesNotContain(bench.Record.Steps, step => step.Outcome?.Verdict is Verdict.Fail);

        // What was not seen to be gone is not written down as gone.
        Assert.DoesNotContain(bench.Record.Ledger, item => item.End is LedgerEnd.Gone);
    }

    /// <summary>A run in which some calls fail once a line of that number is written.</summary>
    /// <returns>How many lines there are.</returns>
    private static async Task<int> DisturbAsync(int after, int failing)
    {
        TestBench bench = TestBench.ScmA1();
        await using (SimulatedUnit unit = bench.Open())
        {
            RunEngine engine = new(unit, bench.Journal, _ => new PersistenceCheck(), new EngineOptions
            {
                Time = bench.Time,

                // What it does not say at once, it does not say.
                Reboot = RebootLimits.Default with { AnswerWithin = TimeSpan.Zero },
                Watch = (line, _) =>
                {
                    if (line.Sequence == after)
                    {
                        unit.Module.Inject(Fault.Parse($"communication-error:{failing}"));
                    }
                },
            });
            engine.Begin(new RunRequest("test", [new PersistenceCheck()], s_softOnly, StationIdentity.Default));
            Assert.Equal(RunState.Ended, await engine.ResumeAsync(CancellationToken.None));
        }

        RunRecord record = bench.Record;
        Assert.True(record.Verdict is Verdict.Pass or Verdict.Inconclusive, $"line {after}: {record.Verdict}: {string.Join(' ', record.Steps.Select(step => step.Outcome?.Summary))}");
        if (record.Verdict is Verdict.Pass)
        {
            await using SimulatedUnit unit = bench.Open();
            Assert.True(unit.Module.Status.Slots.All(slot => slot < KeySlots.Generated.Value.First), $"line {after}: a key was left on the unit, and the run passed");
        }

        return bench.Journal.Read().Count;
    }
}
