using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Harness.Journal;

/// <summary>How verdicts combine.</summary>
public static class Verdicts
{
    /// <summary>The worse of two.</summary>
    public static Verdict Worse(Verdict left, Verdict right) => left > right ? left : right;

    /// <summary>The worst of all. No evidence is no pass: without any it is <see cref="Verdict.Inconclusive"/>.</summary>
    public static Verdict Worst(IEnumerable<Verdict> verdicts)
    {
        ArgumentNullException.ThrowIfNull(verdicts);
        return verdicts.Select(verdict => (Verdict?)verdict).Max() ?? Verdict.Inconclusive;
    }

    /// <summary>Whether a unit may be signed for.</summary>
    public static bool IsGood(this Verdict verdict) => verdict is Verdict.Pass or Verdict.Marginal;
}
