using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Tests.Journal;

public sealed class VerdictsTests
{
    private static readonly Arbitrary<Verdict[]> s_verdicts = Gen.Elements(Enum.GetValues<Verdict>()).ArrayOf().ToArbitrary();

    [Fact]
    public void No_evidence_is_no_pass() => Assert.Equal(Verdict.Inconclusive, Verdicts.Worst([]));

    [Fact]
    public void A_whole_is_good_only_if_every_part_is() =>
        Prop.ForAll(s_verdicts, verdicts => Verdicts.Worst(verdicts).IsGood() == (verdicts.Length > 0 && verdicts.All(verdict => verdict.IsGood()))).QuickCheckThrowOnFailure();

    [Fact]
    public void The_order_of_the_parts_does_not_matter() =>
        Prop.ForAll(s_verdicts, verdicts => Verdicts.Worst(verdicts) == Verdicts.Worst(verdicts.Reverse())).QuickCheckThrowOnFailure();

    [Theory]
    [InlineData(Verdict.Fail, Verdict.BenchFault, Verdict.Fail)]
    [InlineData(Verdict.BenchFault, Verdict.Inconclusive, Verdict.BenchFault)]
    [InlineData(Verdict.Inconclusive, Verdict.Marginal, Verdict.Inconclusive)]
    [InlineData(Verdict.Halted, Verdict.Fail, Verdict.Halted)]
    public void Of_two_verdicts_the_worse_one_stands(Verdict one, Verdict other, Verdict expected) => Assert.Equal(expected, Verdicts.Worse(one, other));

    [Theory]
    [InlineData(4.9, Verdict.Fail)]
    [InlineData(5, Verdict.Marginal)]
    [InlineData(5.9, Verdict.Marginal)]
    [InlineData(6, Verdict.Pass)]
    [InlineData(9, Verdict.Pass)]
    [InlineData(9.1, Verdict.Marginal)]
    [InlineData(10, Verdict.Marginal)]
    [InlineData(10.1, Verdict.Fail)]
    [InlineData(double.NaN, Verdict.Inconclusive)]
    [InlineData(double.PositiveInfinity, Verdict.Fail)]
    public void A_value_is_judged_by_its_limits_and_the_band_beside_them(double value, Verdict expected) => Assert.Equal(expected, new Limits(5, 10, 1).Judge(value));

    [Fact]
    public void Measurements_can_only_make_an_outcome_worse() =>
        Prop.ForAll(
            s_verdicts.Generator.Where(verdicts => verdicts.Length > 0).ToArbitrary(),
            ArbMap.Default.ArbFor<NormalFloat[]>(),
            (verdicts, values) => new StepOutcome(verdicts[0], "").Judged([.. values.Select(value => new Measurement("v", value.Get, "s", new Limits(-1, 1, 0.5)))]).Verdict >= verdicts[0]).QuickCheckThrowOnFailure();
}
