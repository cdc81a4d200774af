namespace ScmGuard.Analyzers.Flow.Fixpoint;

/// <summary>What a block makes of the state at its entry.</summary>
/// <param name="OnCondition">The state on the block's conditional branch.</param>
/// <param name="OnFallThrough">The state on the block's other branch.</param>
/// <param name="OnThrow">The states at all points of the block where an exception may leave it, joined.</param>
internal readonly record struct FlowStep<TState>(TState OnCondition, TState OnFallThrough, TState OnThrow);
