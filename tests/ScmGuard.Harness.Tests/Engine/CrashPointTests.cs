using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Tests.Engine;

/// <summary>A persistence run whose process is killed after the k-th thing that lasts, for every k, and resumed.</summary>
public sealed class CrashPointTests
{
    [Theory]
    [InlineData("scm-b1", Verdict.Fail)]
    [InlineData("scm-a1", Verdict.Pass)]
    public async Task A_run_that_is_killed_anywhere_and_resumed_ends_as_if_nothing_had_happened_or_says_what_it_does_not_know(string profile, Verdict expected)
    {
        KillSwitch counter = new();
        Others whole = new(profile);
        Assert.Equal(RunState.Ended, await whole.Bench.BeginAsync(counter, new PersistenceCheck()));
        Assert.Equal(expected, whole.Bench.Record.Verdict);
        Assert.True(counter.Done > 100, $"only {counter.Done} things last");

        int undecided = 0;
        for (int k = 1; k < counter.Done; k++)
        {
            Others others = new(profile);
            await others.KillAsync(new KillSwitch(k));
            undecided += await others.FinishAsync(expected, $"killed after {k}");
        }

        // Only between making a key pair and writing down where it lies can something be unknown for good.
        Assert.InRange(undecided, 0, counter.Done / 5);
    }

    [Fact]
    public async Task A_run_that_is_killed_again_and_again_comes_to_an_end()
    {
        for (int seed = 1; seed <= 60; seed++)
        {
            Random random = new(seed);
            Others others = new("scm-b1");
            for (int kill = 0; kill < 5; kill++)
            {
                await others.KillAsync(new KillSwitch(random.Next(1, 60)));
            }

            await others.FinishAsync(Verdict.Fail, $"seed {seed}");
        }
    }

    [Fact]
    public async Task A_run_that_is_killed_after_every_single_entry_ends_all_the_same()
    {
        Others others = new("scm-b1");
        int starts = 0;
        while (!others.Bench.Journal.Read().Any(line => line.ReadEntry() is RunEnded))
        {
            // Two: one for the entry that tells of the start, one for progress.
            await others.KillAsync(new KillSwitch(2));
            Assert.True(++starts < 1000, "the run goes on for ever");
        }

        await others.FinishAsync(Verdict.Halted, "killed after every entry", mayHalt: true);
    }

    /// <summary>A unit on which others keep keys as well.</summary>
    private sealed class Others
    {
        private readonly List<(PublicKeySlot Slot, string Fingerprint)> _keys = [];
        private readonly HashSet<int> _ownBefore;
        private readonly HashSet<int> _foreignBefore;
        private int _reboots;

        public Others(string profile)
        {
            Bench = new TestBench(UnitProfile.Parse(profile));
            using VirtualUnit unit = VirtualUnit.Open(Bench.Files, UnitProfile.Parse(profile), new VirtualUnitOptions { Time = Bench.Time, IsRepeatable = true });
            using VirtualZymkey zymkey = VirtualZymkey.Open(unit);
            Keep(zymkey, zymkey.CreateMasterSeed(KeyType.Secp256K1, "somebody else's", RecoveryStrategy.None));
            ForeignKeySlot foreign = zymkey.StoreForeignPublicKey(KeyType.Secp256R1, zymkey.ExportPublicKey(KeySlot.Permanent(0)));
            Keep(zymkey, foreign);
            _ownBefore = [.. unit.Status.Slots];
            _foreignBefore = [.. unit.Status.ForeignSlots];
        }

        public TestBench Bench { get; }

        public async Task KillAsync(KillSwitch kill)
        {
            try
            {
                if (await Bench.BeginAsync(kill, new PersistenceCheck()) is RunState.Ended)
                {
                    return;
                }
            }
            catch (ProcessKilledException)
            {
            }

            LookAtReboots();
        }

        /// <summary>Resumes the run, and holds what must be true after it.</summary>
        /// <returns>1 if the run says that it does not know something, otherwise 0.</returns>
        public async Task<int> FinishAsync(Verdict expected, string when, bool mayHalt = false)
        {
            Assert.Equal(RunState.Ended, await Bench.BeginAsync(new KillSwitch(), new PersistenceCheck()));
            LookAtReboots();
            RunRecord record = Bench.Record;
            bool isUndecided = record.Verdict != expected;
            if (isUndecided)
            {
                Assert.True(record.Verdict is Verdict.Inconclusive or Verdict.Fail || mayHalt, $"{when}: {record.Verdict}");
                Assert.Contains(record.Steps, step => step.Outcome is { Verdict: Verdict.Inconclusive, Summary.Length: > 0 });
            }

            // Nothing that is not the run's own was touched, and nothing of the run's is left that the ledger does not name.
            using VirtualUnit unit = VirtualUnit.Open(Bench.Files);
            using VirtualZymkey zymkey = VirtualZymkey.Open(unit);
            Assert.All(_keys, key => Assert.Equal(key.Fingerprint, Fingerprint.Of(zymkey, key.Slot)));
            Assert.Empty(unit.Status.Slots.Except(_ownBefore).Except(Known(record, isForeign: false)));
            Assert.Empty(unit.Status.ForeignSlots.Except(_foreignBefore).Except(Known(record, isForeign: true)));

            // No slot is removed twice: each removal is of an item of its own.
            string[] removed = [.. Bench.Journal.Read().Select(line => line.ReadEntry()).OfType<LedgerClosed>().Where(closed => closed.End is LedgerEnd.Removed).Select(closed => closed.Item)];
            Assert.Equal(removed.Distinct(), removed);
            return isUndecided ? 1 : 0;
        }

        // What a clean-up that was killed each time left behind, or what may be somebody else's.
        private static IEnumerable<int> Known(RunRecord record, bool isForeign) => record.Ledger.Where(item => item.Kind is LedgerKind.ForeignKey == isForeign).SelectMany(item => item switch
        {
            { IsLive: true } => [item.Slot!.Value],
            { End: LedgerEnd.Left } => Enumerable.Range(KeySlots.Generated.Value.First, 512).Where(slot => item.Reason!.Contains(slot.ToString(), StringComparison.Ordinal)),
            _ => [],
        });

        private void LookAtReboots()
        {
            if (Bench.Journal.Read().Count > 0)
            {
                int reboots = Bench.Record.RebootCount;
                Assert.True(reboots >= _reboots, "the count of reboots fell");
                _reboots = reboots;
            }
        }

        private void Keep(IZymkey zymkey, PublicKeySlot slot) => _keys.Add((slot, Fingerprint.Of(zymkey, slot)));
    }
}
