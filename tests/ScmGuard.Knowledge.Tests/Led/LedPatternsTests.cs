namespace ScmGuard.Knowledge.Tests;

public sealed class LedPatternsTests
{
    public static TheoryData<LedPatternKind> Kinds() => [.. Enum.GetValues<LedPatternKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_pattern_stands_at_its_kind(LedPatternKind kind) => Assert.Equal(kind, LedPatterns.Get(kind).Kind);

    [Theory]
    [InlineData(LedPatternKind.DeveloperMode, false)]
    [InlineData(LedPatternKind.ProductionMode, false)]
    [InlineData(LedPatternKind.Booting, false)]
    [InlineData(LedPatternKind.Unbound, true)]
    [InlineData(LedPatternKind.CannotBind, true)]
    [InlineData(LedPatternKind.FatalCode, true)]
    public void A_pattern_has_a_remedy_when_something_is_wrong(LedPatternKind kind, bool isWrong) =>
        Assert.Equal(isWrong, LedPatterns.Get(kind).Remedy is not null);

    [Fact]
    public void The_timing_is_that_of_the_page()
    {
        Assert.Equal(TimeSpan.FromSeconds(3), LedTiming.HeartbeatPeriod.Value);
        Assert.Equal((1, 3), (LedTiming.DeveloperModeFlashes.Value, LedTiming.ProductionModeFlashes.Value));
        Assert.Equal((5.0, 10.0), (LedTiming.RapidFlashesPerSecond.Value, LedTiming.VeryRapidFlashesPerSecond.Value));
        Assert.Equal((10, 3), (LedTiming.PreambleFlashes.Value, LedTiming.FatalCodeRepeats.Value));
        Assert.Equal((1000.0, 500.0), (LedTiming.Gap.Value.TotalMilliseconds, LedTiming.CodeFlash.Value.TotalMilliseconds));
        Assert.Equal((250.0, 750.0), (LedTiming.CodePauseMinimum.Value.TotalMilliseconds, LedTiming.CodePauseMaximum.Value.TotalMilliseconds));
    }

    [Fact]
    public void A_pause_between_flashes_can_be_told_from_a_gap()
    {
        Assert.True(LedTiming.CodePauseMaximum.Value < LedTiming.Gap.Value);
        Assert.NotNull(LedTiming.CodePauseMinimum.Unconfirmed);
        Assert.NotNull(LedTiming.CodePauseMaximum.Unconfirmed);
    }
}
