using System;
using System.Collections.Generic;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>When something happened, as far as one knows who looks only now and then: after one moment, and not after another.</summary>
/// <param name="After">It had not happened yet.</param>
/// <param name="By">It had happened.</param>
internal readonly record struct Bounds(TimeSpan After, TimeSpan By)
{
    /// <summary>How long it took from a beginning that is known no better, as two measurements: at least, and at most.</summary>
    public IReadOnlyList<Measurement> Since(Bounds begin, string name) =>
    [
        new($"{name}, at least", Math.Max(0, (After - begin.By).TotalSeconds), "s"),
        new($"{name}, at most", (By - begin.After).TotalSeconds, "s"),
    ];
}
