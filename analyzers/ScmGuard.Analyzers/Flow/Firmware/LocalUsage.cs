using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>How one body uses its locals and parameters: which of them the flow may follow.</summary>
internal sealed class LocalUsage
{
    private readonly HashSet<ISymbol> _aliased = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _written = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _referencedFunctions = new(SymbolEqualityComparer.Default);

    private readonly IMethodSymbol? _method;

    /// <summary>Reads a body, before it becomes a graph.</summary>
    /// <param name="body">The body.</param>
    /// <param name="method">The method that it belongs to.</param>
    public LocalUsage(IOperation body, IMethodSymbol? method)
    {
        _method = method;
        foreach (var operation in body.DescendantsAndSelf())
        {
            Read(operation);
        }
    }

    /// <summary>True if only plain writes of the function that declares a variable can change it.</summary>
    public bool IsTracked(ISymbol variable) =>
        !_aliased.Contains(variable) && variable switch
        {
            ILocalSymbol local => local.RefKind == RefKind.None,

            // A primary constructor's parameter is a field to all other members.
            IParameterSymbol { RefKind: RefKind.None or RefKind.Out, ContainingSymbol: IMethodSymbol function } =>
                function.MethodKind is MethodKind.LocalFunction or MethodKind.AnonymousFunction || SymbolEqualityComparer.Default.Equals(function, _method),
            _ => false,
        };

    /// <summary>True if a variable keeps the value that it was declared with, so that a nested function sees the same.</summary>
    public bool IsSettled(object variable) => variable is ISymbol symbol && IsTracked(symbol) && !_written.Contains(symbol);

    /// <summary>True if a local function is called or handed on anywhere in the body.</summary>
    public bool IsReferenced(IMethodSymbol localFunction) => _referencedFunctions.Contains(localFunction.OriginalDefinition);

    private void Read(IOperation operation)
    {
        switch (operation)
        {
            case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } alias:
                Alias(alias);
                break;
            case ISimpleAssignmentOperation { IsRef: true } or IAddressOfOperation or IArgumentOperation { Parameter.RefKind: RefKind.Ref }:
                Alias(operation);
                break;
            case IInvocationOperation { TargetMethod: { MethodKind: MethodKind.LocalFunction } called }:
                _referencedFunctions.Add(called.OriginalDefinition);
                break;
            case IMethodReferenceOperation { Method: { MethodKind: MethodKind.LocalFunction } handedOn }:
                _referencedFunctions.Add(handedOn.OriginalDefinition);
                break;
        }

        foreach (var target in AssignmentTargets.Of(operation))
        {
            if (Variable(target) is { } variable)
            {
                _written.Add(variable);
                if (FunctionAround(operation) is { } function && !SymbolEqualityComparer.Default.Equals(variable.ContainingSymbol, function))
                {
                    _aliased.Add(variable);
                }
            }
        }
    }

    private void Alias(IOperation operation) =>
        _aliased.UnionWith(operation.DescendantsAndSelf().Select(Variable).OfType<ISymbol>());

    private static ISymbol? Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    private static IMethodSymbol? FunctionAround(IOperation operation)
    {
        for (var around = operation.Parent; around is not null; around = around.Parent)
        {
            switch (around)
            {
                case IAnonymousFunctionOperation lambda:
                    return lambda.Symbol;
                case ILocalFunctionOperation function:
                    return function.Symbol;
            }
        }

        return null;
    }
}
