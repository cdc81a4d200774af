using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Fluent;
using ScmGuard.Harness.Statistics;
using ScmGuard.VirtualScm.Tests;

namespace ScmGuard.Harness.Tests.Statistics;

public sealed class RankSumTests
{
    [Theory]
    [InlineData(0, 3, 3, 1.0 / 20)]
    [InlineData(2, 5, 5, 4.0 / 252)]
    [InlineData(3, 5, 5, 7.0 / 252)]
    [InlineData(0, 18, 2, 1.0 / 190)]
    [InlineData(25, 5, 5, 1)]
    [InlineData(-1, 5, 5, 0)]
    public void The_distribution_has_the_values_of_the_tables(int pairs, int first, int second, double probability) =>
        Assert.Equal(probability, RankSum.AtMost(pairs, first, second), 9);

    [Fact]
    public void The_distribution_does_not_depend_on_which_sample_is_first() => Properties.ForAll(
        from first in Gen.Choose(1, 12) from second in Gen.Choose(1, 12) from pairs in Gen.Choose(0, 144) select (first, second, pairs),
        asked => Assert.Equal(RankSum.AtMost(Math.Min(asked.pairs, asked.first * asked.second), asked.first, asked.second), RankSum.AtMost(Math.Min(asked.pairs, asked.first * asked.second), asked.second, asked.first), 9));

    [Fact]
    public void Two_slow_values_among_eighteen_fast_ones_have_an_interval_and_one_has_none()
    {
        Censored[] fast = [.. Enumerable.Range(0, 18).Select(i => Censored.Exactly(90 + (i / 10.0)))];
        Assert.NotNull(RankSum.Shift(fast, [Censored.Exactly(140), Censored.Exactly(141)], 0.95));
        Assert.Null(RankSum.Shift(fast, [Censored.Exactly(140)], 0.95));
        Assert.Null(RankSum.Shift(fast, [], 0.95));
    }

    [Fact]
    public void Samples_of_any_size_have_an_interval_of_numbers()
    {
        Censored[] first = [.. Enumerable.Range(0, 3000).Select(i => Censored.Exactly((i * 7919) % 3000 / 100.0))];
        Estimate shift = RankSum.Shift(first, [.. first.Take(1500).Select(value => Censored.Exactly(value.Middle + 50))], 0.95)!.Value;
        Assert.InRange(50, shift.Lower, shift.Upper);
        Assert.InRange(shift.Upper - shift.Lower, 0, 5);
    }

    [Fact]
    public void A_shift_follows_the_sample_that_is_moved_and_changes_sign_when_the_samples_change_places() => Properties.ForAll(
        from first in Gen.Choose(0, 1000).ArrayOf(8) from second in Gen.Choose(0, 1000).ArrayOf(7) from move in Gen.Choose(-500, 500) select (first, second, move),
        asked =>
        {
            Estimate shift = RankSum.Shift(Exact(asked.first), Exact(asked.second), 0.95)!.Value;
            Estimate moved = RankSum.Shift(Exact(asked.first), Exact(asked.second.Select(value => value + asked.move)), 0.95)!.Value;
            Estimate swapped = RankSum.Shift(Exact(asked.second), Exact(asked.first), 0.95)!.Value;
            Assert.InRange(shift.Value, shift.Lower, shift.Upper);
            Assert.Equal((shift.Lower + asked.move, shift.Upper + asked.move), (moved.Lower, moved.Upper));
            Assert.Equal((-shift.Upper, -shift.Lower), (swapped.Lower, swapped.Upper));
        });

    // The control: intervals around a shift that is not there miss it almost always.
    [Theory]
    [InlineData(50, 50, true)]
    [InlineData(50, 70, false)]
    public void The_interval_holds_the_true_shift_as_often_as_it_says(double real, double asked, bool holds)
    {
        SplitMix random = new(3);
        int held = 0;
        const int Times = 1000;
        for (int i = 0; i < Times; i++)
        {
            Censored[] fast = [.. Enumerable.Range(0, 14).Select(_ => Censored.Exactly(random.NextDouble() * 6))];
            Censored[] slow = [.. Enumerable.Range(0, 6).Select(_ => Censored.Exactly(real + (random.NextDouble() * 6)))];
            Estimate shift = RankSum.Shift(fast, slow, 0.95)!.Value;
            held += shift.Lower <= asked && asked <= shift.Upper ? 1 : 0;
        }

        Estimate share = Binomial.Share(held, Times, 0.999);
        Assert.Equal(holds, share.Upper >= 0.95);
    }

    private static Censored[] Exact(IEnumerable<int> values) => [.. values.Select(value => Censored.Exactly(value))];
}
