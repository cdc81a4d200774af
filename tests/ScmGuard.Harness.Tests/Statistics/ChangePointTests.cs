using System.Linq;
using FsCheck.Fluent;
using ScmGuard.Harness.Statistics;
using ScmGuard.VirtualScm.Tests;

namespace ScmGuard.Harness.Tests.Statistics;

public sealed class ChangePointTests
{
    [Fact]
    public void A_planted_change_is_found_where_it_is() => Properties.ForAll(
        from before in Gen.Choose(12, 40) from after in Gen.Choose(12, 40) from noise in Gen.Choose(0, 300).ArrayOf(before + after) select (before, noise),
        planted =>
        {
            ChangePoint change = ChangePoint.Find([.. planted.noise.Select((value, i) => (value / 100.0) + (i < planted.before ? 0 : 10))])!;
            Assert.Equal(planted.before, change.Index);
            Assert.InRange(change.Probability, 0.0001, 0.01);
            Assert.InRange(change.Shift, 7, 13);
        },
        times: 20);

    // The control: without a change it must not be found more often than its probability says.
    [Fact]
    public void Without_a_change_one_is_found_no_more_often_than_the_probability_says()
    {
        SplitMix random = new(5);
        const int Series = 200;
        int found = Enumerable.Range(0, Series).Count(_ => ChangePoint.Find([.. Enumerable.Range(0, 30).Select(_ => random.NextDouble())])!.Probability <= 0.05);
        Assert.True(Binomial.Share(found, Series, 0.999).Lower <= 0.05, $"{found} of {Series}");
    }

    [Fact]
    public void The_same_series_always_gives_the_same()
    {
        double[] series = [.. Enumerable.Range(0, 40).Select(i => (double)((i * 7919) % 101))];
        Assert.Equal(ChangePoint.Find(series), ChangePoint.Find(series));
    }

    [Fact]
    public void A_level_series_has_no_change()
    {
        Assert.Equal(1, ChangePoint.Find([1, 1, 1, 1])!.Probability);
        Assert.Null(ChangePoint.Find([1]));
        Assert.Null(ChangePoint.Find([]));
    }
}
