using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Threading.Tasks;
using Xunit;
using Xunit.Sdk;
using Xunit.v3;

namespace ScmGuard.Harness.Xunit;

/// <summary>
/// The data of a theory with one parameter, a <see cref="StepResult"/>: one row for each planned step of a run, named after it, and one for the run's
/// verdict. What cannot be shown is one row that fails. <see cref="DataAttribute.Label"/> tells runs apart that stand beside each other.
/// </summary>
[AttributeUsage(AttributeTargets.Method, AllowMultiple = true)]
public abstract class RunDataAttribute : DataAttribute
{
    // So that nobody takes what was simulated for what was measured.
    private const string VirtualLabel = "virtual unit";

    private protected RunDataAttribute()
    {
    }

    private protected abstract RunSource Source { get; }

    /// <inheritdoc/>
    public sealed override ValueTask<IReadOnlyCollection<ITheoryDataRow>> GetData(MethodInfo testMethod, DisposalTracker disposalTracker) =>
        new([.. KnownRuns.Of(Source).Select(RowOf)]);

    /// <inheritdoc/>
    public sealed override bool SupportsDiscoveryEnumeration() => true;

    private ITheoryDataRow RowOf(StepResult result) => ConvertDataRow(new TheoryDataRow<StepResult>(result)
    {
        TestDisplayName = result.Name,
        Label = string.Join(", ", new[] { Label, result.IsVirtual ? VirtualLabel : null }.Where(part => !string.IsNullOrEmpty(part))),

        // Also for a test that forgets to ask: what was not needed is no evidence.
        Skip = result.Verdict is null ? result.Summary : null,
    });
}
