using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What is known about the firmware guards of a compilation: the bodies that were followed, the annotations that were read.</summary>
internal sealed class FirmwareGuards
{
    private static readonly ConditionalWeakTable<Compilation, FirmwareGuards> _known = new();

    private readonly Compilation _compilation;
    private readonly MemberValues _members;
    private readonly TellingBodies _telling;
    private readonly ConcurrentDictionary<SyntaxTree, SemanticModel> _models = new();
    private readonly ConcurrentDictionary<IMethodSymbol, SyntaxNode?> _callees = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<ISymbol, FirmwareCondition?> _stated = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxNode, BodyResult> _questions = new();
    private readonly ConcurrentDictionary<object, Remembered<BodyResult>> _bodies = new();
    private readonly ConcurrentDictionary<object, Remembered<MemberValue>> _values = new();
    private int _bodiesFollowed;

    private FirmwareGuards(Compilation compilation)
    {
        _compilation = compilation;
        _telling = new TellingBodies(compilation, ModelOf);
        _members = new MemberValues(ModelOf, (root, inquiry) => Read(root, ArgumentFacts.None, inquiry));
    }

    /// <summary>How often a graph was built and solved. The speed promise is about this number.</summary>
    public int BodiesFollowed => _bodiesFollowed;

    /// <summary>The guards of a compilation.</summary>
    public static FirmwareGuards Of(Compilation compilation) => _known.GetValue(compilation, static compilation => new FirmwareGuards(compilation));

    /// <summary>The model of a file.</summary>
    public SemanticModel ModelOf(SyntaxTree tree) => _models.TryGetValue(tree, out var model) ? model : _models.GetOrAdd(tree, _compilation.GetSemanticModel(tree));

    /// <summary>Follows the body that a rule asks about.</summary>
    public BodyResult Ask(IOperation root, CancellationToken cancellationToken) =>
        _questions.TryGetValue(root.Syntax, out var known)
            ? known
            : _questions.GetOrAdd(root.Syntax, Read(root, ArgumentFacts.None, new Inquiry(cancellationToken)));

    /// <summary>Follows the body of a callee, if it can tell anything: what its caller passes, or what it looks at itself.</summary>
    public BodyResult Read(IMethodSymbol method, ArgumentFacts arguments, Inquiry inquiry) =>
        CalleeOf(method, inquiry.CancellationToken) is { } declaration
        && (arguments != ArgumentFacts.None || _telling.MayTell(method, declaration, inquiry))
        && MemberValues.RootOf(ModelOf(declaration.SyntaxTree).GetOperation(declaration, inquiry.CancellationToken)) is { } root
            ? Read(root, arguments, inquiry)
            : BodyResult.Unknown;

    /// <summary>What a field or property ever says.</summary>
    public MemberValue ValueOf(ISymbol member, Inquiry inquiry) =>
        inquiry.Read(member.OriginalDefinition, () => _members.ValueOf(member, inquiry), MemberValue.Unknown, _values);

    /// <summary>True if all writes of a member stand in a body itself.</summary>
    public bool AreWritesIn(ISymbol member, SyntaxNode body, CancellationToken cancellationToken) => _members.AreWritesIn(member, body, cancellationToken);

    /// <summary>What a member's author states, unless its body shows that it cannot be so.</summary>
    public FirmwareCondition? TrustedGuardOf(ISymbol member, Inquiry inquiry) =>
        StatedGuardOf(member) is { } stated && LooksAtUnit(member, stated, inquiry) ? stated : null;

    /// <summary>What a member's author states.</summary>
    public FirmwareCondition? StatedGuardOf(ISymbol member) => _stated.GetOrAdd(member, FirmwareAnnotation.GuardOf);

    /// <summary>True for a guard that looks at what it states, or whose body is not in this compilation.</summary>
    /// <remarks>A guard about the firmware has to look at the firmware. One about a model or revision has to look at anything at all: how a program knows its board is its own affair.</remarks>
    public bool LooksAtUnit(ISymbol member, FirmwareCondition stated, Inquiry inquiry)
    {
        if (BodyOf(member, inquiry.CancellationToken) is not { } body
            || MemberValues.RootOf(ModelOf(body.SyntaxTree).GetOperation(body, inquiry.CancellationToken)) is not { } root)
        {
            return true;
        }

        return stated.DependsOnFirmware
            ? Read(root, ArgumentFacts.None, inquiry).LooksAtFirmware
            : root.Descendants().Any(static part => part is IInvocationOperation or IDynamicInvocationOperation or IMemberReferenceOperation or IParameterReferenceOperation);
    }

    private SyntaxNode? CalleeOf(IMethodSymbol method, CancellationToken cancellationToken) =>
        _callees.TryGetValue(method, out var known) ? known : _callees.GetOrAdd(method, Callee.Of(method, _compilation, cancellationToken));

    private SyntaxNode? BodyOf(ISymbol member, CancellationToken cancellationToken)
    {
        var method = member switch
        {
            IMethodSymbol itself => itself,
            IPropertySymbol { GetMethod: { } getter } => getter,
            _ => null,
        };
        return (method is null ? null : CalleeOf(method, cancellationToken)) ?? MemberValues.InitializerOf(member.OriginalDefinition, cancellationToken);
    }

    private BodyResult Read(IOperation root, ArgumentFacts arguments, Inquiry inquiry) =>
        inquiry.Read(new BodyKey(root.Syntax, arguments), () => Follow(root, arguments, inquiry), BodyResult.Unknown, _bodies);

    private BodyResult Follow(IOperation root, ArgumentFacts arguments, Inquiry inquiry)
    {
        Interlocked.Increment(ref _bodiesFollowed);
        try
        {
            return Graphs.Of(root, inquiry.CancellationToken) is { } graph
                ? new BodyFlow(this, root, ModelOf(root.Syntax.SyntaxTree), arguments, inquiry).Follow(graph)
                : BodyResult.Unknown;
        }
        catch (InsufficientExecutionStackException)
        {
            // Nested deeper than any program that a person wrote: nothing is known, so nothing is ruled out.
            return BodyResult.Unknown;
        }
    }
}
