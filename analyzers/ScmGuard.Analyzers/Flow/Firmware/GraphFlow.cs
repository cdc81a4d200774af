using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow.Fixpoint;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>Which units can get where, as a data flow problem over one graph.</summary>
internal sealed class GraphFlow : FlowProblem<FirmwareState>
{
    private readonly Dictionary<CaptureId, IOperation> _capturedTargets = [];
    private readonly Dictionary<ControlFlowRegion, HashSet<object>> _writesIn = [];

    /// <param name="body">The body that the graph is part of.</param>
    /// <param name="graph">The graph.</param>
    /// <param name="entry">The state at its entry.</param>
    public GraphFlow(BodyFlow body, ControlFlowGraph graph, FirmwareState entry)
    {
        Body = body;
        Graph = graph;
        var variables = (long)entry.Count;
        foreach (var operation in Operations(graph.Blocks))
        {
            variables += AssignmentTargets.Of(operation).Count();
            if (operation is IFlowCaptureOperation capture)
            {
                variables++;
                if (capture.Value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation)
                {
                    _capturedTargets[capture.Id] = capture.Value;
                }
            }
        }

        // A set of units grows once for each unit; a variable has three.
        Height = UnitTargets.Field.Count * (1 + (3 * variables));
    }

    /// <summary>The body that the graph is part of.</summary>
    public BodyFlow Body { get; }

    /// <summary>The graph.</summary>
    public ControlFlowGraph Graph { get; }

    /// <inheritdoc />
    public override FirmwareState Unreached => FirmwareState.Unreached;

    /// <inheritdoc />
    public override long Height { get; }

    /// <inheritdoc />
    public override FirmwareState Join(FirmwareState left, FirmwareState right) => left.Join(right);

    /// <inheritdoc />
    public override FlowStep<FirmwareState> Step(BasicBlock block, FirmwareState entry) => Run(block, entry, null);

    /// <summary>Runs a block, and takes down what is seen.</summary>
    public FlowStep<FirmwareState> Run(BasicBlock block, FirmwareState entry, FlowRecord? record)
    {
        var reader = new OperationReader(this, entry, record);
        foreach (var operation in block.Operations)
        {
            reader.Read(operation);
        }

        var value = reader.Read(block.BranchValue);
        if (block.BranchValue is not { } branchValue || block.ConditionKind == ControlFlowConditionKind.None)
        {
            if (block.FallThroughSuccessor is { Semantics: ControlFlowBranchSemantics.Return })
            {
                record?.Return(value & reader.State.Units);
            }

            return new FlowStep<FirmwareState>(FirmwareState.Unreached, reader.State, reader.Thrown);
        }

        var holds = block.ConditionKind == ControlFlowConditionKind.WhenTrue;
        return new FlowStep<FirmwareState>(reader.Assume(branchValue, value, holds), reader.Assume(branchValue, value, !holds), reader.Thrown);
    }

    /// <inheritdoc />
    public override FirmwareState Leave(ControlFlowRegion region, FirmwareState state)
    {
        foreach (var local in region.Locals)
        {
            state = state.Without(local);
        }

        foreach (var capture in region.CaptureIds)
        {
            state = state.Without(capture);
        }

        return state;
    }

    /// <inheritdoc />
    public override FirmwareState AfterFinally(ControlFlowBranch branch, ControlFlowRegion region, FirmwareState before, FirmwareState end)
    {
        if (!_writesIn.TryGetValue(region, out var written))
        {
            written = [.. Operations(Graph.Blocks.Where(block => block.Ordinal >= region.FirstBlockOrdinal && block.Ordinal <= region.LastBlockOrdinal))
                .SelectMany(AssignmentTargets.Of)
                .Select(VariableOf)
                .OfType<object>()];
            _writesIn.Add(region, written);
        }

        return before.Keep(end.Units).Where(variable => !written.Contains(variable));
    }

    /// <summary>The variable that a capture stands for where something is assigned to it.</summary>
    public IOperation? TargetOf(CaptureId capture) => _capturedTargets.TryGetValue(capture, out var target) ? target : null;

    private object? VariableOf(IOperation target) => target switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IMemberReferenceOperation member => member.Member,
        IFlowCaptureReferenceOperation capture => TargetOf(capture.Id) is { } captured ? VariableOf(captured) : capture.Id,
        _ => null,
    };

    private static IEnumerable<IOperation> Operations(IEnumerable<BasicBlock> blocks) =>
        from block in blocks
        from operation in block.BranchValue is { } value ? block.Operations.Append(value) : block.Operations
        from part in operation.DescendantsAndSelf()
        select part;
}
