using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Xunit;

/// <summary>Where a run's results come from. It is part of each test's identity, so nothing stands in it that changes from one time to the next.</summary>
[JsonPolymorphic]
[JsonDerivedType(typeof(FolderSource), "folder")]
[JsonDerivedType(typeof(VirtualSource), "virtual")]
internal abstract record RunSource
{
    /// <summary>The results: one for each planned step, and the run's verdict as the last one.</summary>
    /// <exception cref="RunSourceException">There is nothing to show. The message says why, and what to do.</exception>
    public abstract IReadOnlyList<StepResult> Read();
}
