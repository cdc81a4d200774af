using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Persistence;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm;
using ScmGuard.Zymkey;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Engine;

public sealed class RunEngineTests
{
    private static readonly StepOutcome s_good = StepOutcome.Pass("Good.");

    [Fact]
    public async Task The_plan_goes_on_after_a_reboot_and_does_not_begin_again()
    {
        RunRecord record = await TestBench.ScmA1().RunAsync(new PersistenceCheck());
        Assert.Equal(3, record.RebootCount);
        Assert.All(record.Steps, step => Assert.Single(step.Attempts));
        Assert.Equal(4, record.Loads.Count);
        Assert.Equal(4, record.Loads.Select(load => load.Boot.BootId).Distinct().Count());
    }

    [Fact]
    public async Task An_intent_stands_in_the_journal_before_its_act_and_its_outcome_after()
    {
        TestBench bench = TestBench.ScmA1();
        List<bool> pending = [];
        TestCheck check = new(TestBench.Reading("look", context =>
        {
            pending.Add(bench.Record.Step(context.Step.Step) is { IsPending: true });
            return s_good;
        }));
        RunRecord record = await bench.RunAsync(check);
        Assert.Equal([true], pending);
        Assert.NotNull(record.Step("test/look")!.Outcome);
    }

    [Fact]
    public async Task A_step_that_ends_the_program_each_time_is_not_taken_for_ever()
    {
        TestBench bench = TestBench.ScmA1();
        KillSwitch kill = new();
        int taken = 0;
        TestCheck check = new(
            TestBench.Reading("fatal", _ =>
            {
                taken++;
                kill.Kill();
                return s_good;
            }),
            TestBench.Reading("next", _ => s_good));
        for (int start = 0; start < 2; start++)
        {
            kill = new KillSwitch();
            await Assert.ThrowsAsync<ProcessKilledException>(() => bench.BeginAsync(kill, check));
        }

        await bench.ResumeAsync(new KillSwitch(), check);
        Assert.Equal(2, taken);
        Assert.Equal(Verdict.Inconclusive, bench.Record.Step("test/fatal")!.Outcome!.Verdict);
        Assert.Equal(Verdict.Pass, bench.Record.Step("test/next")!.Outcome!.Verdict);
        Assert.Equal(Verdict.Inconclusive, bench.Record.Verdict);
    }

    [Fact]
    public async Task A_step_that_must_not_be_taken_twice_is_not()
    {
        TestBench bench = TestBench.ScmA1();
        KillSwitch kill = new();
        TestCheck check = new(TestBench.Reading("once", _ =>
        {
            kill.Kill();
            return s_good;
        }) with
        { IsRepeatable = false });
        await Assert.ThrowsAsync<ProcessKilledException>(() => bench.BeginAsync(kill, check));
        await bench.ResumeAsync(new KillSwitch(), check);
        StepRecord step = bench.Record.Step("test/once")!;
        Assert.Single(step.Attempts);
        Assert.Equal(Verdict.Inconclusive, step.Outcome!.Verdict);
    }

    [Fact]
    public async Task A_run_whose_plan_changed_is_not_gone_on_with_and_is_cleaned_up()
    {
        TestBench bench = TestBench.ScmA1();
        Step make = new()
        {
            Name = "make",
            Title = "Make a key pair",
            Effect = StepEffect.Writes,
            Act = (context, _) =>
            {
                context.Ledger.MakeKeyPair(context.Zymkey, "pair", KeyType.Secp256R1);
                return Task.FromResult(s_good);
            },
        };
        Step stop = TestBench.Reading("stop", _ => s_good);
        KillSwitch kill = new(9);
        await Assert.ThrowsAsync<ProcessKilledException>(() => bench.BeginAsync(kill, new TestCheck(make, stop, Step.CleanUp())));
        Assert.Contains(bench.Record.Ledger, item => item.IsLive);

        await bench.ResumeAsync(new KillSwitch(), new TestCheck(make, stop, TestBench.Reading("new", _ => s_good), Step.CleanUp()));
        Assert.Equal(Verdict.Inconclusive, bench.Record.Verdict);
        Assert.Contains(bench.Record.Remarks, remark => remark.Topic == "plan");
        Assert.All(bench.Record.Ledger, item => Assert.Equal(LedgerEnd.Removed, item.End));
    }

    [Fact]
    public async Task A_wallet_whose_making_was_cut_off_is_known_among_what_the_run_made_afterwards()
    {
        Step wallet = Making("wallet", context => context.Ledger.MakeMasterSeed(context.Zymkey, "wallet", KeyType.Secp256K1, context.Ledger.WalletName)) with { IsRepeatable = false };
        Step pairs = Making("pairs", context =>
        {
            context.Ledger.MakeKeyPair(context.Zymkey, "first pair", KeyType.Secp256R1);
            context.Ledger.MakeKeyPair(context.Zymkey, "second pair", KeyType.Secp256R1);
        });
        TestCheck check = new(wallet, pairs, Step.CleanUp());
        KillSwitch counter = new();
        await TestBench.ScmA1().BeginAsync(counter, check);
        int cutOff = 0;
        for (int k = 1; k < counter.Done; k++)
        {
            TestBench bench = TestBench.ScmA1();
            await Assert.ThrowsAsync<ProcessKilledException>(() => bench.BeginAsync(new KillSwitch(k), check));
            if (bench.Journal.Read().Count == 0 || bench.Record.Item("wallet") is not { IsOpen: true })
            {
                continue;
            }

            cutOff++;
            await bench.ResumeAsync(new KillSwitch(), check);
            Assert.All(bench.Record.Ledger, item => Assert.True(item.End is LedgerEnd.Removed || (item is { Name: "wallet", End: LedgerEnd.NotMade }), $"killed after {k}: {item.Name}: {item.End}: {item.Reason}"));
            await using SimulatedUnit unit = bench.Open();
            Assert.DoesNotContain(unit.Module.Status.Slots, slot => slot >= KeySlots.Generated.Value.First);
        }

        Assert.True(cutOff >= 2, "the wallet was never seen to be cut off");

        static Step Making(string name, Action<StepContext> make) => new()
        {
            Name = name,
            Title = "Make something",
            Effect = StepEffect.Writes,
            Act = (context, _) =>
            {
                make(context);
                return Task.FromResult(s_good);
            },
        };
    }

    [Fact]
    public async Task An_essential_step_that_goes_wrong_leaves_the_rest_of_its_check_out_but_not_the_cleaning_up()
    {
        RunRecord record = await TestBench.ScmA1().RunAsync(
            new TestCheck(
                TestBench.Reading("essential", _ => StepOutcome.Fail("Bad.")) with { IsEssential = true },
                TestBench.Reading("rest", _ => s_good),
                TestBench.Reading("last", _ => s_good) with { Phase = StepPhase.Cleanup }),
            new TestCheck(TestBench.Reading("other", _ => s_good)) { Name = "other" });
        Assert.Null(record.Step("test/rest")!.Outcome);
        Assert.NotNull(record.Step("test/last")!.Outcome);
        Assert.Equal(Verdict.Fail, record.VerdictOf("test"));
        Assert.Equal(Verdict.Pass, record.VerdictOf("other"));
    }

    [Theory]
    [InlineData(2, 100, "for a run")]
    [InlineData(100, 2, "within an hour")]
    public async Task A_run_that_used_up_its_boots_halts_and_cleans_up(int perRun, int perHour, string reason)
    {
        RunRecord record = await TestBench.ScmA1().RunAsync(new CheckOptions { Cycles = 3, RebootsPerRun = perRun, RebootsPerHour = perHour }, new PersistenceCheck());
        Assert.Equal(Verdict.Halted, record.Verdict);
        Assert.Contains(reason, record.HaltReason, StringComparison.Ordinal);

        // The third one, which is not allowed, is not made.
        Assert.Equal(2, record.RebootCount);
        Assert.All(record.Ledger, item => Assert.NotNull(item.End));
    }

    [Fact]
    public async Task A_program_that_crashes_at_every_start_halts()
    {
        TestBench bench = TestBench.ScmA1();
        TestCheck check = new(TestBench.Reading("look", _ => s_good));
        CheckOptions options = new() { RebootsPerRun = 5 };
        await using (SimulatedUnit unit = bench.Open())
        {
            new RunEngine(unit, bench.Journal, _ => check).Begin(new RunRequest("test", [check], options, StationIdentity.Default));
        }

        for (int start = 0; start < 7; start++)
        {
            await Assert.ThrowsAsync<ProcessKilledException>(() => bench.BeginAsync(new KillSwitch(1), options, check));
        }

        await bench.ResumeAsync(new KillSwitch(), check);
        Assert.Equal(Verdict.Halted, bench.Record.Verdict);
    }

    [Fact]
    public async Task A_clock_that_is_set_back_a_year_changes_no_verdict_and_no_budget()
    {
        TestBench bench = TestBench.ScmA1();
        TestCheck check = new(
            Step.Reboot("first", RebootKind.Soft),
            TestBench.Reading("set-back", context =>
            {
                ((SimulatedClock)context.Unit.Clock).Advance(TimeSpan.FromDays(-365));
                return s_good;
            }),
            Step.Reboot("second", RebootKind.Soft),
            TestBench.Reading("last", _ => s_good));
        RunRecord record = await bench.RunAsync(check);
        Assert.Equal(Verdict.Pass, record.Verdict);
        Assert.True(record.LastAt < record.BegunAt);

        // What was written in the future is counted as if it had been written lately.
        TestBench strict = TestBench.ScmA1();
        Assert.Equal(Verdict.Halted, (await strict.RunAsync(new CheckOptions { RebootsPerHour = 1 }, check)).Verdict);
    }

    [Fact]
    public async Task A_call_that_hangs_ends_with_its_deadline_and_never_passes()
    {
        TestBench bench = TestBench.ScmA1();
        TaskCompletionSource hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TestCheck check = new(
            new Step
            {
                Name = "hangs",
                Title = "Calls into the module, which does not answer",
                Deadline = TimeSpan.FromSeconds(30),
                Act = (context, _) =>
                {
                    ((SimulatedUnit)context.Unit).Module.Inject(Fault.Parse("hung-call:1"));
                    hangs.SetResult();
                    return Task.FromResult(StepOutcome.Pass(context.Zymkey.GetModel()));
                },
            },
            TestBench.Reading("next", context => StepOutcome.Pass(context.Zymkey.GetFirmwareText())));
        Task<RunState> run = bench.BeginAsync(new KillSwitch(), check);
        await hangs.Task;
        bench.Time.Advance(TimeSpan.FromSeconds(31));
        await run;
        Assert.Equal(Verdict.Inconclusive, bench.Record.Step("test/hangs")!.Outcome!.Verdict);
        Assert.Contains("30 s", bench.Record.Step("test/hangs")!.Outcome!.Summary, StringComparison.Ordinal);
        Assert.Equal(Verdict.Inconclusive, bench.Record.Verdict);
    }

    [Fact]
    public async Task An_answer_that_comes_after_the_deadline_reaches_neither_the_journal_nor_the_ledger()
    {
        TestBench bench = TestBench.ScmA1();
        using ManualResetEventSlim release = new();
        TaskCompletionSource hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TaskCompletionSource late = new(TaskCreationOptions.RunContinuationsAsynchronously);
        TestCheck check = new(new Step
        {
            Name = "late",
            Title = "Comes too late",
            Effect = StepEffect.Writes,
            Act = (context, _) =>
            {
                IZymkey zymkey = context.Zymkey;
                hangs.SetResult();
                release.Wait(CancellationToken.None);
                try
                {
                    context.Ledger.MakeKeyPair(zymkey, "late", KeyType.Secp256R1);
                    late.SetResult();
                }
                catch (Exception exception)
                {
                    late.SetException(exception);
                }

                return Task.FromResult(s_good);
            },
        });
        await using SimulatedUnit unit = bench.Open();
        RunEngine engine = new(unit, bench.Journal, _ => check, new EngineOptions { Time = bench.Time });
        engine.Begin(new RunRequest("test", [check], new CheckOptions(), StationIdentity.Default));
        Task<RunState> run = engine.ResumeAsync(CancellationToken.None);
        await hangs.Task;
        bench.Time.Advance(TimeSpan.FromMinutes(2));
        await run;
        int lines = bench.Journal.Read().Count;
        release.Set();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => late.Task);
        Assert.DoesNotContain(bench.Record.Ledger, item => item.IsLive);
        Assert.Equal(lines, bench.Journal.Read().Count);
    }

    public static TheoryData<string, Verdict> Mishaps() => new()
    {
        { nameof(HostException), Verdict.BenchFault },
        { nameof(ZymkeyException), Verdict.Inconclusive },
        { nameof(ZymkeyLibraryException), Verdict.BenchFault },
        { nameof(InvalidOperationException), Verdict.BenchFault },
    };

    [Theory]
    [MemberData(nameof(Mishaps))]
    public async Task Nothing_that_a_step_throws_is_a_failure_of_the_unit_or_a_pass(string kind, Verdict expected)
    {
        Exception thrown = kind switch
        {
            nameof(HostException) => new HostException("SSH: connection closed"),
            nameof(ZymkeyException) => ZymkeyException.For(ZymbitOperation.GenKeyPair, -5),
            nameof(ZymkeyLibraryException) => Thrown(),
            _ => new InvalidOperationException("abandon ability able"),
        };
        RunRecord record = await TestBench.ScmA1().RunAsync(new TestCheck(TestBench.Reading("throws", _ => throw thrown)));
        StepOutcome outcome = record.Step("test/throws")!.Outcome!;
        Assert.Equal(expected, outcome.Verdict);

        // A mistake of the program may carry anything in its text.
        Assert.DoesNotContain("abandon", outcome.Summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_unit_that_cannot_be_told_to_boot_is_a_fault_of_the_bench()
    {
        TestBench bench = TestBench.ScmA1();
        await bench.GoAsync(new KillSwitch(), new CheckOptions(), [new TestCheck(Step.Reboot("reboot", RebootKind.Soft))], unit => new OtherUnit(unit)
        {
            Reboot = (_, _) => throw new HostException("systemctl: Failed to connect to bus"),
        });
        Assert.Equal(Verdict.BenchFault, bench.Record.Verdict);
    }

    [Fact]
    public async Task In_production_mode_the_harness_only_reads()
    {
        TestBench bench = InProductionMode();
        RunRecord record = await bench.RunAsync(new PersistenceCheck());
        Assert.True(record.Unit!.IsProductionMode);
        Assert.Equal(Verdict.Inconclusive, record.Verdict);
        Assert.Equal(0, record.RebootCount);
        Assert.Empty(record.Ledger);
        Assert.Contains("production mode", record.Step("persistence/make-wallet")!.Outcome!.Summary, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("01.02.02release", 1, Verdict.Pass)]
    [InlineData("01.02.02release", -1, Verdict.Inconclusive)]
    [InlineData("01.00.00", 1, Verdict.Inconclusive)]
    public async Task An_armed_run_writes_in_production_mode_only_with_a_token_for_this_unit_and_time(string firmware, int hours, Verdict expected)
    {
        TestBench bench = InProductionMode();
        string serial;
        await using (SimulatedUnit unit = bench.Open())
        {
            serial = unit.Module.SerialNumber;
        }

        string token = ArmingToken.Create(serial, firmware, bench.Time.GetUtcNow().AddHours(hours));
        await bench.GoAsync(new KillSwitch(), new CheckOptions(), [new PersistenceCheck()], unit => unit, token);
        Assert.Equal(expected, bench.Record.Verdict);
    }

    [Fact]
    public async Task A_module_that_does_not_answer_is_neither_written_to_nor_rebooted()
    {
        TestBench bench = TestBench.ScmA1();
        await using (SimulatedUnit unit = bench.Open())
        {
            unit.Module.Inject(Fault.Parse("communication-error:100000"));
        }

        RunRecord record = await bench.RunAsync(new PersistenceCheck());
        Assert.Equal(Verdict.Inconclusive, record.Verdict);
        Assert.Equal(0, record.RebootCount);
    }

    [Fact]
    public async Task A_module_that_fails_some_calls_never_lets_the_run_pass_or_hang()
    {
        for (int calls = 1; calls < 40; calls += 3)
        {
            TestBench bench = TestBench.ScmA1();
            int count = calls;
            TestCheck disturb = new(TestBench.Reading("disturb", context =>
            {
                ((SimulatedUnit)context.Unit).Module.Inject(Fault.Parse($"communication-error:{count}"));
                return s_good;
            }))
            { Name = "disturb" };
            RunRecord record = await bench.RunAsync(disturb, new PersistenceCheck());
            Assert.Equal(Verdict.Inconclusive, record.Verdict);
        }
    }

    [Fact]
    public async Task A_journal_that_cannot_be_written_ends_the_run_before_anything_is_done_that_it_does_not_know()
    {
        for (int good = 3; good < 40; good++)
        {
            TestBench bench = TestBench.ScmA1();
            await using SimulatedUnit unit = bench.Open();
            FullJournal journal = new(bench.Journal, good);
            RunEngine engine = new(unit, journal, _ => new PersistenceCheck(), new EngineOptions { Time = bench.Time });
            engine.Begin(new RunRequest("test", [new PersistenceCheck()], new CheckOptions(), StationIdentity.Default));
            JournalException thrown = await Assert.ThrowsAsync<JournalException>(() => engine.ResumeAsync(CancellationToken.None));
            Assert.Contains("disk is full", thrown.Message, StringComparison.Ordinal);

            // Of what lies on the unit, at the most the last thing is not written down as made. It is written down as meant.
            int known = bench.Record.Ledger.Count(item => item.Slot is not null && item.Kind is not LedgerKind.ForeignKey);
            Assert.InRange(unit.Module.Status.Slots.Count(slot => slot >= KeySlots.Generated.Value.First) - known, 0, 1);
            Assert.NotEqual(Verdict.Pass, bench.Record.Verdict);

            // With space again the run goes on.
            await bench.ResumeAsync(new KillSwitch());
            Assert.True(bench.Record.Verdict is Verdict.Pass or Verdict.Inconclusive, $"{good}: {bench.Record.Verdict}");
        }
    }

    [Fact]
    public void A_plan_cannot_have_what_the_unit_cannot_do()
    {
        PlanRequest request = new(new CheckOptions(), [RebootKind.Soft]);
        Assert.Contains("cannot be made to do", Assert.Throws<ArgumentException>(() => Plan.Of([new TestCheck(Step.Reboot("cut", RebootKind.PowerCut))], request)).Message, StringComparison.Ordinal);
        Assert.Contains("twice", Assert.Throws<ArgumentException>(() => Plan.Of([new TestCheck(TestBench.Reading("a", _ => s_good), TestBench.Reading("a", _ => s_good))], request)).Message, StringComparison.Ordinal);
    }

    private static ZymkeyLibraryException Thrown()
    {
        try
        {
            ZymkeyClient.Open("/no/such/libzk_app_utils.so").Dispose();
        }
        catch (ZymkeyLibraryException exception)
        {
            return exception;
        }

        throw new InvalidOperationException("The library was found.");
    }

    private static TestBench InProductionMode()
    {
        TestBench bench = TestBench.ScmA1();
        using VirtualUnit unit = VirtualUnit.Open(bench.Files, UnitProfile.ScmA1, new VirtualUnitOptions { Time = bench.Time, IsRepeatable = true });
        unit.Binding.LockBinding();
        unit.Reboot(VirtualScm.RebootKind.Soft);
        return bench;
    }

    /// <summary>A journal whose disk is full after a number of entries.</summary>
    private sealed class FullJournal(IJournal journal, int after) : IJournal
    {
        private int _written;

        public string Place => journal.Place;

        public IReadOnlyList<JournalLine> Read() => journal.Read();

        public JournalLine Append(DateTimeOffset at, Entry entry) => _written++ < after
            ? journal.Append(at, entry)
            : throw new JournalException(Place, "the disk is full", "Free some space and resume the run; what was written is kept.");

        public void Dispose()
        {
        }
    }
}
