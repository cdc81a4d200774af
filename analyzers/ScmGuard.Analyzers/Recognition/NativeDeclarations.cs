using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Finds the declarations of the library's functions in a compilation, file by file and once for all rules.</summary>
/// <remarks>Text before names before symbols: a file is walked only if its text imports or looks up functions, and only what has one of their names is bound.</remarks>
internal sealed class NativeDeclarations
{
    private static readonly ConditionalWeakTable<Compilation, NativeDeclarations> _known = new();

    private readonly ConcurrentDictionary<SyntaxTree, ImmutableArray<NativeDeclaration>> _files = new();
    private readonly HashSet<string> _loaders;
    private readonly bool _namesLibrary;

    private NativeDeclarations(bool namesLibrary, HashSet<string> loaders)
    {
        _namesLibrary = namesLibrary;
        _loaders = loaders;
    }

    public static NativeDeclarations Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!_known.TryGetValue(compilation, out var declarations))
        {
            declarations = Read(compilation, cancellationToken);
            declarations = _known.GetValue(compilation, _ => declarations);
        }

        return declarations;
    }

    /// <summary>The declarations in a file, in the order of the text.</summary>
    public ImmutableArray<NativeDeclaration> In(SemanticModel model, CancellationToken cancellationToken)
    {
        if (!_files.TryGetValue(model.SyntaxTree, out var declarations))
        {
            declarations = Find(model, cancellationToken).ToImmutableArray();
            _files.TryAdd(model.SyntaxTree, declarations);
        }

        return declarations;
    }

    private static NativeDeclarations Read(Compilation compilation, CancellationToken cancellationToken)
    {
        var namesLibrary = false;
        var loaders = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tree in compilation.SyntaxTrees)
        {
            var source = SourceDeclarations.Of(tree, cancellationToken);
            namesLibrary |= source.NamesLibrary;
            if (source.NamesExports)
            {
                loaders.UnionWith(DelegateNames.LoadersIn(tree.GetRoot(cancellationToken)));
            }
        }

        return new NativeDeclarations(namesLibrary, loaders);
    }

    private IEnumerable<NativeDeclaration> Find(SemanticModel model, CancellationToken cancellationToken)
    {
        var source = SourceDeclarations.Of(model.SyntaxTree, cancellationToken);
        var imports = source.NativeNames.Where(name => _namesLibrary || Operations.TryGetByNativeName(name, out _)).ToImmutableHashSet(StringComparer.Ordinal);

        // Without the library's name nowhere is an export another library's.
        var mayBind = _namesLibrary && source.NamesFunctions && (source.NamesExports || _loaders.Count > 0);
        if (imports.IsEmpty && !mayBind)
        {
            yield break;
        }

        foreach (var node in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes(node => mayBind || node is not ExpressionSyntax))
        {
            var declaration = node switch
            {
                MethodDeclarationSyntax { AttributeLists.Count: > 0 } method when imports.Contains(method.Identifier.ValueText) => OfMethod(node, model, cancellationToken),
                LocalFunctionStatementSyntax { AttributeLists.Count: > 0 } function when imports.Contains(function.Identifier.ValueText) => OfMethod(node, model, cancellationToken),
                CastExpressionSyntax { Type: FunctionPointerTypeSyntax } when mayBind => OfExport(node, model, cancellationToken),
                InvocationExpressionSyntax call when mayBind && Mentions.CalledName(call)?.Identifier.ValueText is { } name && (name == DelegateNames.Pointer || _loaders.Contains(name)) =>
                    OfExport(node, model, cancellationToken),
                _ => null,
            };
            if (declaration is not null)
            {
                yield return declaration;
            }
        }
    }

    private static NativeDeclaration? OfMethod(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken) =>
        model.GetDeclaredSymbol(node, cancellationToken) is IMethodSymbol method && NativeImport.TryGet(method, out var import)
            ? new NativeDeclaration(import.Route, import.EntryPoint, method, node)
            : null;

    /// <summary>The place where an export, which is an address until then, is given a signature.</summary>
    private static NativeDeclaration? OfExport(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        var operation = model.GetOperation(node, cancellationToken) ?? CalledOnTheSpot(node, model, cancellationToken);
        var type = operation switch
        {
            IConversionOperation { Operand.Type.TypeKind: TypeKind.FunctionPointer } => null,

            // What a helper of one type returns, the helper's own body says.
            IInvocationOperation { TargetMethod: { Name: not DelegateNames.Pointer, IsGenericMethod: false } } => null,
            IInvocationOperation { TargetMethod: { Name: DelegateNames.Pointer, IsGenericMethod: false }, Arguments: [_, { Value: ITypeOfOperation typeOf }] } => typeOf.TypeOperand,
            _ => operation?.Type,
        };
        var signature = type switch
        {
            IFunctionPointerTypeSymbol pointer => pointer.Signature,
            INamedTypeSymbol { DelegateInvokeMethod: { } invoke } => invoke,
            _ => null,
        };
        return signature is not null && NativeOrigin.Of(operation, cancellationToken) is { Route: CallRoute.Export, EntryPoint: var entryPoint }
            ? new NativeDeclaration(CallRoute.Export, entryPoint, signature, node)
            : null;
    }

    /// <summary>In <c>((delegate*&lt;...&gt;)pointer)(...)</c> only the call as a whole has an operation.</summary>
    private static IOperation? CalledOnTheSpot(SyntaxNode node, SemanticModel model, CancellationToken cancellationToken)
    {
        while (node.Parent is ParenthesizedExpressionSyntax)
        {
            node = node.Parent;
        }

        return node.Parent is InvocationExpressionSyntax call && call.Expression == node && model.GetOperation(call, cancellationToken) is IFunctionPointerInvocationOperation invocation
            ? invocation.Target
            : null;
    }
}
