using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Checks.Soak;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Harness.Units.Virtual;

namespace ScmGuard.Harness.Tests.Checks.Soak;

public sealed class SoakCheckTests
{
    private static readonly ICheck s_soak = CheckCatalog.Find("soak")!;

    [Theory]
    [InlineData("scm-a1", Verdict.Pass, 0)]
    [InlineData("scm-b1", Verdict.Fail, 3)]
    public async Task A_check_is_repeated_as_often_as_was_asked_and_each_round_is_summed_up(string profile, Verdict expected, int bad)
    {
        TestBench bench = new(VirtualScm.UnitProfile.Parse(profile));
        RunRecord record = await bench.RunAsync(new CheckOptions { SoakCheck = "persistence", SoakRounds = 3, Reboots = [RebootKind.Soft] }, s_soak);
        Assert.Equal(expected, record.Verdict);
        StepOutcome summary = record.Step("soak/round-0003/summary")!.Outcome!;
        Assert.Equal(3, summary.Measurements.Single(measured => measured.Name == "rounds").Value);
        Assert.Equal(bad, summary.Measurements.Single(measured => measured.Name == "rounds not good").Value);
        Assert.All(record.Ledger, item => Assert.Contains(item.End, new LedgerEnd?[] { LedgerEnd.Removed, LedgerEnd.Gone }));
    }

    [Fact]
    public async Task A_soak_by_time_begins_no_round_after_its_time_and_needs_none_of_the_rest()
    {
        RunRecord record = await TestBench.ScmA1().RunAsync(new CheckOptions { SoakCheck = "persistence", SoakTime = TimeSpan.FromMinutes(5), Reboots = [RebootKind.Soft] }, s_soak);
        Assert.Equal(Verdict.Pass, record.Verdict);
        int rounds = record.Steps.Count(step => step.Name.EndsWith("/summary", StringComparison.Ordinal) && step.Outcome is not null);

        // A boot takes about a minute and a half.
        Assert.InRange(rounds, 3, 5);
        Assert.Equal(rounds, record.RebootCount);
        Assert.NotNull(record.Step("soak/clean-up")!.Outcome);
    }

    [Fact]
    public async Task A_soak_whose_time_was_over_before_it_began_still_makes_one_round()
    {
        TestBench bench = TestBench.ScmA1();
        TestCheck slow = new(TestBench.Reading("slow", context =>
        {
            ((SimulatedClock)context.Unit.Clock).Advance(TimeSpan.FromDays(1));
            return StepOutcome.Pass("Good.");
        }));
        RunRecord record = await bench.RunAsync(new CheckOptions { SoakCheck = "persistence", SoakTime = TimeSpan.FromMinutes(5), Reboots = [RebootKind.Soft] }, slow, s_soak);
        Assert.Equal(1, record.RebootCount);
        Assert.NotNull(record.Step("soak/round-0001/summary")!.Outcome);
    }

    [Fact]
    public async Task A_round_that_cannot_go_on_ends_that_round_only()
    {
        int taken = 0;
        TestCheck check = new(
            TestBench.Reading("essential", _ => ++taken == 1 ? StepOutcome.Fail("Bad.") : StepOutcome.Pass("Good.")) with { IsEssential = true },
            TestBench.Reading("rest", _ => StepOutcome.Pass("Good.")));
        SoakCheck soak = new(name => name == "test" ? check : null);
        RunRecord record = await TestBench.ScmA1().RunAsync(new CheckOptions { SoakCheck = "test", SoakRounds = 2 }, soak);
        Assert.Null(record.Step("soak/round-0001/rest")!.Outcome);
        Assert.NotNull(record.Step("soak/round-0002/rest")!.Outcome);
        Assert.Equal(Verdict.Fail, record.Verdict);
    }

    [Theory]
    [InlineData(null, 3, null)]
    [InlineData("soak", 3, null)]
    [InlineData("no such check", 3, null)]
    [InlineData("persistence", null, null)]
    [InlineData("persistence", 0, null)]
    [InlineData("persistence", 1001, null)]
    [InlineData("persistence", 3, 60)]
    [InlineData("persistence", null, 0)]
    public void A_soak_of_nothing_or_without_an_end_is_refused(string? check, int? rounds, int? seconds)
    {
        CheckOptions options = new() { SoakCheck = check, SoakRounds = rounds, SoakTime = seconds is { } time ? TimeSpan.FromSeconds(time) : null };
        Assert.Throws<ArgumentException>(() => s_soak.Plan(new PlanRequest(options, [RebootKind.Soft])));
    }
}
