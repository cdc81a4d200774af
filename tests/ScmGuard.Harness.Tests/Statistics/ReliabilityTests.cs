using System;
using ScmGuard.Harness.Statistics;

namespace ScmGuard.Harness.Tests.Statistics;

public sealed class ReliabilityTests
{
    [Theory]
    [InlineData(0.95, 0.95, 59)]
    [InlineData(0.99, 0.95, 299)]
    [InlineData(0.9, 0.9, 22)]
    [InlineData(0.5, 0.5, 1)]
    [InlineData(0.9, 0.1, 1)]
    public void A_claim_needs_so_many_tries_without_a_failure(double reliability, double confidence, int tries)
    {
        ReliabilityClaim claim = new(reliability, confidence);
        Assert.Equal(tries, claim.TriesNeeded);
        Assert.True(claim.ShownBy(tries) >= reliability - 1e-9);
        Assert.True(tries == 1 || claim.ShownBy(tries - 1) < reliability);
    }

    [Theory]
    [InlineData(0, 0.95)]
    [InlineData(1, 0.95)]
    [InlineData(0.9, 1)]
    [InlineData(double.NaN, 0.5)]
    public void A_claim_of_what_cannot_be_shown_is_refused(double reliability, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new ReliabilityClaim(reliability, confidence).TriesNeeded);

    [Fact]
    public void Two_early_failures_are_enough_to_call_a_unit_bad_and_one_is_not()
    {
        SequentialTest test = new(0.005, 0.05, 0.05);
        Assert.Null(test.IsBad(1, 1));
        Assert.True(test.IsBad(2, 2));
        Assert.Null(test.IsBad(0, 60));
        Assert.False(test.IsBad(0, 70));
    }

    // The control: a test that stopped at the first failure would call one good unit in two bad.
    [Theory]
    [InlineData(0.005, true)]
    [InlineData(0.05, false)]
    public void Neither_error_is_more_frequent_than_its_bound(double rate, bool isGood)
    {
        SequentialTest test = new(0.005, 0.05, 0.05);
        SplitMix random = new(17);
        int wrong = 0;
        int failed = 0;
        const int Units = 4000;
        for (int unit = 0; unit < Units; unit++)
        {
            int failures = 0;
            bool? isBad = null;
            for (int tries = 1; tries <= 1000 && isBad is null; tries++)
            {
                failures += random.NextDouble() < rate ? 1 : 0;
                isBad = test.IsBad(failures, tries);
            }

            wrong += isBad == isGood ? 1 : 0;
            failed += failures > 0 ? 1 : 0;
        }

        Assert.True(Binomial.Share(wrong, Units, 0.999).Lower <= 0.05 / 0.95, $"{wrong} of {Units} wrong");
        Assert.True(failed > Units / 5, "the control never failed");
    }

    [Theory]
    [InlineData(0, 0.05, 0.05)]
    [InlineData(0.05, 0.05, 0.05)]
    [InlineData(0.1, 1, 0.05)]
    [InlineData(0.1, 0.2, 0.5)]
    public void A_test_between_rates_that_are_none_is_refused(double good, double bad, double risk) => Assert.Throws<ArgumentException>(() => new SequentialTest(good, bad, risk));
}
