using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;
using ScmGuard.Zymkey;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Checks.Persistence;

public sealed class PersistenceCheckTests
{
    private static readonly string[] s_boots = ["soft-1", "cold-1", "power-cut-1"];

    [Fact]
    public async Task A_unit_with_advisory_159_fails_by_each_kind_of_boot_with_the_lost_slots_as_evidence_and_passes_for_all_other_keys()
    {
        RunRecord record = await new TestBench(UnitProfile.Parse("scm-b1", "01.02.02release")).RunAsync(new PersistenceCheck());
        Assert.Equal(Verdict.Fail, record.Verdict);
        foreach (string boot in s_boots)
        {
            StepOutcome lost = Outcome(record, $"{boot}/key-pairs");
            Assert.Equal(Verdict.Fail, lost.Verdict);
            Assert.Equal("#159", lost.Advisory);
            Assert.NotNull(lost.Remedy);
            string[] made = [.. Outcome(record, $"{boot}/make-key-pairs").Observations.Select(seen => seen.Value["slot ".Length..])];
            Assert.Equal(made, lost.Observed("lost slots")!.Split(", "));
            Assert.Equal(Verdict.Pass, Outcome(record, $"{boot}/wallet").Verdict);
            Assert.Equal(Verdict.Pass, Outcome(record, $"{boot}/foreign-key").Verdict);
            Assert.Equal(Verdict.Pass, Outcome(record, $"{boot}/permanent-slots").Verdict);
        }
    }

    [Theory]
    [InlineData("scm-a1", null)]
    [InlineData("scm-b1", "01.00.00")]
    [InlineData("hsm6", null)]
    [InlineData("zymkey4", null)]
    public async Task Every_other_unit_passes(string profile, string? firmware) =>
        Assert.Equal(Verdict.Pass, (await new TestBench(UnitProfile.Parse(profile, firmware)).RunAsync(new CheckOptions { Cycles = 2 }, new PersistenceCheck())).Verdict);

    [Theory]
    [InlineData("scm-a1", null)]
    [InlineData("scm-b1", "#159")]
    public async Task A_key_pair_that_is_gone_is_blamed_on_an_advisory_only_where_it_applies(string profile, string? advisory)
    {
        TestBench bench = new(UnitProfile.Parse(profile));
        await bench.GoAsync(new KillSwitch(), new CheckOptions { Reboots = [RebootKind.Soft] }, [new PersistenceCheck()], unit => new OtherUnit(unit)
        {
            Reboot = async (_, reboot) =>
            {
                bool isBack = await reboot();
                using IZymkey zymkey = unit.OpenZymkey();
                foreach (LedgerItem item in bench.Record.Ledger.Where(item => item.Kind is LedgerKind.KeyPair))
                {
                    if (zymkey.GetSlots().Allocated.Any(slot => slot.Number == item.Slot))
                    {
                        zymkey.RemoveKey(KeySlot.Generated(item.Slot!.Value));
                    }
                }

                return isBack;
            },
        });
        StepOutcome outcome = Outcome(bench.Record, "soft-1/key-pairs");
        Assert.Equal(Verdict.Fail, outcome.Verdict);
        Assert.Equal(advisory, outcome.Advisory);
    }

    [Fact]
    public async Task A_slot_that_holds_another_key_is_a_lost_key_and_is_not_removed()
    {
        TestBench bench = TestBench.ScmA1();
        string? stranger = null;
        await bench.GoAsync(new KillSwitch(), new CheckOptions { Reboots = [RebootKind.Soft] }, [new PersistenceCheck()], unit => new OtherUnit(unit)
        {
            Reboot = async (_, reboot) =>
            {
                bool isBack = await reboot();
                using IZymkey zymkey = unit.OpenZymkey();
                KeySlot slot = KeySlot.Generated(bench.Record.Ledger.First(item => item.Kind is LedgerKind.KeyPair).Slot!.Value);
                zymkey.RemoveKey(slot);
                Assert.Equal(slot, zymkey.GenerateKeyPair(Knowledge.KeyType.Secp256R1));
                stranger = Fingerprint.Of(zymkey, slot);
                return isBack;
            },
        });
        Assert.Equal(Verdict.Fail, Outcome(bench.Record, "soft-1/key-pairs").Verdict);
        LedgerItem item = bench.Record.Ledger.First(item => item.Kind is LedgerKind.KeyPair);
        Assert.Equal(LedgerEnd.Gone, item.End);
        await using SimulatedUnit unit = bench.Open();
        using IZymkey after = unit.OpenZymkey();
        Assert.Equal(stranger, Fingerprint.Of(after, KeySlot.Generated(item.Slot!.Value)));
    }

    [Theory]
    [InlineData(LedgerKind.MasterSeed, "wallet")]
    [InlineData(LedgerKind.ForeignKey, "foreign-key")]
    public async Task A_lost_wallet_or_foreign_key_fails(LedgerKind kind, string step)
    {
        TestBench bench = TestBench.ScmA1();
        await bench.GoAsync(new KillSwitch(), new CheckOptions { Reboots = [RebootKind.Soft] }, [new PersistenceCheck()], unit => new OtherUnit(unit)
        {
            Reboot = async (_, reboot) =>
            {
                bool isBack = await reboot();
                int slot = bench.Record.Ledger.First(item => item.Kind == kind).Slot!.Value;
                Assert.Equal(0, unit.Module.Keys.RemoveKey(slot, kind is LedgerKind.ForeignKey));
                return isBack;
            },
        });
        StepOutcome outcome = Outcome(bench.Record, $"soft-1/{step}");
        Assert.Equal(Verdict.Fail, outcome.Verdict);
        Assert.Null(outcome.Advisory);
    }

    [Fact]
    public async Task Many_cycles_do_not_fill_the_key_store()
    {
        int most = 0;
        TestBench bench = TestBench.ScmA1();
        await bench.GoAsync(new KillSwitch(), new CheckOptions { Cycles = 12, Reboots = [RebootKind.Soft] }, [new PersistenceCheck()], unit => new OtherUnit(unit)
        {
            Reboot = (_, reboot) =>
            {
                most = Math.Max(most, bench.Record.Ledger.Count(item => item is { Kind: LedgerKind.KeyPair, IsLive: true }));
                return reboot();
            },
        });
        Assert.Equal(Verdict.Pass, bench.Record.Verdict);
        Assert.Equal(8, most);
        Assert.All(bench.Record.Ledger, item => Assert.Equal(LedgerEnd.Removed, item.End));
    }

    [Fact]
    public async Task No_secret_reaches_the_journal()
    {
        TestBench bench = TestBench.ScmB1();
        await bench.RunAsync(new PersistenceCheck());
        string all = string.Concat(bench.Journal.Read().Select(line => line.Body));

        // A mnemonic has 24 words of the list. Two of them in a row are no sentence of ours.
        string[] words = new WordsOfTheList().All;
        string[] said = all.ToLowerInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        int longest = 0, run = 0;
        foreach (string word in said)
        {
            run = words.Contains(word) ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        Assert.InRange(longest, 0, 4);
    }

    private static StepOutcome Outcome(RunRecord record, string step) => record.Step($"persistence/{step}")!.Outcome!;

    private sealed class WordsOfTheList
    {
        public string[] All { get; } = Read();

        private static string[] Read()
        {
            using System.IO.Stream list = typeof(VirtualUnit).Assembly.GetManifestResourceStream("bip39-english.txt")!;
            using System.IO.StreamReader reader = new(list);
            return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        }
    }
}
