using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Fluent;
using ScmGuard.Harness.Statistics;
using ScmGuard.VirtualScm.Tests;

namespace ScmGuard.Harness.Tests.Statistics;

public sealed class QuantileTests
{
    // Published tables of the sign test.
    [Theory]
    [InlineData(6, 1, 6)]
    [InlineData(9, 2, 8)]
    [InlineData(12, 3, 10)]
    [InlineData(20, 6, 15)]
    [InlineData(25, 8, 18)]
    public void The_median_lies_between_the_ranks_of_the_tables(int count, int lower, int upper) => Assert.Equal((lower, upper), Quantile.Ranks(count, 0.5, 0.95));

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Too_few_values_have_no_interval(int count) => Assert.Null(Quantile.Ranks(count, 0.5, 0.95));

    [Theory]
    [InlineData(0.95, 6)]
    [InlineData(0.99, 8)]
    [InlineData(0.5, 2)]
    public void It_is_known_how_many_values_a_median_needs(double confidence, int count) => Assert.Equal(count, Quantile.LeastForMedian(confidence));

    [Fact]
    public void The_ranks_are_exact_for_any_distribution() => Properties.ForAll(
        from count in Gen.Choose(1, 80) from percent in Gen.Choose(5, 95) select (count, Share: percent / 100.0),
        asked =>
        {
            if (Quantile.Ranks(asked.count, asked.Share, 0.9) is { } ranks)
            {
                // Between them lies the quantile unless fewer values than the lower rank, or as many as the upper one, lie below it.
                double covered = Binomial.AtMost(ranks.Upper - 1, asked.count, asked.Share) - Binomial.AtMost(ranks.Lower - 1, asked.count, asked.Share);
                Assert.True(covered >= 0.9 - 1e-9, $"covered {covered}");
            }
        });

    [Fact]
    public void Bounds_of_values_make_the_median_s_interval_wider_and_never_narrower() => Properties.ForAll(
        Gen.Choose(6, 40).SelectMany(count => Gen.Choose(0, 10000).ArrayOf(count)),
        numbers =>
        {
            Estimate exact = Quantile.Median([.. numbers.Select(number => Censored.Exactly(number))], 0.95)!.Value;
            Estimate bounded = Quantile.Median([.. numbers.Select(number => new Censored(number - 3, number + 1))], 0.95)!.Value;
            Assert.Equal(exact.Lower - 3, bounded.Lower, 9);
            Assert.Equal(exact.Upper + 1, bounded.Upper, 9);
        });

    [Theory]
    [InlineData(new double[] { 3, 1, 2 }, 0.5, 2)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 0.5, 2)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 0.51, 3)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 1, 4)]
    [InlineData(new double[] { 7 }, 0.95, 7)]
    public void A_quantile_is_one_of_the_values(double[] values, double share, double expected) => Assert.Equal(expected, Quantile.Of(values, share));

    [Fact]
    public void No_values_have_no_median() => Assert.Throws<ArgumentException>(() => Quantile.Median(new List<double>()));

    [Theory]
    [InlineData(2, 1)]
    [InlineData(double.NaN, 1)]
    [InlineData(0, double.PositiveInfinity)]
    public void A_value_cannot_lie_between_bounds_that_are_none(double lower, double upper) => Assert.Throws<ArgumentException>(() => new Censored(lower, upper));
}
