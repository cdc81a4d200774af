using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>Knows the steps between two uses of a wallet name that make the second one right.</summary>
/// <remarks>
/// Such a step counts also inside a method of the project or a lambda. Which slot is removed is not asked:
/// code that removes keys between two wallets of one name has thought of it.
/// </remarks>
internal sealed class WalletInterludes(ZymbitCompilation zymbit, Compilation compilation, CancellationToken cancellationToken)
{
    private const int MaxDepth = 3;

    private readonly Dictionary<IOperation, Kinds> _steps = [];
    private readonly Dictionary<ISymbol, Kinds> _methods = new(SymbolEqualityComparer.Default);

    [Flags]
    private enum Kinds
    {
        None = 0,

        /// <summary>A key, and with it perhaps the wallet, is removed.</summary>
        Removes = 1,

        /// <summary>An unfinished SLIP39 session, and with it its wallet, is given up.</summary>
        Cancels = 2,

        /// <summary>The unit is asked whether it has the wallet.</summary>
        Asks = 4,

        /// <summary>Nothing runs after it.</summary>
        Ends = 8,
    }

    /// <summary>True if the wallet may be gone after a step.</summary>
    public bool FreesName(IOperation step, WalletUse use) => (Of(step) & (use.OpensSession ? Kinds.Removes | Kinds.Cancels : Kinds.Removes)) != 0;

    /// <summary>True if a second use of the name after the step is right, or never comes.</summary>
    public bool Interrupts(IOperation step, WalletUse use) =>
        FreesName(step, use) || (Of(step) & (Kinds.Asks | Kinds.Ends)) != 0;

    /// <summary>True if a type cleans up after itself: what its methods made is removed when it is disposed of or a test is torn down.</summary>
    public bool CleansUp(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (type.GetMembers().OfType<IMethodSymbol>().Any(method => IsCleanUp(method) && (Of(method, MaxDepth) & Kinds.Removes) != 0))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsCleanUp(IMethodSymbol method) =>
        method.Name is nameof(IDisposable.Dispose) or "DisposeAsync"
        || method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name is "TearDownAttribute" or "OneTimeTearDownAttribute" or "TestCleanupAttribute" or "ClassCleanupAttribute");

    private Kinds Of(IOperation step)
    {
        if (step is not (IInvocationOperation or IDynamicInvocationOperation or IFunctionPointerInvocationOperation or IObjectCreationOperation or IMethodReferenceOperation or IFlowAnonymousFunctionOperation))
        {
            return Kinds.None;
        }

        if (!_steps.TryGetValue(step, out var known))
        {
            known = Read(step);
            _steps.Add(step, known);
        }

        return known;
    }

    private Kinds Read(IOperation step) => step switch
    {
        IInvocationOperation call => OfCall(call.Syntax, compilation.GetSemanticModel(call.Syntax.SyntaxTree)) | Of(Implementation(call), MaxDepth),
        IDynamicInvocationOperation call => OfCall(call.Syntax, compilation.GetSemanticModel(call.Syntax.SyntaxTree)),
        IFunctionPointerInvocationOperation or IObjectCreationOperation => OfCall(step.Syntax, compilation.GetSemanticModel(step.Syntax.SyntaxTree)),
        IMethodReferenceOperation reference => Of(reference.Method, MaxDepth),
        IFlowAnonymousFunctionOperation lambda => In(lambda.Syntax, MaxDepth),
        _ => Kinds.None,
    };

    private Kinds OfCall(SyntaxNode syntax, SemanticModel model)
    {
        var kinds = Kinds.None;
        foreach (var call in zymbit.Recognize(syntax, model, cancellationToken))
        {
            kinds |= call.Operation.Id switch
            {
                ZymbitOperation.RemoveKey => Kinds.Removes,
                ZymbitOperation.CancelSLIP39Session => Kinds.Cancels,
                ZymbitOperation.GetWalletKeySlotFromNodeAddr or ZymbitOperation.GetWalletNodeAddrFromKeySlot or ZymbitOperation.GetAllocSlotsList => Kinds.Asks,
                _ => Kinds.None,
            };
        }

        // A receiver that could not be followed may still be the Python client.
        return kinds | (syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "remove_key" } } ? Kinds.Removes : Kinds.None);
    }

    /// <summary>What <c>using</c> calls through an interface is the type's own method.</summary>
    private static IMethodSymbol Implementation(IInvocationOperation call)
    {
        var receiver = call.Instance;
        while (receiver is IConversionOperation conversion)
        {
            receiver = conversion.Operand;
        }

        return call.TargetMethod.ContainingType?.TypeKind == TypeKind.Interface && receiver?.Type?.FindImplementationForInterfaceMember(call.TargetMethod) is IMethodSymbol own
            ? own
            : call.TargetMethod;
    }

    private Kinds Of(IMethodSymbol method, int depth)
    {
        if (_methods.TryGetValue(method, out var known))
        {
            return known;
        }

        // While a method is looked at, a call of itself adds nothing.
        _methods[method] = Kinds.None;
        var kinds = method.GetAttributes().Any(static attribute => attribute.AttributeClass?.Name == "DoesNotReturnAttribute") ? Kinds.Ends : Kinds.None;
        foreach (var reference in (method.PartialImplementationPart ?? method).DeclaringSyntaxReferences)
        {
            if (compilation.ContainsSyntaxTree(reference.SyntaxTree))
            {
                kinds |= In(reference.GetSyntax(cancellationToken), depth - 1);
            }
        }

        return _methods[method] = kinds;
    }

    private Kinds In(SyntaxNode code, int depth)
    {
        var kinds = Kinds.None;
        var model = compilation.GetSemanticModel(code.SyntaxTree);
        foreach (var invocation in code.DescendantNodes().OfType<InvocationExpressionSyntax>())
        {
            kinds |= OfCall(invocation, model);
            if (depth > 0 && model.GetSymbolInfo(invocation, cancellationToken).Symbol is IMethodSymbol method)
            {
                kinds |= Of(method, depth) & ~Kinds.Ends;
            }
        }

        return kinds;
    }
}
