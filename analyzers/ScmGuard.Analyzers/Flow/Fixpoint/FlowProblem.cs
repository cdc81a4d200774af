using System;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ScmGuard.Analyzers.Flow.Fixpoint;

/// <summary>A forward data flow problem over one control flow graph.</summary>
/// <typeparam name="TState">What is known at a point of the program. The states are a lattice of finite height.</typeparam>
internal abstract class FlowProblem<TState>
    where TState : IEquatable<TState>
{
    /// <summary>The least state: no execution gets here.</summary>
    public abstract TState Unreached { get; }

    /// <summary>How often a state can grow before it is the greatest one.</summary>
    public abstract long Height { get; }

    /// <summary>The least state that covers both.</summary>
    public abstract TState Join(TState left, TState right);

    /// <summary>Runs a block.</summary>
    public abstract FlowStep<TState> Step(BasicBlock block, TState entry);

    /// <summary>Forgets what lives no longer than a region.</summary>
    public abstract TState Leave(ControlFlowRegion region, TState state);

    /// <summary>The state of one branch where it comes to a finally region on its way.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="region">The finally region.</param>
    /// <param name="state">The state of the branch.</param>
    public virtual TState EnterFinally(ControlFlowBranch branch, ControlFlowRegion region, TState state) => state;

    /// <summary>The state of an exception where it comes to a catch, filter or finally region.</summary>
    /// <param name="handler">The region.</param>
    /// <param name="state">The state of the exception.</param>
    public virtual TState EnterHandler(ControlFlowRegion handler, TState state) => state;

    /// <summary>The state of an exception after it ran through a finally region.</summary>
    /// <param name="region">The finally region.</param>
    /// <param name="end">The state at the region's end, of all branches and exceptions that run through it.</param>
    public virtual TState Unwind(ControlFlowRegion region, TState end) => end;

    /// <summary>The state of one branch after it ran through a finally region.</summary>
    /// <param name="branch">The branch.</param>
    /// <param name="region">The finally region.</param>
    /// <param name="before">The state of the branch before it.</param>
    /// <param name="end">The state at the region's end, of all branches and exceptions that run through it.</param>
    public abstract TState AfterFinally(ControlFlowBranch branch, ControlFlowRegion region, TState before, TState end);
}
