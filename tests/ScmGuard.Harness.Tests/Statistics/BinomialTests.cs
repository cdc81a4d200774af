using System;
using System.Linq;
using FsCheck.Fluent;
using ScmGuard.Harness.Statistics;
using ScmGuard.VirtualScm.Tests;

namespace ScmGuard.Harness.Tests.Statistics;

public sealed class BinomialTests
{
    // Published tables of Clopper-Pearson intervals.
    [Theory]
    [InlineData(0, 20, 0.0, 0.1684)]
    [InlineData(1, 20, 0.0013, 0.2487)]
    [InlineData(5, 20, 0.0866, 0.4910)]
    [InlineData(10, 10, 0.6915, 1.0)]
    [InlineData(2, 12, 0.0209, 0.4841)]
    public void A_share_has_the_interval_of_the_tables(int hits, int tries, double lower, double upper)
    {
        Estimate share = Binomial.Share(hits, tries, 0.95);
        Assert.Equal(lower, share.Lower, 4);
        Assert.Equal(upper, share.Upper, 4);
    }

    [Theory]
    [InlineData(5, 10, 0.5, 0.623047)]
    [InlineData(0, 59, 0.05, 0.048495)]
    [InlineData(-1, 5, 0.5, 0)]
    [InlineData(5, 5, 0.1, 1)]
    [InlineData(2, 5, 0, 1)]
    [InlineData(2, 5, 1, 0)]
    public void The_distribution_has_its_known_values(int hits, int tries, double share, double probability) =>
        Assert.Equal(probability, Binomial.AtMost(hits, tries, share), 6);

    [Fact]
    public void An_interval_holds_its_estimate_and_mirrors_when_hits_and_misses_change_places() => Properties.ForAll(
        from tries in Gen.Choose(1, 200) from hits in Gen.Choose(0, tries) select (hits, tries),
        pair =>
        {
            Estimate share = Binomial.Share(pair.hits, pair.tries, 0.9);
            Estimate mirrored = Binomial.Share(pair.tries - pair.hits, pair.tries, 0.9);
            Assert.InRange(share.Value, share.Lower, share.Upper);
            Assert.Equal(share.Lower, 1 - mirrored.Upper, 9);
        });

    [Fact]
    public void The_interval_holds_the_true_share_at_least_as_often_as_it_says() => Properties.ForAll(
        from tries in Gen.Choose(1, 60) from percent in Gen.Choose(1, 99) select (tries, Share: percent / 100.0),
        real =>
        {
            // The exact probability, not a simulation.
            double covered = Enumerable.Range(0, real.tries + 1)
                .Where(hits => Binomial.Share(hits, real.tries, 0.95) is var interval && interval.Lower <= real.Share && real.Share <= interval.Upper)
                .Sum(hits => Binomial.AtMost(hits, real.tries, real.Share) - Binomial.AtMost(hits - 1, real.tries, real.Share));
            Assert.True(covered >= 0.95 - 1e-9, $"covered {covered}");
        });

    [Theory]
    [InlineData(1, 0, 0.95)]
    [InlineData(3, 2, 0.95)]
    [InlineData(-1, 2, 0.95)]
    [InlineData(1, 2, 1.0)]
    [InlineData(1, 2, double.NaN)]
    public void What_cannot_be_is_refused(int hits, int tries, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Binomial.Share(hits, tries, confidence));
}
