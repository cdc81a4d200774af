using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>A compilation that can contain Zymbit calls: the identifier gate, and the calls found so far. All rules share one.</summary>
internal sealed class ZymbitCompilation
{
    private static readonly ConditionalWeakTable<Compilation, StrongBox<ZymbitCompilation?>> _known = new();
    private static readonly ImmutableArray<string> _pythonNames = PythonMethods.All.Select(static method => method.Name).ToImmutableArray();

    private readonly HashSet<string> _names;
    private readonly HashSet<string> _requiringNames;
    private readonly ConcurrentDictionary<SyntaxNode, ZymbitCall?> _calls = new();
    private readonly CallRecognizer _recognizer;
    private int _semanticQueries;

    private ZymbitCompilation(
        ImmutableArray<string> declaredNames,
        HashSet<string> names,
        ImmutableArray<string> declaredRequiringNames,
        HashSet<string> requiringNames,
        bool pythonIsReferenced)
    {
        DeclaredNames = declaredNames;
        DeclaredRequiringNames = declaredRequiringNames;
        _names = names;
        _requiringNames = requiringNames;
        _recognizer = new CallRecognizer(pythonIsReferenced);
    }

    /// <summary>The names of the methods that this compilation imports or annotates.</summary>
    public ImmutableArray<string> DeclaredNames { get; }

    /// <summary>The names by which members of this compilation are called that demand a firmware.</summary>
    public ImmutableArray<string> DeclaredRequiringNames { get; }

    /// <summary>True if a member that demands a firmware can be called.</summary>
    public bool MayRequireFirmware => _requiringNames.Count > 0;

    /// <summary>How often the semantic model was asked. The speed promise is about this number.</summary>
    public int SemanticQueries => _semanticQueries;

    /// <summary>The gate of a compilation, or null if nothing in it can reach Zymbit.</summary>
    public static ZymbitCompilation? TryGet(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(compilation, out var box))
        {
            var zymbit = Read(compilation, cancellationToken);
            box = _known.GetValue(compilation, _ => new StrongBox<ZymbitCompilation?>(zymbit));
        }

        return box.Value;
    }

    /// <summary>The names under which code can call operations of a kind. A wrapper's own name says nothing about its operation, so it is always among them.</summary>
    public ImmutableArray<string> NamesOf(Func<Operation, bool> concerns) =>
        _names.Where(name =>
            Operations.TryGetByNativeName(name, out var operation) ? concerns(operation)
            : !PythonMethods.TryGet(name, out var method) || method.Operations.Any(id => concerns(Operations.Get(id))))
            .ToImmutableArray();

    /// <summary>Recognises a Zymbit call. The identifier is compared first; only a hit costs a semantic query, and only once for all rules.</summary>
    public ZymbitCall? TryRecognize(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        if (node is not InvocationExpressionSyntax invocation || CalledName(invocation.Expression) is not { } name || !_names.Contains(name))
        {
            return null;
        }

        if (_calls.TryGetValue(node, out var known))
        {
            return known;
        }

        Interlocked.Increment(ref _semanticQueries);
        var call = _recognizer.TryRecognize(invocation, model, cancellationToken);
        _calls.TryAdd(node, call);
        return call;
    }

    /// <summary>Binds a call or creation of a member that may demand a firmware. The identifier is compared first, as for a Zymbit call.</summary>
    public IOperation? TryBindRequiring(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var mayRequire = node switch
        {
            InvocationExpressionSyntax invocation => CalledName(invocation.Expression) is { } name && _requiringNames.Contains(name),
            ObjectCreationExpressionSyntax creation => CreatedName(creation.Type) is { } name && _requiringNames.Contains(name),
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

    private static string? CreatedName(TypeSyntax type) => type switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText,
        QualifiedNameSyntax name => name.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax name => name.Name.Identifier.ValueText,
        _ => null,
    };

    private static string? CalledName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };

    private static ZymbitCompilation? Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var namesLibrary = false;
        var annotates = false;
        var namesPythonClient = false;
        var imported = new HashSet<string>(StringComparer.Ordinal);
        var declaredRequiring = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var source = SourceDeclarations.Of(tree, cancellationToken);
            namesLibrary |= source.NamesLibrary;
            annotates |= source.Annotates;
            namesPythonClient |= source.NamesPythonClient;
            imported.UnionWith(source.ImportedNames);
            declaredRequiring.UnionWith(source.RequiringNames);
        }

        var referenced = new HashSet<string>(StringComparer.Ordinal);
        var requiring = new HashSet<string>(declaredRequiring, StringComparer.Ordinal);
        var pythonIsReferenced = false;
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            pythonIsReferenced |= assembly.Name == "Python.Runtime";
            var declarations = ReferencedDeclarations.Of(assembly, compilation, cancellationToken);
            referenced.UnionWith(declarations.Names);
            requiring.UnionWith(declarations.RequiringNames);
        }

        // A library's name can stand in one file as a constant and be used in another, so the names count only together.
        if (!namesLibrary && !annotates)
        {
            imported.RemoveWhere(static name => !Operations.TryGetByNativeName(name, out _));
        }

        var declared = imported.ToImmutableArray();
        var names = new HashSet<string>(declared, StringComparer.Ordinal);
        names.UnionWith(referenced);
        pythonIsReferenced |= namesPythonClient && compilation.GetTypeByMetadataName("Python.Runtime.Py") is not null;
        if (pythonIsReferenced || namesPythonClient)
        {
            names.UnionWith(_pythonNames);
        }

        return names.Count == 0 && requiring.Count == 0
            ? null
            : new ZymbitCompilation(declared, names, declaredRequiring.ToImmutableArray(), requiring, pythonIsReferenced);
    }
}
