using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>Decides whether two uses of one wallet name, or two runs of one use, can meet on a unit.</summary>
internal sealed class WalletConflicts(WalletInterludes interludes, Bodies bodies, Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>More callers than this are not worth the look: the method counts as one that can always run.</summary>
    private const int MaxCallers = 16;

    private readonly Dictionary<WalletUse, bool> _settled = [];
    private readonly Dictionary<ISymbol, IReadOnlyList<IOperation>?> _callers = new(SymbolEqualityComparer.Default);

    /// <summary>True if both uses can run, one after the other, with the wallet of the first still there.</summary>
    public bool Between(WalletUse first, WalletUse second)
    {
        if (bodies.Around(first.Step) is not { } left || bodies.Around(second.Step) is not { } right)
        {
            return false;
        }

        if (left == right)
        {
            return !AreDifferentUnits(first.Receiver, second.Receiver) && Follow(first, second, left);
        }

        // To restore in one method what another one made is how a backup is meant.
        return !first.Restores
            && !second.Restores
            && !AreAlternatives(left.Outermost.Symbol, right.Outermost.Symbol)
            && !IsSettled(first, left)
            && !IsSettled(second, right)
            && CanBothRun(first, left, second, right);
    }

    /// <summary>True if a loop makes the wallet in each of its rounds.</summary>
    public bool Repeats(WalletUse use) =>
        bodies.Around(use.Step) is { } body
        && (body.Paths.LeadsRound(use.Step.Syntax, use.Step.Syntax, step => interludes.Interrupts(step, use), use.Success)
            ? !VariesByRound(use)
            : RunsForEachElement(body) && !body.Paths.LeadsThrough(step => step.Syntax == use.Step.Syntax) && !IsSettled(use, body));

    private bool Follow(WalletUse first, WalletUse second, Body body)
    {
        var one = first.Step.Syntax;
        var other = second.Step.Syntax;
        return !Exclude(one, first, other, second, body)
            || body.Paths.LeadsRound(one, other, step => interludes.Interrupts(step, first), first.Success)
            || body.Paths.LeadsRound(other, one, step => interludes.Interrupts(step, second), second.Success);
    }

    /// <summary>True if, of two steps in one body, neither comes after the other within one round of a loop.</summary>
    private bool Exclude(SyntaxNode one, WalletUse first, SyntaxNode other, WalletUse second, Body body) =>
        OpposedConditions.Separate(one, other, compilation.GetSemanticModel(one.SyntaxTree), cancellationToken)
        || (!body.Paths.LeadsForward(one, other, step => interludes.Interrupts(step, first), first.Success)
            && !body.Paths.LeadsForward(other, one, step => interludes.Interrupts(step, second), second.Success));

    /// <summary>True if the code around a use sees to it that the wallet is not there before it, or no longer there after it.</summary>
    private bool IsSettled(WalletUse use, Body body)
    {
        if (!_settled.TryGetValue(use, out var settled))
        {
            var step = use.Step.Syntax;
            settled =
                (body.Paths.LeadsFromStart(step, Never) && !body.Paths.LeadsFromStart(step, operation => interludes.Interrupts(operation, use)))
                || (body.Paths.LeadsToEnd(step, Never, use.Success) && !body.Paths.LeadsToEnd(step, operation => interludes.FreesName(operation, use), use.Success))
                || OnDemand.Is(step, compilation.GetSemanticModel(step.SyntaxTree), cancellationToken)
                || interludes.CleansUp(body.Outermost.Symbol?.ContainingType);
            _settled.Add(use, settled);
        }

        return settled;
    }

    /// <summary>Implementations of one member take each other's place, and each test has its own unit.</summary>
    private static bool AreAlternatives(ISymbol? left, ISymbol? right)
    {
        if (left is not IMethodSymbol first || right is not IMethodSymbol second)
        {
            return false;
        }

        if (IsTest(first) || IsTest(second))
        {
            return true;
        }

        if (SymbolEqualityComparer.Default.Equals(first, second))
        {
            return false;
        }

        if (SymbolEqualityComparer.Default.Equals(Root(first), Root(second)))
        {
            return true;
        }

        return first.ContainingType.AllInterfaces
            .Where(contract => second.ContainingType.AllInterfaces.Contains(contract, SymbolEqualityComparer.Default))
            .SelectMany(static contract => contract.GetMembers())
            .Any(member => Implements(first, member) && Implements(second, member));
    }

    private static bool Implements(IMethodSymbol method, ISymbol member) =>
        SymbolEqualityComparer.Default.Equals(method.ContainingType.FindImplementationForInterfaceMember(member), method);

    private static IMethodSymbol Root(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method;
    }

    private static bool IsTest(IMethodSymbol method) => method.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.Name is { } name
        && (name.EndsWith("FactAttribute", StringComparison.Ordinal)
            || name.EndsWith("TheoryAttribute", StringComparison.Ordinal)
            || name is "TestAttribute" or "TestCaseAttribute" or "TestCaseSourceAttribute" or "TestMethodAttribute" or "DataTestMethodAttribute"));

    /// <summary>Private methods and local functions run where they are called: if those places exclude each other, so do the methods.</summary>
    private bool CanBothRun(WalletUse first, Body left, WalletUse second, Body right)
    {
        if (Exclude(first.Step, left, first, second.Step, right, second))
        {
            return false;
        }

        foreach (var leftPlace in PlacesOf(first.Step, left))
        {
            foreach (var rightPlace in PlacesOf(second.Step, right))
            {
                // One method may call the other.
                var one = bodies.Around(rightPlace) == left ? first.Step : leftPlace;
                var other = bodies.Around(leftPlace) == right ? second.Step : rightPlace;
                if (bodies.Around(one) is not { } oneBody || bodies.Around(other) is not { } otherBody || !Exclude(one, oneBody, first, other, otherBody, second))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>As above, for steps that may be in lambdas: a lambda counts as the place where it stands.</summary>
    private bool Exclude(IOperation one, Body left, WalletUse first, IOperation other, Body right, WalletUse second)
    {
        for (var common = left; common is not null; common = common.Outer)
        {
            if (In(common, one, left) is { } here && In(common, other, right) is { } there)
            {
                return here != there && Exclude(here, first, there, second, common);
            }
        }

        return false;
    }

    private static SyntaxNode? In(Body body, IOperation step, Body around)
    {
        var syntax = step.Syntax;
        for (var inner = around; inner is not null; inner = inner.Outer)
        {
            if (inner == body)
            {
                return body.Paths.Contains(syntax) ? syntax : null;
            }

            syntax = inner.Syntax;
        }

        return null;
    }

    /// <summary>The calls of the private method or local function that a step is in; the step itself if others may call, too.</summary>
    private IReadOnlyList<IOperation> PlacesOf(IOperation step, Body body)
    {
        while (body is { Symbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }, Outer: { } outer })
        {
            body = outer;
        }

        if (body.Symbol is not IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method
            || (method.MethodKind == MethodKind.Ordinary && method.DeclaredAccessibility != Accessibility.Private))
        {
            return [step];
        }

        if (!_callers.TryGetValue(method, out var callers))
        {
            callers = CallSites.Of(method, compilation, cancellationToken) is { AreAll: true, Calls: { Length: > 0 and <= MaxCallers } calls } ? [.. calls] : null;
            _callers.Add(method, callers);
        }

        return callers ?? [step];
    }

    /// <summary>True if two instances of a wrapper are certainly not the same: they may speak to different units.</summary>
    private static bool AreDifferentUnits(IOperation? first, IOperation? second) =>
        Holder(first) is { } left && Holder(second) is { } right && !SymbolEqualityComparer.Default.Equals(left, right);

    /// <summary>True if each round of a loop has an instance of the wrapper of its own.</summary>
    private static bool VariesByRound(WalletUse use) =>
        use.Receiver is ILocalReferenceOperation { Local: var local }
        && local.DeclaringSyntaxReferences is [var declaration]
        && use.Step.Syntax.Ancestors().Any(node =>
            node is ForStatementSyntax or CommonForEachStatementSyntax or WhileStatementSyntax or DoStatementSyntax && node.Span.Contains(declaration.Span));

    private static ISymbol? Holder(IOperation? receiver) => receiver switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation property => property.Property,
        _ => null,
    };

    /// <summary>True for a lambda that a library calls for each element of a sequence.</summary>
    private bool RunsForEachElement(Body body)
    {
        if (body is not { Symbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction }, Syntax.Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax invocation } }
            || compilation.GetSemanticModel(invocation.SyntaxTree).GetSymbolInfo(invocation, cancellationToken).Symbol is not IMethodSymbol method)
        {
            return false;
        }

        return (method.ContainingType.Name, method.Name) switch
        {
            ("List" or "ImmutableList" or "Array", "ForEach") => true,
            ("Parallel", "For" or "ForEach" or "ForEachAsync") => true,
            ("Enumerable" or "ParallelEnumerable", "Select" or "SelectMany") =>
                invocation.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToArray" or "ToList" or "ToHashSet" or "ToDictionary" or "Sum" or "Count" }
                || invocation.Parent is CommonForEachStatementSyntax,
            _ => false,
        };
    }

    private static bool Never(IOperation step) => false;
}
