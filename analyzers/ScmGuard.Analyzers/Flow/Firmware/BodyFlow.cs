using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow.Fixpoint;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>One body with the lambdas and local functions in it, each a graph of its own.</summary>
/// <remarks>
/// A lambda that is called or handed over where it is written starts with the state there. A local function starts with the states of its calls,
/// joined. Anything stored for later starts with every unit. Only variables that never change after their declaration are seen inside.
/// </remarks>
internal sealed class BodyFlow
{
    /// <summary>How many ways of calling nested functions are told apart.</summary>
    private const int MaxSummaries = 256;

    private readonly IOperation _root;
    private readonly IMethodSymbol? _method;
    private readonly ArgumentFacts _arguments;
    private readonly Dictionary<ISymbol, FlowLambda> _delegates = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<ISymbol, NestedFunction> _nested = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<(object Function, FirmwareState Entry), BodyResult> _summaries = [];
    private readonly Queue<NestedFunction> _pending = new();
    private long _passes;
    private bool _isUndecided;

    /// <param name="guards">What is known about the compilation.</param>
    /// <param name="root">The body.</param>
    /// <param name="model">Its model.</param>
    /// <param name="arguments">What its caller passes.</param>
    /// <param name="inquiry">The question that the body is read for.</param>
    public BodyFlow(FirmwareGuards guards, IOperation root, SemanticModel model, ArgumentFacts arguments, Inquiry inquiry)
    {
        _root = root;
        _arguments = arguments;
        _method = (root.Syntax is ArrowExpressionClauseSyntax { Expression: var value }
            ? model.GetEnclosingSymbol(value.SpanStart, inquiry.CancellationToken)
            : model.GetDeclaredSymbol(root.Syntax, inquiry.CancellationToken)) as IMethodSymbol;
        Guards = guards;
        Model = model;
        Inquiry = inquiry;
        Locals = new LocalUsage(root, _method);
        Constants = new Constants(model, guards.ModelOf, TextPassedFor, inquiry.CancellationToken);
        Comparison = new FirmwareComparison(Constants);
    }

    /// <summary>What is known about the compilation.</summary>
    public FirmwareGuards Guards { get; }

    /// <summary>The body's model.</summary>
    public SemanticModel Model { get; }

    /// <summary>The question that the body is read for.</summary>
    public Inquiry Inquiry { get; }

    /// <summary>How the body uses its variables.</summary>
    public LocalUsage Locals { get; }

    /// <summary>The constants that the body can compare with.</summary>
    public Constants Constants { get; }

    /// <summary>Recognises comparisons.</summary>
    public FirmwareComparison Comparison { get; }

    /// <summary>True once the body was seen to look at the firmware.</summary>
    public bool LooksAtFirmware { get; set; }

    /// <summary>Follows the body.</summary>
    public BodyResult Follow(ControlFlowGraph graph)
    {
        var sites = ImmutableDictionary.CreateBuilder<SyntaxNode, TargetSet>();
        var writes = ImmutableDictionary.CreateBuilder<SyntaxNode, ValueSplit>();
        var (record, returns) = Run(graph, _arguments.Enter(FirmwareState.Start, _method));
        var returned = record.Returned & returns;
        Gather(graph, record);
        while (Next() is { } function)
        {
            Gather(function.Graph, Run(function.Graph, function.Entry).Record);
        }

        return _isUndecided ? BodyResult.Unknown : new BodyResult(returns, returned, LooksAtFirmware, sites.ToImmutable(), writes.ToImmutable(), _passes);

        void Gather(ControlFlowGraph from, FlowRecord seen)
        {
            foreach (var site in seen.Sites)
            {
                sites[site.Key] = site.Value | (sites.TryGetValue(site.Key, out var known) ? known : TargetSet.None);
            }

            foreach (var write in seen.Writes)
            {
                writes[write.Key] = write.Value | (writes.TryGetValue(write.Key, out var known) ? known : default);
            }

            foreach (var function in from.LocalFunctions.Where(function => !Locals.IsReferenced(function)))
            {
                EnterLocalFunction(function, from, FirmwareState.Start);
            }

            foreach (var (function, state) in seen.Reached)
            {
                switch (function)
                {
                    case IFlowAnonymousFunctionOperation lambda:
                        Enter(lambda.Symbol, from.GetAnonymousFunctionControlFlowGraph(lambda, Inquiry.CancellationToken), StateIn(state, lambda.Syntax));
                        break;
                    case IMethodReferenceOperation reference:
                        EnterLocalFunction(reference.Method, from, StateIn(state, reference.Syntax));
                        break;
                    case IMethodSymbol called:
                        EnterLocalFunction(called, from, state.Where(Locals.IsSettled));
                        break;
                }
            }
        }
    }

    /// <summary>What a local function says, called with the arguments and the variables of the state.</summary>
    public BodyResult Summarize(ControlFlowGraph around, IMethodSymbol function, ArgumentFacts arguments, FirmwareState state) =>
        GraphOf(function.OriginalDefinition, around) is { } graph && !Callee.IsIterator(function, Inquiry.CancellationToken)
            ? Summarize(function.OriginalDefinition, graph, arguments.Enter(state.Where(Locals.IsSettled).Reopened(), function.OriginalDefinition))
            : BodyResult.Unknown;

    /// <summary>What a lambda says, called with the variables of the state.</summary>
    public BodyResult Summarize(FlowLambda lambda, FirmwareState state) =>
        Summarize(lambda.Lambda.Symbol, lambda.Around.GetAnonymousFunctionControlFlowGraph(lambda.Lambda, Inquiry.CancellationToken), state.Where(Locals.IsSettled).Reopened());

    /// <summary>Notes a lambda that a local holds for good.</summary>
    public void NoteDelegate(ISimpleAssignmentOperation assignment, ControlFlowGraph graph)
    {
        if (assignment is { Target: ILocalReferenceOperation { Local: var local }, Value: IDelegateCreationOperation { Target: IFlowAnonymousFunctionOperation lambda } } && Locals.IsSettled(local))
        {
            _delegates[local] = new FlowLambda(graph, lambda);
        }
    }

    /// <summary>The lambda that a local holds, or null.</summary>
    public FlowLambda? DelegateIn(ILocalSymbol local) => _delegates.TryGetValue(local, out var lambda) ? lambda : null;

    /// <summary>True if no code but this body's own can write a member while the body runs.</summary>
    public bool IsOnlyWrittenHere(ISymbol member) =>
        member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null } || Guards.AreWritesIn(member, _root.Syntax, Inquiry.CancellationToken);

    private (FlowRecord Record, TargetSet Returns) Run(ControlFlowGraph graph, FirmwareState entry)
    {
        var flow = new GraphFlow(this, graph, entry);
        var solution = ForwardFixpoint<FirmwareState>.Solve(graph, flow, entry, Inquiry.CancellationToken);
        _passes += solution.Passes;
        _isUndecided |= !solution.Converged;
        var record = new FlowRecord();
        foreach (var block in graph.Blocks)
        {
            flow.Run(block, solution.Entries[block.Ordinal], record);
        }

        return (record, solution.Entries[graph.Blocks.Length - 1].Units);
    }

    private BodyResult Summarize(object function, ControlFlowGraph graph, FirmwareState entry)
    {
        if (_summaries.TryGetValue((function, entry), out var known))
        {
            return known;
        }

        if (_summaries.Count == MaxSummaries)
        {
            return BodyResult.Unknown;
        }

        // A function that calls itself says nothing until it was read.
        _summaries.Add((function, entry), BodyResult.Unknown);
        var looked = LooksAtFirmware;
        LooksAtFirmware = false;
        var (record, returns) = Run(graph, entry);
        var result = BodyResult.Unknown with { Returns = returns, Returned = record.Returned & returns, LooksAtFirmware = LooksAtFirmware };
        LooksAtFirmware |= looked;
        _summaries[(function, entry)] = result;
        return result;
    }

    private void EnterLocalFunction(IMethodSymbol localFunction, ControlFlowGraph around, FirmwareState state)
    {
        if (GraphOf(localFunction.OriginalDefinition, around) is { } graph)
        {
            Enter(localFunction.OriginalDefinition, graph, state);
        }
    }

    private void Enter(IMethodSymbol function, ControlFlowGraph graph, FirmwareState state)
    {
        var isNew = !_nested.TryGetValue(function, out var nested);
        if (isNew)
        {
            nested = new NestedFunction(graph);
            _nested.Add(function, nested);
        }

        var joined = nested.Entry.Join(state);
        if (isNew || !joined.Equals(nested.Entry))
        {
            nested.Entry = joined;
            if (!nested.IsPending)
            {
                nested.IsPending = true;
                _pending.Enqueue(nested);
            }
        }
    }

    private NestedFunction? Next()
    {
        if (_pending.Count == 0)
        {
            return null;
        }

        var next = _pending.Dequeue();
        next.IsPending = false;
        return next;
    }

    /// <summary>The state in a function that is written, or handed on, at a place.</summary>
    private FirmwareState StateIn(FirmwareState state, SyntaxNode function)
    {
        var inside = state.Where(Locals.IsSettled);
        return IsUsedInPlace(function) ? inside : inside.Reopened();
    }

    /// <summary>True for a function that is called where it stands, or passed to a call: it cannot run on a unit that does not get there.</summary>
    private bool IsUsedInPlace(SyntaxNode function)
    {
        var place = function;
        while (true)
        {
            switch (place.Parent)
            {
                case ParenthesizedExpressionSyntax or CastExpressionSyntax:
                    place = place.Parent;
                    break;
                case ArgumentSyntax { Parent.Parent: BaseObjectCreationExpressionSyntax creation } when Model.GetTypeInfo(creation, Inquiry.CancellationToken).Type is { TypeKind: TypeKind.Delegate }:
                    place = creation;
                    break;
                case ArgumentSyntax { Parent: ArgumentListSyntax } or QueryClauseSyntax or SelectOrGroupClauseSyntax or OrderingSyntax:
                    return true;
                case InvocationExpressionSyntax call:
                    return call.Expression == place;
                case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Invoke", Parent: InvocationExpressionSyntax }:
                    return true;
                default:
                    return false;
            }
        }
    }

    private ControlFlowGraph? GraphOf(IMethodSymbol localFunction, ControlFlowGraph around)
    {
        for (var graph = around; graph is not null && !localFunction.IsExtern; graph = graph.Parent)
        {
            if (graph.LocalFunctions.Contains(localFunction))
            {
                return graph.GetLocalFunctionControlFlowGraph(localFunction, Inquiry.CancellationToken);
            }
        }

        return null;
    }

    /// <summary>The text that the caller passes for a parameter that keeps it.</summary>
    private string? TextPassedFor(IParameterSymbol parameter) =>
        SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, _method) && Locals.IsSettled(parameter) ? _arguments.TextOf(parameter) : null;

    private sealed class NestedFunction(ControlFlowGraph graph)
    {
        public ControlFlowGraph Graph { get; } = graph;

        public FirmwareState Entry { get; set; } = FirmwareState.Unreached;

        public bool IsPending { get; set; }
    }
}
