using System.Collections.Immutable;

namespace ScmGuard.Analyzers.Flow.Fixpoint;

/// <summary>The least fixpoint of a <see cref="FlowProblem{TState}"/>.</summary>
/// <param name="Entries">The state at the entry of each block, by ordinal.</param>
/// <param name="Passes">How many passes over the blocks it took.</param>
/// <param name="Converged">False if the passes reached their cap. A monotone problem never does.</param>
internal sealed record FlowSolution<TState>(ImmutableArray<TState> Entries, long Passes, bool Converged);
