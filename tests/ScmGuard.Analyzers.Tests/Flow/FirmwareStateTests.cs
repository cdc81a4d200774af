using System.Collections.Generic;
using System.Linq;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow.Firmware;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Flow;

/// <summary>The states are a lattice of finite height: the fixpoint's cap rests on it.</summary>
public sealed class FirmwareStateTests
{
    private static readonly object _first = "first";
    private static readonly object _second = "second";

    [Fact]
    public void Joining_is_idempotent_commutative_and_associative()
    {
        var states = Samples().ToList();
        foreach (var a in states)
        {
            Assert.Equal(a, a.Join(a));
            foreach (var b in states)
            {
                Assert.Equal(a.Join(b), b.Join(a));
                Assert.All(states, c => Assert.Equal(a.Join(b).Join(c), a.Join(b.Join(c))));
            }
        }
    }

    [Fact]
    public void A_joined_state_covers_both()
    {
        foreach (var a in Samples())
        {
            foreach (var b in Samples())
            {
                var joined = a.Join(b);
                Assert.Equal(a.Units | b.Units, joined.Units);
                foreach (var variable in new[] { _first, _second })
                {
                    Assert.Equal(joined[variable], joined[variable] | a[variable] | b[variable]);
                }

                // What was joined in once adds nothing a second time: so a block's state can only grow.
                Assert.Equal(joined, joined.Join(a));
                Assert.Equal(joined, joined.Join(b));
            }
        }
    }

    [Fact]
    public void Unreached_is_the_least_state() => Assert.All(Samples(), state => Assert.Equal(state, FirmwareState.Unreached.Join(state)));

    [Fact]
    public void A_chain_of_joins_is_no_longer_than_the_lattice_is_high()
    {
        var state = FirmwareState.Unreached;
        var steps = 0;
        foreach (var next in Samples().Concat(Samples().Reverse()))
        {
            var joined = state.Join(next);
            steps += joined.Equals(state) ? 0 : 1;
            state = joined;
        }

        Assert.InRange(steps, 1, UnitTargets.Field.Count * (1 + (3 * 2)));
    }

    [Fact]
    public void Dropping_units_drops_what_variables_say_of_them()
    {
        var affected = TargetSet.Of(Advisories.KeyPairLostAtReboot.Affected);
        var state = FirmwareState.Start.With(_first, ValueSplit.Bool(affected, ~affected)).Keep(~affected);
        Assert.True(state[_first].Positive.IsEmpty);
        Assert.Equal(~affected, state[_first].Zero);
    }

    private static IEnumerable<FirmwareState> Samples()
    {
        yield return FirmwareState.Unreached;
        yield return FirmwareState.Start;
        var sets = new[]
        {
            TargetSet.None,
            TargetSet.Field,
            TargetSet.Of(Advisories.KeyPairLostAtReboot.Affected),
            TargetSet.Where(unit => unit.Model == Model.Scm),
        };
        foreach (var units in sets.Skip(1))
        {
            foreach (var whenTrue in sets)
            {
                var state = FirmwareState.Start.Keep(units).With(_first, ValueSplit.Bool(whenTrue, ~whenTrue));
                yield return state;
                yield return state.With(_second, new ValueSplit(whenTrue, units, ~whenTrue));
                yield return FirmwareState.Start.With(_second, ValueSplit.Bool(units, whenTrue)).Keep(units);
            }
        }
    }
}
