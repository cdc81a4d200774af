using System.Collections.Generic;
using System.Linq;
using ScmGuard.Analyzers.Flow.Taint;

namespace ScmGuard.Analyzers.Tests.Flow.Taint;

/// <summary>The states are a lattice: what the fixpoint's end rests on. All states over three places are tried against each other.</summary>
public sealed class TaintStateTests
{
    private static readonly string[] _places = ["a", "b", "c"];

    private static readonly List<TaintState> _states =
        [TaintState.Unreached, .. Enumerable.Range(0, 8).Select(set => _places.Where((_, index) => (set & (1 << index)) != 0).Aggregate(TaintState.Clean, (state, place) => state.With(place, true)))];

    [Fact]
    public void There_are_as_many_states_as_there_are_sets_and_one_that_is_not_reached() => Assert.Equal(9, _states.Distinct().Count());

    [Fact]
    public void Join_is_the_least_state_above_both_and_meet_the_greatest_below()
    {
        foreach (var left in _states)
        {
            foreach (var right in _states)
            {
                Assert.Equal(left.Join(right), right.Join(left));
                Assert.Equal(left.Meet(right), right.Meet(left));
                Assert.Equal(left, left.Join(left.Meet(right)));
                Assert.Equal(left, left.Meet(left.Join(right)));
                Assert.All(_states, third => Assert.Equal(left.Join(right.Join(third)), left.Join(right).Join(third)));
                Assert.All(_places, place => Assert.Equal(left.Contains(place) || right.Contains(place), left.Join(right).Contains(place)));
            }
        }
    }

    [Fact]
    public void Equal_states_have_one_hash_code() =>
        Assert.All(_states, state => Assert.All(_states.Where(state.Equals), equal => Assert.Equal(state.GetHashCode(), equal.GetHashCode())));

    [Fact]
    public void What_is_not_reached_holds_nothing_whatever_is_written_there()
    {
        Assert.Equal(TaintState.Unreached, TaintState.Unreached.With("a", true));
        Assert.Equal(TaintState.Clean, TaintState.Clean.With("a", true).With("a", false));
    }
}
