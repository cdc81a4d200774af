using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>The locals and parameters of a body that nothing but plain code of the function that declares them reads or writes.</summary>
internal sealed class TrackedPlaces
{
    private readonly HashSet<ISymbol> _shared = new(SymbolEqualityComparer.Default);

    /// <param name="root">The body, with the functions nested in it.</param>
    public TrackedPlaces(IOperation root) => Read(root);

    /// <summary>True if the value of a variable can be followed.</summary>
    public bool Contains(ISymbol variable) => !_shared.Contains(variable) && variable switch
    {
        ILocalSymbol local => local is { RefKind: RefKind.None, IsConst: false },

        // A primary constructor's parameter is a field to all other members.
        IParameterSymbol parameter => parameter is { RefKind: RefKind.None, ContainingSymbol: IMethodSymbol { MethodKind: not MethodKind.Constructor } },
        _ => false,
    };

    private void Read(IOperation root)
    {
        // Without recursion: a sum can have thousands of terms.
        var pending = new Stack<(IOperation Operation, ISymbol? Function)>();
        pending.Push((root, null));
        while (pending.Count > 0)
        {
            var (operation, function) = pending.Pop();
            switch (operation)
            {
                case IAnonymousFunctionOperation lambda:
                    function = lambda.Symbol;
                    break;
                case ILocalFunctionOperation local:
                    function = local.Symbol;
                    break;
                case ILocalReferenceOperation reference:
                    Use(reference.Local, function);
                    break;
                case IParameterReferenceOperation reference:
                    Use(reference.Parameter, function);
                    break;
                case IVariableDeclaratorOperation { Symbol.RefKind: not RefKind.None } or ISimpleAssignmentOperation { IsRef: true } or IAddressOfOperation:
                    Share(operation);
                    break;
            }

            foreach (var child in operation.ChildOperations)
            {
                pending.Push((child, function));
            }
        }
    }

    private void Use(ISymbol variable, ISymbol? function)
    {
        // The body's own function has no operation of its own around it, so its variables are those of no nested function.
        var owner = variable.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction or MethodKind.LocalFunction } nested ? nested : null;
        if (!SymbolEqualityComparer.Default.Equals(owner, function))
        {
            _shared.Add(variable);
        }
    }

    private void Share(IOperation alias)
    {
        foreach (var part in alias.DescendantsAndSelf())
        {
            switch (part)
            {
                case ILocalReferenceOperation reference:
                    _shared.Add(reference.Local);
                    break;
                case IParameterReferenceOperation reference:
                    _shared.Add(reference.Parameter);
                    break;
            }
        }
    }
}
