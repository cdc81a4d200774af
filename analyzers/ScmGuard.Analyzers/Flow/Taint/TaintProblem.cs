using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow.Fixpoint;

namespace ScmGuard.Analyzers.Flow.Taint;

/// <summary>Which places of a graph may hold a followed value where, as a data flow problem.</summary>
internal sealed class TaintProblem(ControlFlowGraph graph, TaintSource source, Func<IOperation, IEnumerable<TaintSink>> sinks) : FlowProblem<TaintState>
{
    /// <summary>The variables that captures stand for where they are assigned to.</summary>
    private readonly IReadOnlyDictionary<CaptureId, object> _captured = graph.Blocks
        .SelectMany(static block => block.Operations)
        .OfType<IFlowCaptureOperation>()
        .Where(static capture => capture.Value is ILocalReferenceOperation or IParameterReferenceOperation)
        .GroupBy(static capture => capture.Id)
        .ToDictionary(static captures => captures.Key, static captures => Places.Of(captures.First().Value)!);

    /// <inheritdoc />
    public override TaintState Unreached => TaintState.Unreached;

    /// <summary>A state is reached, and grows by a place that a part of a step writes.</summary>
    public override long Height { get; } = 1 + graph.Blocks.SelectMany(Graphs.Steps).Sum(static step => step.DescendantsAndSelf().LongCount());

    /// <inheritdoc />
    public override TaintState Join(TaintState left, TaintState right) => left.Join(right);

    /// <inheritdoc />
    public override FlowStep<TaintState> Step(BasicBlock block, TaintState entry) => Run(block, entry, null);

    /// <summary>Runs a block, and takes down what is reached.</summary>
    public FlowStep<TaintState> Run(BasicBlock block, TaintState entry, ICollection<TaintSink>? reached)
    {
        var reader = new TaintReader(source, sinks, _captured, entry, reached);
        foreach (var step in Graphs.Steps(block))
        {
            reader.Read(step);
        }

        return new FlowStep<TaintState>(reader.State, reader.State, reader.Thrown);
    }

    /// <inheritdoc />
    public override TaintState Leave(ControlFlowRegion region, TaintState state)
    {
        foreach (var local in region.Locals)
        {
            state = state.With(local, isTainted: false);
        }

        return state;
    }

    /// <summary>What came to the region's end on another branch may be tainted there only.</summary>
    public override TaintState AfterFinally(ControlFlowBranch branch, ControlFlowRegion region, TaintState before, TaintState end) => before.Meet(end);
}
