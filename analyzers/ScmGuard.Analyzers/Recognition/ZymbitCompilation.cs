using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition.Python;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>A compilation that can contain Zymbit calls: the identifier gate, and the calls found so far. All rules share one.</summary>
internal sealed class ZymbitCompilation
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ImmutableArray<MappedWrapper>, StrongBox<ZymbitCompilation?>>> _known = new();
    private static readonly ImmutableArray<string> _pythonNames = PythonMethods.All.Select(static method => method.Name).ToImmutableArray();

    private readonly Compilation _compilation;
    private readonly HashSet<string> _names;
    private readonly HashSet<string> _namesOfAny;
    private readonly HashSet<string> _requiringNames;
    private readonly NameSet _mentionable;
    private readonly ConcurrentDictionary<SyntaxNode, ImmutableArray<ZymbitCall>> _calls = new();
    private readonly ConcurrentDictionary<ZymbitCall, ImmutableArray<ZymbitCall>> _forwarded = new();
    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<ZymbitCall>> _inFile = new();
    private readonly bool _makesOnTheSpot;
    private readonly CallRecognizer _recognizer;
    private ImmutableHashSet<string>? _mentioned;
    private int _semanticQueries;

    private ZymbitCompilation(
        Compilation compilation,
        ImmutableArray<string> declaredNames,
        ImmutableArray<string> declaredNativeNames,
        HashSet<string> names,
        HashSet<string> namesOfAny,
        ImmutableArray<string> declaredRequiringNames,
        HashSet<string> requiringNames,
        bool pythonIsReferenced,
        bool makesOnTheSpot,
        bool runsPython,
        MappedMethods mapped)
    {
        _compilation = compilation;
        DeclaredNames = declaredNames;
        DeclaredNativeNames = declaredNativeNames;
        DeclaredRequiringNames = declaredRequiringNames;
        _names = names;
        _namesOfAny = namesOfAny;
        _requiringNames = requiringNames;
        _makesOnTheSpot = makesOnTheSpot;
        RunsPython = runsPython;
        _mentionable = new NameSet(names.Concat(runsPython ? PythonProgram.Runners : []).Concat(makesOnTheSpot ? DelegateNames.Makers : []));
        _recognizer = new CallRecognizer(pythonIsReferenced, mapped);
    }

    /// <summary>The names of the methods that this compilation imports or annotates.</summary>
    public ImmutableArray<string> DeclaredNames { get; }

    /// <summary>Those of <see cref="DeclaredNames"/> that are imported.</summary>
    public ImmutableArray<string> DeclaredNativeNames { get; }

    /// <summary>The names by which members of this compilation are called that demand a firmware.</summary>
    public ImmutableArray<string> DeclaredRequiringNames { get; }

    /// <summary>True if a member that demands a firmware can be called.</summary>
    public bool MayRequireFirmware => _requiringNames.Count > 0;

    /// <summary>How often the semantic model was asked. The speed promise is about this number.</summary>
    public int SemanticQueries => _semanticQueries;

    /// <summary>True if code can run a Python text, so that the creation of a process counts as a call.</summary>
    public bool RunsPython { get; }

    /// <summary>The gate of a compilation, or null if nothing in it can reach Zymbit.</summary>
    public static ZymbitCompilation? TryGet(Compilation compilation, CancellationToken cancellationToken) =>
        TryGet(compilation, ImmutableArray<MappedWrapper>.Empty, cancellationToken);

    /// <summary>The same for a project that maps wrappers.</summary>
    public static ZymbitCompilation? TryGet(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        TryGet(compilation, ProjectConfiguration.Read(options, cancellationToken).Wrappers, cancellationToken);

    /// <summary>The same for some mapped wrappers.</summary>
    public static ZymbitCompilation? TryGet(Compilation compilation, ImmutableArray<MappedWrapper> wrappers, CancellationToken cancellationToken)
    {
        var known = _known.GetValue(compilation, static _ => new(WrapperLists.Instance));
        if (!known.TryGetValue(wrappers, out var box))
        {
            box = known.GetOrAdd(wrappers, new StrongBox<ZymbitCompilation?>(Read(compilation, wrappers, cancellationToken)));
        }

        return box.Value;
    }

    /// <summary>True if some file mentions a name under which operations of a kind can be called. A wrapper's own name says nothing about its operation, so it always counts.</summary>
    public bool MayCall(Func<Operation, bool> concerns, CancellationToken cancellationToken)
    {
        // Where all names are the library's own, each file has said already whether it has any.
        _mentioned ??= _compilation.SyntaxTrees
            .Where(tree => !_mentionable.BeginWith("zk") || SourceDeclarations.Of(tree, cancellationToken).NamesFunctions)
            .SelectMany(tree => _mentionable.MentionsIn(tree, cancellationToken))
            .Select(static mention => mention.Identifier.ValueText)
            .ToImmutableHashSet(StringComparer.Ordinal);
        return _mentioned.Any(name =>
            _namesOfAny.Contains(name)
            || (Operations.TryGetByNativeName(name, out var operation) ? concerns(operation)
                : !PythonMethods.TryGet(name, out var method) || method.Operations.Any(id => concerns(Operations.Get(id)))));
    }

    /// <summary>Recognises the Zymbit call that an invocation is: not one in a text that it hands to Python.</summary>
    public ZymbitCall? TryRecognize(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        Recognize(node, model, cancellationToken) is [{ Text: null } call] ? call : null;

    /// <summary>Recognises Zymbit calls. The identifier is compared first; only a hit costs a semantic query, and only once for all rules.</summary>
    public ImmutableArray<ZymbitCall> Recognize(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (!MayCall(node))
        {
            return ImmutableArray<ZymbitCall>.Empty;
        }

        if (_calls.TryGetValue(node, out var known))
        {
            return known;
        }

        Interlocked.Increment(ref _semanticQueries);
        var calls = _recognizer.Recognize(node, model, cancellationToken);
        _calls.TryAdd(node, calls);
        return calls;
    }

    /// <summary>The Zymbit calls in a file, in the order of the text. Looked for once for all rules.</summary>
    public ImmutableArray<ZymbitCall> CallsIn(SemanticModel model, CancellationToken cancellationToken)
    {
        if (!_inFile.TryGetValue(model.SyntaxTree, out var calls))
        {
            calls = NamedCalls.In(model.SyntaxTree, _mentionable, cancellationToken).SelectMany(node => Recognize(node, model, cancellationToken)).ToImmutableArray();
            _inFile.TryAdd(model.SyntaxTree, calls);
        }

        return calls;
    }

    /// <summary>A call inside a helper that only hands its parameters on, as each of the helper's callers in its file makes it.</summary>
    public ImmutableArray<ZymbitCall> AsCallersMake(ZymbitCall call, CancellationToken cancellationToken)
    {
        if (call.Invocation.SemanticModel is not { } model)
        {
            return ImmutableArray<ZymbitCall>.Empty;
        }

        if (!_forwarded.TryGetValue(call, out var forwarded))
        {
            forwarded = ForwardedCalls.Of(call, model.Compilation, cancellationToken)
                .RemoveAll(seen => _recognizer.IsInsideWrapperOf(seen.Operation, seen.Location.SourceSpan.Start, model, cancellationToken));
            _forwarded.TryAdd(call, forwarded);
        }

        return forwarded;
    }

    /// <summary>Binds a call or creation of a member that may demand a firmware. The identifier is compared first, as for a Zymbit call.</summary>
    public IOperation? TryBindRequiring(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var mayRequire = node switch
        {
            InvocationExpressionSyntax invocation => Mentions.NameOf(invocation.Expression) is { } name && _requiringNames.Contains(name),
            ObjectCreationExpressionSyntax creation => Mentions.NameOf(creation.Type) is { } name && _requiringNames.Contains(name),
            ImplicitObjectCreationExpressionSyntax => MayRequireFirmware,
            _ => false,
        };
        if (!mayRequire)
        {
            return null;
        }

        Interlocked.Increment(ref _semanticQueries);
        return model.GetOperation(node, cancellationToken);
    }

    private bool MayCall(SyntaxNode node) => node switch
    {
        InvocationExpressionSyntax { Expression: var called } invocation =>
            Mentions.NameOf(called) is { } name
                ? _names.Contains(name) || (name == NamedCalls.Invoke && HolderName(invocation) is { } holder && _names.Contains(holder)) || (RunsPython && PythonProgram.MayRun(invocation))
                : _makesOnTheSpot && DelegateNames.IsMadeOnTheSpot(called),
        ObjectCreationExpressionSyntax or ImplicitObjectCreationExpressionSyntax => RunsPython && PythonProgram.MayRun(node),
        _ => false,
    };

    /// <summary>What <c>holder.Invoke(...)</c> or <c>holder?.Invoke(...)</c> invokes.</summary>
    private static string? HolderName(InvocationExpressionSyntax invocation) => invocation.Expression switch
    {
        MemberAccessExpressionSyntax access => Mentions.NameOf(access.Expression),
        MemberBindingExpressionSyntax when invocation.Parent is ConditionalAccessExpressionSyntax access => Mentions.NameOf(access.Expression),
        _ => null,
    };

    private static ZymbitCompilation? Read(Compilation compilation, ImmutableArray<MappedWrapper> wrappers, CancellationToken cancellationToken)
    {
        var namesLibrary = false;
        var annotates = false;
        var namesPythonClient = false;
        var imported = new HashSet<string>(StringComparer.Ordinal);
        var native = new HashSet<string>(StringComparer.Ordinal);
        var declaredRequiring = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var source = SourceDeclarations.Of(tree, cancellationToken);
            namesLibrary |= source.NamesLibrary;
            annotates |= source.Annotates;
            namesPythonClient |= source.NamesPythonClient;
            imported.UnionWith(source.ImportedNames);
            native.UnionWith(source.NativeNames);
            declaredRequiring.UnionWith(source.RequiringNames);
        }

        // Of these names only the declaration says what they call; of an imported method's it is its own name.
        var namesOfAny = new HashSet<string>(imported.Except(native), StringComparer.Ordinal);
        var referenced = new HashSet<string>(StringComparer.Ordinal);
        var referencedNative = new HashSet<string>(StringComparer.Ordinal);
        var requiring = new HashSet<string>(declaredRequiring, StringComparer.Ordinal);
        var pythonIsReferenced = false;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            pythonIsReferenced |= assembly.Name == "Python.Runtime";
            var declarations = ReferencedDeclarations.Of(assembly, compilation, cancellationToken);
            referenced.UnionWith(declarations.Names);
            referencedNative.UnionWith(declarations.NativeNames);
            requiring.UnionWith(declarations.RequiringNames);
        }

        // A library's name can stand in one file as a constant and be used in another, so the names count only together.
        if (!namesLibrary && !annotates)
        {
            imported.RemoveWhere(static name => !Operations.TryGetByNativeName(name, out _));
            native.RemoveWhere(static name => !Operations.TryGetByNativeName(name, out _));
        }

        var declared = imported.ToImmutableArray();
        var names = new HashSet<string>(declared, StringComparer.Ordinal);
        names.UnionWith(referenced);
        namesOfAny.UnionWith(referenced.Except(referencedNative));
        AddMethodGroups(compilation, native.Concat(referencedNative).ToList(), namesOfAny, cancellationToken);
        var mapped = MappedMethods.Of(wrappers, compilation);
        namesOfAny.UnionWith(mapped.Names);

        // Without the library's name nowhere is an export another library's.
        var makesOnTheSpot = namesLibrary && compilation.SyntaxTrees.Any(tree => SourceDeclarations.Of(tree, cancellationToken).NamesExports);
        if (makesOnTheSpot)
        {
            namesOfAny.UnionWith(compilation.SyntaxTrees.SelectMany(tree => SourceDeclarations.Of(tree, cancellationToken).ExportNames));
        }

        names.UnionWith(namesOfAny);

        pythonIsReferenced |= namesPythonClient && compilation.GetTypeByMetadataName("Python.Runtime.Py") is not null;
        var runsPython = (pythonIsReferenced || namesPythonClient) && compilation.SyntaxTrees.Any(tree => SourceDeclarations.Of(tree, cancellationToken).RunsPython);
        if (pythonIsReferenced || namesPythonClient)
        {
            names.UnionWith(_pythonNames);
            names.Add(PythonCall.InvokeMethod);
        }

        return names.Count == 0 && requiring.Count == 0 && !makesOnTheSpot
            ? null
            : new ZymbitCompilation(compilation, declared, native.ToImmutableArray(), names, namesOfAny, declaredRequiring.ToImmutableArray(), requiring, pythonIsReferenced, makesOnTheSpot, runsPython, mapped);
    }

    /// <summary>Adds the names of what holds a native declaration that is not called where it is named.</summary>
    private static void AddMethodGroups(Compilation compilation, List<string> methods, HashSet<string> names, CancellationToken cancellationToken)
    {
        if (methods.Count == 0)
        {
            return;
        }

        var areFunctions = methods.TrueForAll(static name => name.StartsWith("zk", StringComparison.Ordinal));
        foreach (var tree in compilation.SyntaxTrees)
        {
            if (areFunctions && !SourceDeclarations.Of(tree, cancellationToken).NamesFunctions)
            {
                continue;
            }

            var root = tree.GetRoot(cancellationToken);
            if (methods.Exists(name => Mentions.Of(name, root, cancellationToken).Any(static mention => Mentions.Call(mention) is null)))
            {
                names.UnionWith(DelegateNames.In(root, methods.Contains));
            }
        }
    }

    /// <summary>Tells lists of wrappers apart by what is in them: each read of one file gives the same objects.</summary>
    private sealed class WrapperLists : IEqualityComparer<ImmutableArray<MappedWrapper>>
    {
        public static WrapperLists Instance { get; } = new();

        public bool Equals(ImmutableArray<MappedWrapper> left, ImmutableArray<MappedWrapper> right) => left.SequenceEqual(right);

        public int GetHashCode(ImmutableArray<MappedWrapper> list) => list.Length;
    }
}
