using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Tests.Reporting;

/// <summary>Runs with any ends.</summary>
internal static class RandomRuns
{
    private static readonly Gen<Verdict?> s_verdict = Gen.Frequency(
        (6, Gen.Constant((Verdict?)Verdict.Pass)),
        (2, Gen.Elements<Verdict?>(Verdict.Marginal, Verdict.Inconclusive, Verdict.BenchFault, Verdict.Fail, Verdict.Halted, null)));

    public static Arbitrary<SampleRun> Any { get; } =
        (from verdicts in s_verdict.ListOf()
         from hasEnded in Mostly(true)
         from isHalted in Mostly(false)
         from isLeft in Mostly(false)
         from boots in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Constant(1)))
         select SampleRun.OfVerdicts([.. verdicts], hasEnded, isHalted, isLeft, boots)).ToArbitrary();

    private static Gen<bool> Mostly(bool value) => Gen.Frequency((4, Gen.Constant(value)), (1, Gen.Constant(!value)));
}
