using System.Collections.Generic;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>A check as every report shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Verdict">What the evidence says of it.</param>
/// <param name="Steps">Its planned steps, in their order.</param>
public sealed record ReportedCheck(string Name, Verdict Verdict, IReadOnlyList<ReportedStep> Steps);
