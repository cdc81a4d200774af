using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Lab.Scenarios;

namespace ScmGuard.Lab.Tests.Scenarios;

public sealed class ScenarioRunnerTests
{
    private readonly List<string> _said = [];

    [Theory]
    [InlineData(Verdict.Pass, null, true)]
    [InlineData(Verdict.Fail, "#159", true)]
    [InlineData(Verdict.Fail, "#160", false)]
    [InlineData(Verdict.Fail, null, false)]
    [InlineData(Verdict.Inconclusive, null, false)]
    public async Task Only_the_expected_verdict_with_the_expected_words_is_as_expected(Verdict verdict, string? words, bool isGood)
    {
        Scenario scenario = new("one", words is null ? Verdict.Pass : Verdict.Fail, words is null ? null : "#159", (_, _) => Ends(verdict, words ?? "nothing else"));

        Assert.Equal(isGood, await PlayAsync([scenario]));
        Assert.Equal(isGood ? "1 of 1 ended as expected" : "0 of 1 ended as expected", _said[^1]);
        Assert.Equal(!isGood, _said[1].Contains("UNEXPECTED", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_scenario_that_fails_is_named_with_what_came_and_the_others_are_played()
    {
        Assert.False(await PlayAsync([
            new("throws", Verdict.Pass, null, (_, _) => throw new LabException("the unit has no light")),
            new("breaks", Verdict.Pass, null, (_, _) => throw new InvalidOperationException("a mistake")),
            new("hangs", Verdict.Pass, null, async (_, late) => await Forever(late)) { Limit = TimeSpan.Zero },
            new("good", Verdict.Pass, null, (_, _) => Ends(Verdict.Pass)),
        ]));

        Assert.Contains(_said, line => line.StartsWith("throws", StringComparison.Ordinal) && line.EndsWith("UNEXPECTED the unit has no light", StringComparison.Ordinal));
        Assert.Contains(_said, line => line.StartsWith("breaks", StringComparison.Ordinal) && line.Contains("UNEXPECTED System.InvalidOperationException: a mistake", StringComparison.Ordinal));
        Assert.Contains(_said, line => line.StartsWith("hangs", StringComparison.Ordinal) && line.Contains("UNEXPECTED it did not end within", StringComparison.Ordinal));
        Assert.Equal("1 of 4 ended as expected", _said[^1]);
    }

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 3)]
    [InlineData(8, 3)]
    public async Task No_more_are_played_at_a_time_than_asked_and_never_two_rounds_of_one_scenario(int parallel, int rounds)
    {
        Dictionary<string, int> playing = [];
        int most = 0, played = 0;
        Lock gate = new();
        Scenario[] scenarios = [.. "abcd".Select(name => new Scenario($"{name}", Verdict.Pass, null, async (_, _) =>
        {
            lock (gate)
            {
                Assert.True(playing.TryAdd($"{name}", 0), "two rounds of one scenario share its units");
                most = Math.Max(most, playing.Count);
                played++;
            }

            await Task.Yield();
            lock (gate)
            {
                playing.Remove($"{name}");
            }

            return await Ends(Verdict.Pass);
        }))];

        Assert.True(await PlayAsync(scenarios, rounds, parallel));
        Assert.InRange(most, 1, parallel);
        Assert.Equal(rounds * scenarios.Length, played);
    }

    [Fact]
    public async Task What_is_interrupted_has_no_result()
    {
        using CancellationTokenSource stop = new();
        Scenario scenario = new("long", Verdict.Pass, null, async (_, late) =>
        {
            await stop.CancelAsync();
            return await Forever(late);
        });

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => PlayAsync([scenario], stop: stop.Token));
        Assert.Single(_said);
    }

    private static Task<Ending> Ends(Verdict verdict, params string[] words) => Task.FromResult(new Ending(verdict, words));

    private static async Task<Ending> Forever(CancellationToken late)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, late);
        throw new InvalidOperationException("it was not interrupted");
    }

    // The scenarios here have no units, so no bench is needed.
    private Task<bool> PlayAsync(IReadOnlyList<Scenario> scenarios, int rounds = 1, int parallel = 2, CancellationToken stop = default)
    {
        Lock gate = new();
        return new ScenarioRunner(null!, Say).PlayAsync(scenarios, rounds, parallel, stop);

        void Say(string line)
        {
            lock (gate)
            {
                _said.Add(line);
            }
        }
    }
}
