using System.Collections.Generic;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>The elements of a collection that never changes.</summary>
/// <param name="Elements">The elements; null for one that is not a known text.</param>
/// <param name="IgnoresCase">True if the collection was made with a comparer that ignores case.</param>
internal sealed record ConstantSet(IReadOnlyList<string?> Elements, bool IgnoresCase);
