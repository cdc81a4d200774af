using System;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Tests.Checks.Acceptance;

/// <summary>One line of a table: what stands before a row, and what it has to say.</summary>
/// <param name="Row">The row.</param>
/// <param name="What">The situation, unique within its row.</param>
/// <param name="Verdict">The verdict.</param>
/// <param name="Arrange">Makes the situation.</param>
/// <param name="Says">What the summary has to contain.</param>
internal sealed record RowCase(string Row, string What, Verdict Verdict, Action<AcceptanceBench>? Arrange = null, string Says = "")
{
    public string Profile { get; init; } = "scm-a1";

    public string? Firmware { get; init; }

    public string? Advisory { get; init; }

    public override string ToString() => $"{Row}: {What}";
}
