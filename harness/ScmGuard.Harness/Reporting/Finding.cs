using System.Collections.Generic;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>Something that keeps a run from being good, or nearly does.</summary>
/// <param name="Verdict">How bad it is.</param>
/// <param name="Title">What it is about.</param>
/// <param name="Summary">What happened.</param>
/// <param name="Remedy">What to do about it, or null.</param>
/// <param name="Advisory">The known issue behind it, or null.</param>
/// <param name="Source">The page that says what should have happened, or null.</param>
/// <param name="Steps">The full names of the steps that it was found in; empty if it concerns the run as a whole.</param>
public sealed record Finding(Verdict Verdict, string Title, string Summary, string? Remedy, string? Advisory, string? Source, IReadOnlyList<string> Steps)
{
    /// <summary>The measurements of the first step that are not plainly within their limits, in words.</summary>
    public IReadOnlyList<string> Measured { get; init; } = [];
}
