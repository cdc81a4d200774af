using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>What there is to know about one graph: its places, calls, things, conditions and finally regions, and where a <see cref="Configuration"/> keeps each.</summary>
internal sealed class Layout
{
    /// <summary>A body with more calls of the module than this is not followed.</summary>
    private const int MostSites = 200;

    private readonly Dictionary<object, int> _places = new(Places.Comparer);
    private readonly Dictionary<CaptureId, IOperation> _capturedTargets = [];
    private readonly Dictionary<SyntaxNode, Site> _sites = [];
    private readonly List<Site> _siteList = [];
    private readonly Dictionary<Thing, int> _things = [];
    private readonly Dictionary<int, List<int>> _borne = [];
    private readonly Dictionary<Value, int> _valueNumbers = [];
    private readonly List<Value?> _values = [null];
    private readonly Dictionary<string, int> _questions = [];
    private readonly Dictionary<ControlFlowRegion, int> _finallyRegions = [];
    private readonly Dictionary<int, List<int>> _questionsAbout = [];
    private readonly Dictionary<int, int> _asked = [];
    private readonly HashSet<IParameterSymbol> _passedOn = new(SymbolEqualityComparer.Default);
    private readonly List<int> _questionsAboutMembers = [];
    private readonly IReadOnlyList<Protocol> _protocols;
    private static readonly List<int> _nothing = [];

    /// <param name="graph">The graph.</param>
    /// <param name="tracked">The variables that can be followed.</param>
    /// <param name="protocols">The protocols that are armed in the body.</param>
    /// <param name="zymbit">Recognises calls.</param>
    /// <param name="model">The model of the file.</param>
    /// <param name="cancellationToken">Cancels the recognition.</param>
    public Layout(ControlFlowGraph graph, TrackedPlaces tracked, IReadOnlyList<Protocol> protocols, ZymbitCompilation zymbit, SemanticModel model, CancellationToken cancellationToken)
    {
        Graph = graph;
        _protocols = protocols;
        var asked = new Dictionary<string, IOperation?>();
        foreach (var operation in Operations(graph))
        {
            switch (operation)
            {
                case ILocalReferenceOperation { Local: var local } when tracked.Contains(local):
                    AddPlace(local);
                    break;
                case IParameterReferenceOperation { Parameter: var parameter } when tracked.Contains(parameter):
                    AddPlace(parameter);
                    if (GoesOn(operation, zymbit, model, cancellationToken))
                    {
                        _passedOn.Add(parameter);
                    }

                    break;
                case IDeclarationPatternOperation { DeclaredSymbol: ILocalSymbol declared } when tracked.Contains(declared):
                    AddPlace(declared);
                    break;
                case IFlowCaptureOperation capture:
                    AddPlace(capture.Id);
                    if (capture.Value is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation)
                    {
                        _capturedTargets[capture.Id] = capture.Value;
                    }

                    break;
                case IInvocationOperation or IDynamicInvocationOperation when zymbit.TryRecognize(operation.Syntax, model, cancellationToken) is { } call:
                    AddSite(call);
                    break;
            }
        }

        foreach (var block in graph.Blocks)
        {
            if (block is { ConditionKind: not ControlFlowConditionKind.None, BranchValue: { } condition })
            {
                CountAsked(condition);
                if (Question(ref condition) is { } text)
                {
                    asked[text] = asked.ContainsKey(text) ? condition : null;
                }
            }

            for (var region = block.EnclosingRegion; region is not null && region != graph.Root; region = region.EnclosingRegion)
            {
                if (region.Kind == ControlFlowRegionKind.Finally && !_finallyRegions.ContainsKey(region))
                {
                    _finallyRegions.Add(region, _finallyRegions.Count);
                }
            }
        }

        foreach (var question in asked)
        {
            if (question.Value is { } condition)
            {
                AddQuestion(question.Key, condition);
            }
        }

        AddThings();
    }

    /// <summary>The graph.</summary>
    public ControlFlowGraph Graph { get; }

    /// <summary>The things.</summary>
    public List<Thing> Things { get; } = [];

    /// <summary>The calls.</summary>
    public IReadOnlyList<Site> Sites => _siteList;

    /// <summary>True if the graph is too large to be followed, or has nothing to follow.</summary>
    public bool IsOutOfReach => _siteList.Count is 0 or > MostSites;

    /// <summary>How many places there are. They come first.</summary>
    public int PlaceCount => _places.Count;

    /// <summary>The cell that says whether an exception that the code throws itself is on its way.</summary>
    public int Throwing => FirstFinally + _finallyRegions.Count;

    /// <summary>The number of cells.</summary>
    public int Size => Throwing + 1;

    private int FirstThing => _places.Count;

    private int FirstSite => FirstThing + (2 * Things.Count);

    private int FirstQuestion => FirstSite + _siteList.Count;

    private int FirstFinally => FirstQuestion + _questions.Count;

    /// <summary>What is known at the start of the graph.</summary>
    public Configuration Start()
    {
        var cells = new int[Size];
        foreach (var place in _places)
        {
            if (place.Key is IParameterSymbol parameter && _passedOn.Contains(parameter))
            {
                cells[place.Value] = NumberOf(new Value.Argument(parameter));
                foreach (var protocol in _protocols)
                {
                    if (BorneBy(cells[place.Value], protocol) is { } thing)
                    {
                        cells[StageOf(thing)] = (int)protocol.OfParameter | ((int)protocol.OfParameter << 8);
                    }
                }
            }
        }

        return new Configuration(cells);
    }

    /// <summary>The cell with a thing's stage, its stage if the last call failed, and its parent.</summary>
    public int StageOf(int thing) => FirstThing + (2 * thing);

    /// <summary>The cell with the call that brought a thing into its stage, and the one of its other stage.</summary>
    public int SinceOf(int thing) => FirstThing + (2 * thing) + 1;

    /// <summary>The cell with what became of a call.</summary>
    public int OutcomeOf(Site site) => FirstSite + site.Index - 1;

    /// <summary>The cell that says by which way a finally region was entered.</summary>
    public int EntryOf(ControlFlowRegion region) => FirstFinally + _finallyRegions[region];

    /// <summary>The cell of a place, or null if it is not followed.</summary>
    public int? CellOf(IOperation? reference) => reference is not null && Places.Of(reference) is { } place ? CellOf(place) : null;

    /// <summary>The cell of a place, or null if it is not followed.</summary>
    public int? CellOf(object place) => _places.TryGetValue(place, out var cell) ? cell : null;

    /// <summary>How many conditions look at a place.</summary>
    public int TimesAsked(int place) => _asked.TryGetValue(place, out var times) ? times : 0;

    /// <summary>The variable that a capture stands for where something is assigned to it.</summary>
    public IOperation TargetOf(IOperation target) =>
        target is IFlowCaptureReferenceOperation capture && _capturedTargets.TryGetValue(capture.Id, out var captured) ? captured : target;

    /// <summary>The cell of the answer to a condition that is asked more than once, or null.</summary>
    public int? CellOfQuestion(ref IOperation condition, ref bool holds)
    {
        var asked = condition;
        if (_questions.Count == 0 || Question(ref asked) is not { } text || !_questions.TryGetValue(text, out var number))
        {
            return null;
        }

        for (var step = condition; step != asked; step = ((IUnaryOperation)step).Operand)
        {
            holds = !holds;
        }

        condition = asked;
        return FirstQuestion + number;
    }

    /// <summary>The cells of the answers that a new value of a place makes void.</summary>
    public IEnumerable<int> AnswersAbout(int place) => _questionsAbout.TryGetValue(place, out var questions) ? questions.Select(number => FirstQuestion + number) : [];

    /// <summary>The cells of the answers that code elsewhere can make void.</summary>
    public IEnumerable<int> AnswersAboutMembers => _questionsAboutMembers.Select(number => FirstQuestion + number);

    /// <summary>The recognised call that an operation is, or null.</summary>
    public Site? SiteOf(IOperation operation) => operation is IInvocationOperation or IDynamicInvocationOperation && _sites.TryGetValue(operation.Syntax, out var site) ? site : null;

    /// <summary>A call by its number, or null for 0.</summary>
    public Site? SiteBy(int index) => index == 0 ? null : _siteList[index - 1];

    /// <summary>The number of a value. 0 is a value of which nothing is known.</summary>
    public int NumberOf(Value value)
    {
        if (!_valueNumbers.TryGetValue(value, out var number))
        {
            number = _values.Count;
            _values.Add(value);
            _valueNumbers.Add(value, number);
        }

        return number;
    }

    /// <summary>A value by its number.</summary>
    public Value? ValueBy(int number) => _values[number];

    /// <summary>The number of the call that a value is about, or 0.</summary>
    public int SiteOfValue(int number) => _values[number]?.Site ?? 0;

    /// <summary>The things that a value bears.</summary>
    public List<int> BorneBy(int value) => _borne.TryGetValue(value, out var things) ? things : _nothing;

    /// <summary>The thing that a value bears in a protocol, or null.</summary>
    public int? BorneBy(int value, Protocol protocol)
    {
        foreach (var thing in BorneBy(value))
        {
            if (Things[thing].Protocol == protocol)
            {
                return thing;
            }
        }

        return null;
    }

    /// <summary>The thing that a call makes in a protocol.</summary>
    public int? MadeBy(Site site, Protocol protocol) => _things.TryGetValue(new Thing(protocol, site.Syntax, null, null), out var thing) ? thing : null;

    /// <summary>The thing of a unit under a key.</summary>
    public int? OfUnit(Protocol protocol, object unit, object? key) => _things.TryGetValue(new Thing(protocol, null, unit, key), out var thing) ? thing : null;

    /// <summary>What an argument tells its things apart by; null if it is not known.</summary>
    public static object? KeyOf(ZymbitCall call, ProtocolEvent row)
    {
        if (row.Role == ArgumentRole.Unknown || !call.TryGetArgument(row.Role, out var argument))
        {
            return null;
        }

        var value = argument.Value;
        while (value is IConversionOperation { ConstantValue.HasValue: false } conversion)
        {
            value = conversion.Operand;
        }

        return value?.ConstantValue is { HasValue: true, Value: { } key } ? key : null;
    }

    private static IEnumerable<IOperation> Operations(ControlFlowGraph graph)
    {
        // Without recursion: a sum can have thousands of terms.
        var pending = new Stack<IOperation>();
        foreach (var block in graph.Blocks)
        {
            foreach (var operation in block.BranchValue is { } value ? block.Operations.Add(value) : block.Operations)
            {
                pending.Push(operation);
                while (pending.Count > 0)
                {
                    var next = pending.Pop();
                    yield return next;
                    foreach (var child in next.ChildOperations)
                    {
                        pending.Push(child);
                    }
                }
            }
        }
    }

    /// <summary>The text of a condition that has the same answer for as long as nothing is written; negations are taken off.</summary>
    private static string? Question(ref IOperation condition)
    {
        while (condition is IUnaryOperation { OperatorKind: UnaryOperatorKind.Not, OperatorMethod: null } not)
        {
            condition = not.Operand;
        }

        var parts = 0;
        foreach (var part in condition.DescendantsAndSelf())
        {
            parts++;
            if (parts > 12 || part is not (ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation or ILiteralOperation
                or IBinaryOperation or IConversionOperation or IIsPatternOperation or IConstantPatternOperation or IRelationalPatternOperation or INegatedPatternOperation
                or IIsNullOperation or IInstanceReferenceOperation))
            {
                return null;
            }
        }

        return condition is IIsNullOperation isNull ? isNull.Operand.Syntax + " is null" : condition.Syntax.ToString();
    }

    /// <summary>True if a value is passed to the module or to another variable, and not only looked at.</summary>
    private static bool GoesOn(IOperation reference, ZymbitCompilation zymbit, SemanticModel model, CancellationToken cancellationToken)
    {
        for (var around = reference.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IFlowCaptureOperation or IAssignmentOperation:
                case IInvocationOperation or IDynamicInvocationOperation when zymbit.TryRecognize(around.Syntax, model, cancellationToken) is not null:
                    return true;
            }
        }

        return false;
    }

    private void CountAsked(IOperation condition)
    {
        while (condition is IUnaryOperation not)
        {
            condition = not.Operand;
        }

        IOperation?[] parts = condition switch
        {
            IBinaryOperation test => [test.LeftOperand, test.RightOperand],
            IIsPatternOperation test => [test.Value],
            IIsNullOperation test => [test.Operand],
            _ => [condition],
        };
        foreach (var part in parts)
        {
            var value = part;
            while (value is IConversionOperation conversion)
            {
                value = conversion.Operand;
            }

            if (CellOf(value) is { } place)
            {
                _asked[place] = TimesAsked(place) + 1;
            }
        }
    }

    private void AddPlace(object place)
    {
        if (!_places.ContainsKey(place))
        {
            _places.Add(place, _places.Count);
        }
    }

    private void AddQuestion(string text, IOperation condition)
    {
        var number = _questions.Count;
        _questions.Add(text, number);
        foreach (var part in condition.DescendantsAndSelf())
        {
            if (part is IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } } or IPropertyReferenceOperation)
            {
                _questionsAboutMembers.Add(number);
            }
            else if (CellOf(part) is { } cell)
            {
                if (!_questionsAbout.TryGetValue(cell, out var about))
                {
                    _questionsAbout.Add(cell, about = []);
                }

                about.Add(number);
            }
        }
    }

    private void AddSite(ZymbitCall call)
    {
        var syntax = call.Invocation.Syntax;
        if (_sites.ContainsKey(syntax))
        {
            return;
        }

        var events = new List<(Protocol, ProtocolEvent)>();
        foreach (var protocol in _protocols)
        {
            foreach (var row in protocol.Events)
            {
                if (row.Operations.Contains(call.Operation.Id))
                {
                    events.Add((protocol, row));
                }
            }
        }

        // The last share brings the slot; until then the answer is not one.
        var success = call.Operation is { Result: ResultKind.Slip39Progress, CreatesWallet: false } ? new SuccessRange(0, int.MaxValue) : SuccessRange.Of(call.Operation.Result);
        var site = new Site(_siteList.Count + 1, call, UnitOf(call), success, events) { ReturnsHandle = IsHandle(call.Method?.ReturnType) };
        _sites.Add(syntax, site);
        _siteList.Add(site);
    }

    private void AddThings()
    {
        foreach (var site in _siteList)
        {
            foreach (var (protocol, row) in site.Events)
            {
                if (row.Bearer == Bearer.Unit && !(row.Begins != Stage.None && site.ReturnsHandle && protocol.LeftOpen is not null))
                {
                    AddThing(new Thing(protocol, null, site.Unit, KeyOf(site.Call, row)), 0);
                }
                else if (row.Begins != Stage.None)
                {
                    var isOutput = row.Bearer == Bearer.Argument && site.Call.TryGetArgument(row.Role, out _);
                    AddThing(new Thing(protocol, site.Syntax, null, null), NumberOf(isOutput ? new Value.Output(site.Index) : new Value.Result(site.Index)));
                }
            }
        }

        foreach (var parameter in _passedOn)
        {
            if (parameter.Type is { SpecialType: not (SpecialType.System_String or SpecialType.System_Boolean) } and not IArrayTypeSymbol)
            {
                foreach (var protocol in _protocols.Where(static protocol => protocol.OfParameter != Stage.None))
                {
                    AddThing(new Thing(protocol, null, null, parameter), NumberOf(new Value.Argument(parameter)));
                }
            }
        }
    }

    private void AddThing(Thing thing, int value)
    {
        if (!_things.TryGetValue(thing, out var number))
        {
            number = Things.Count;
            Things.Add(thing);
            _things.Add(thing, number);
        }

        if (value != 0)
        {
            if (!_borne.TryGetValue(value, out var things))
            {
                _borne.Add(value, things = []);
            }

            things.Add(number);
        }
    }

    /// <summary>An object of a wrapper may stand for a unit. Where there is none, a process has one unit.</summary>
    private static object UnitOf(ZymbitCall call)
    {
        var receiver = (call.Invocation as IInvocationOperation)?.Instance;
        while (receiver is IConversionOperation conversion)
        {
            receiver = conversion.Operand;
        }

        return receiver switch
        {
            null or IInstanceReferenceOperation => string.Empty,
            { } when Places.Of(receiver) is ISymbol symbol => symbol.Name,
            _ => receiver.Syntax.ToString(),
        };
    }

    private static bool IsHandle(ITypeSymbol? type) =>
        type is not null && (type.SpecialType == SpecialType.System_IDisposable || type.AllInterfaces.Any(static contract => contract.SpecialType == SpecialType.System_IDisposable));
}
