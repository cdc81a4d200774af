using System;
using ScmGuard.Harness.Checks.Led;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Tests.Checks.Led;

public sealed class LedJudgementTests
{
    private static readonly BindingInfo s_developer = new(IsLocked: false, IsBound: true);
    private static readonly BindingInfo s_production = new(IsLocked: true, IsBound: true);
    private static readonly BindingInfo s_unbound = new(IsLocked: false, IsBound: false);
    private static readonly BindingInfo s_lockedUnbound = new(IsLocked: true, IsBound: false);

    public static TheoryData<LedShown, string, Verdict> Table { get; } = new()
    {
        { LedShown.DeveloperRunning, "developer", Verdict.Pass },
        { LedShown.ProductionRunning, "production", Verdict.Pass },
        { LedShown.Unbound, "unbound", Verdict.Pass },
        { LedShown.CannotBind, "locked and unbound", Verdict.Pass },
        { LedShown.DeveloperRunning, "production", Verdict.Fail },
        { LedShown.ProductionRunning, "developer", Verdict.Fail },
        { LedShown.Unbound, "developer", Verdict.Inconclusive },
        { LedShown.CannotBind, "production", Verdict.Inconclusive },
        { LedShown.Fatal, "developer", Verdict.Fail },
        { LedShown.Fatal, "production", Verdict.Fail },
        { LedShown.Fatal, "silent", Verdict.Fail },
        { LedShown.CannotBind, "silent", Verdict.Inconclusive },
        { LedShown.DeveloperRunning, "silent", Verdict.Inconclusive },
        { LedShown.Unbound, "silent", Verdict.Inconclusive },
        { LedShown.Off, "developer", Verdict.Inconclusive },
        { LedShown.Off, "silent", Verdict.Inconclusive },
        { LedShown.On, "production", Verdict.Inconclusive },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void A_reading_is_held_against_what_the_module_says(LedShown shown, string module, Verdict expected)
    {
        LedReading reading = new(shown, 0.9) { Main = shown is LedShown.Fatal ? 5 : null, Meaning = "what it means", Remedy = "what to do" };
        StepOutcome outcome = LedJudgement.Judge(reading, BindingOf(module), 0);
        Assert.Equal(expected, outcome.Verdict);
        Assert.Contains(shown.ToString(), outcome.Summary, StringComparison.Ordinal);
        Assert.Equal(expected is Verdict.Pass, outcome.Remedy is null);
    }

    [Theory]
    [InlineData("developer")]
    [InlineData("silent")]
    public void What_was_not_decoded_is_neither_good_nor_bad(string module)
    {
        StepOutcome outcome = LedJudgement.Judge(LedReading.Inconclusive("edges were lost", 2_000_000_000), BindingOf(module), 0);
        Assert.Equal(Verdict.Inconclusive, outcome.Verdict);
        Assert.Contains("edges were lost, at 2 s", outcome.Summary, StringComparison.Ordinal);
        Assert.Contains("led calibrate", outcome.Remedy, StringComparison.Ordinal);
    }

    private static BindingInfo? BindingOf(string module) => module switch
    {
        "developer" => s_developer,
        "production" => s_production,
        "unbound" => s_unbound,
        "locked and unbound" => s_lockedUnbound,
        _ => null,
    };
}
