using System.Collections.Generic;
using ScmGuard.Harness.Engine;

namespace ScmGuard.Harness.Tests.Bench;

/// <summary>A check of the steps that a test names.</summary>
internal sealed class TestCheck(params Step[] steps) : ICheck
{
    public string Name { get; init; } = "test";

    public string Title => "A test's check";

    public IReadOnlyList<Setting> Settings => [];

    public IReadOnlyList<Step> Plan(PlanRequest request) => steps;
}
