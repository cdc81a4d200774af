using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks.Acceptance;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Tests.Checks.Acceptance;

public sealed class RowTests
{
    private static readonly Dictionary<string, RowCase> s_cases = RowTables.All.ToDictionary(one => one.ToString());

    public static TheoryData<string> Cases() => [.. s_cases.Keys];

    public static TheoryData<string> RowNames() => [.. AcceptanceCheck.Rows.Select(row => row.Name)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task A_row_says_what_its_table_says(string name)
    {
        RowCase one = s_cases[name];
        await using AcceptanceBench bench = new(one.Profile, one.Firmware);
        one.Arrange?.Invoke(bench);
        StepOutcome outcome = await bench.TakeAsync(one.Row);
        Assert.True(one.Verdict == outcome.Verdict, $"{outcome.Verdict}: {outcome.Summary}");
        Assert.Contains(one.Says, outcome.Summary, StringComparison.Ordinal);
        Assert.Equal(one.Advisory, outcome.Advisory);
        Assert.Contains(outcome.Source, SourcePages.All);
        Assert.True(outcome.Verdict is Verdict.Pass || !string.IsNullOrWhiteSpace(outcome.Remedy), "There is nothing to do about it.");
    }

    [Theory]
    [MemberData(nameof(RowNames))]
    public void A_row_has_a_good_case_and_one_that_is_not(string row)
    {
        Assert.Contains(RowTables.All, one => one.Row == row && one.Verdict is Verdict.Pass);
        Assert.Contains(RowTables.All, one => one.Row == row && one.Verdict is Verdict.Fail);
        Assert.Contains(RowTables.All, one => one.Row == row && one.Verdict is Verdict.Inconclusive);
    }

    [Theory]
    [InlineData("cpu  100 0 100 800 0 0 0 0 0 0\n", "cpu  150 0 150 1600 0 0 0 0 0 0\n", Verdict.Pass)]
    [InlineData("cpu  100 0 100 800 0 0 0 0 0 0\n", "cpu  500 0 500 1000 0 0 0 0 0 0\n", Verdict.Marginal)]
    [InlineData("cpu  100 0 100 800 0 0 0 0 0 0\n", "cpu  900 0 900 810 0 0 0 0 0 0\n", Verdict.Fail)]
    [InlineData("cpu  100 0 100 800 0 0 0 0 0 0\n", "cpu  100 0 100 800 0 0 0 0 0 0\n", Verdict.Inconclusive)]
    [InlineData("cpu  100 0 100 800 0 0 0 0 0 0\n", "cpu  50 0 100 900 0 0 0 0 0 0\n", Verdict.Inconclusive)]
    [InlineData("cpu  100 0 100 800 0 0 0 0 0 0\n", "cpu  1 2\n", Verdict.Inconclusive)]
    public async Task Without_pressure_the_processors_are_watched_for_a_while(string before, string after, Verdict expected)
    {
        await using AcceptanceBench bench = new();
        bench.Host.Files.Remove("/proc/pressure/cpu");
        bench.Host.Files["/proc/stat"] = before;
        bench.Time = new InstantTime(() => bench.Host.Files["/proc/stat"] = after);
        Assert.Equal(expected, (await bench.TakeAsync("cpu-headroom")).Verdict);
    }

    [Fact]
    public async Task Neither_a_password_nor_its_hash_is_in_an_outcome()
    {
        await using AcceptanceBench bench = new();
        bench.Host.AsShipped().Passwords!["zymbit"] = "zymbit";
        StepOutcome outcome = await bench.TakeAsync("factory-credentials");

        // The user's name is the password's twin: what must not be said is that it is one.
        Assert.Equal(Verdict.Fail, outcome.Verdict);
        Assert.DoesNotContain("zymbit/zymbit", outcome.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("password zymbit", outcome.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("$", outcome.ToString(), StringComparison.Ordinal);
    }

    /// <summary>Time in which every wait is over at once.</summary>
    private sealed class InstantTime(Action onWait) : TimeProvider
    {
        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            onWait();
            return System.CreateTimer(callback, state, TimeSpan.Zero, period);
        }
    }
}
