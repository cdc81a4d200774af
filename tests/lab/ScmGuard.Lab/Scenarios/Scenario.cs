using System;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Lab.Units;

namespace ScmGuard.Lab.Scenarios;

/// <summary>Something that happens to a unit, and the verdict that it must lead to.</summary>
/// <param name="Name">Its name, which is also that of its unit and its run.</param>
/// <param name="Expected">The verdict.</param>
/// <param name="Because">What the run must say, or null if the verdict says it all.</param>
/// <param name="PlayAsync">Lets it happen. What is not as it must be, besides the verdict, is a <see cref="LabException"/>.</param>
public sealed record Scenario(string Name, Verdict Expected, string? Because, Func<Bench, CancellationToken, Task<Ending>> PlayAsync)
{
    /// <summary>How long it may take before it counts as hung.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMinutes(5);
}
