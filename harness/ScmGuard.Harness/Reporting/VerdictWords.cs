using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>Verdicts in plain words.</summary>
public static class VerdictWords
{
    /// <summary>In one or two words.</summary>
    public static string Word(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => "Pass",
        Verdict.Marginal => "Marginal",
        Verdict.Inconclusive => "Not proven",
        Verdict.BenchFault => "Bench fault",
        Verdict.Fail => "Fail",
        _ => "Halted",
    };

    /// <summary>What it means for the person who signs.</summary>
    public static string Meaning(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => "Every planned step has its evidence, and all of it is within its limits.",
        Verdict.Marginal => "All evidence is within its limits, but some of it lies close to one.",
        Verdict.Inconclusive => "Evidence is missing or contradicts itself. This says nothing about the unit, good or bad: repeat the run.",
        Verdict.BenchFault => "The bench failed, not the unit. This says nothing about the unit: repair the bench and repeat the run.",
        Verdict.Fail => "The unit was proven not to do what it should. Do not release it.",
        _ => "The run was stopped for the sake of the unit. Do not release it.",
    };

    /// <summary>A mark that tells it from the others without colour.</summary>
    public static string Mark(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => "\u2713",
        Verdict.Marginal => "\u2248",
        Verdict.Inconclusive => "?",
        Verdict.BenchFault => "!",
        Verdict.Fail => "\u2715",
        _ => "\u25A0",
    };
}
