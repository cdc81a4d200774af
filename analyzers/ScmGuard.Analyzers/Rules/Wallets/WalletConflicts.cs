using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>Decides whether two uses of one wallet name, or two runs of one use, can meet on a unit.</summary>
internal sealed class WalletConflicts(WalletInterludes interludes, Bodies bodies, Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>More callers than this are not worth the look: the method counts as one that can always run.</summary>
    private const int MaxCallers = 16;

    private readonly OpposedConditions _conditions = new(cancellationToken);
    private readonly Dictionary<WalletUse, bool> _settled = [];
    private readonly Dictionary<ISymbol, IReadOnlyList<IOperation>?> _callers = new(SymbolEqualityComparer.Default);

    /// <summary>True if both uses can run, one after the other, with the wallet of the first still there.</summary>
    public bool Between(WalletUse first, WalletUse second)
    {
        if (bodies.Around(first.Step) is not { } left || bodies.Around(second.Step) is not { } right)
        {
            return false;
        }

        if (first.Step.Syntax == second.Step.Syntax && first.Call.Text is { } one && second.Call.Text is { } other)
        {
            return one.CanFollow(other);
        }

        if (left == right)
        {
            return !Receiver.MayDiffer(first.Step, second.Step) && Follow(first, second, left);
        }

        // To restore in one method what another one made is how a backup is meant.
        return !first.Restores
            && !second.Restores
            && !Alternatives.Are(left.Outermost.Symbol, right.Outermost.Symbol)
            && !IsSettled(first, left)
            && !IsSettled(second, right)
            && CanBothRun(first, left, second, right);
    }

    /// <summary>True if the wallet is new and stays, whoever else makes one: nothing around the use looks whether the name is free, or frees it.</summary>
    public bool Stands(WalletUse use) => !use.Restores && bodies.Around(use.Step) is { } body && !IsSettled(use, body);

    /// <summary>True if a loop makes the wallet in each of its rounds.</summary>
    public bool Repeats(WalletUse use)
    {
        if (bodies.Around(use.Step) is not { } body || Receiver.VariesByRound(use.Step))
        {
            return false;
        }

        var step = use.Step.Syntax;
        return body.Paths.LeadsRound(step, step, operation => interludes.Interrupts(operation, use), use.Success)
            || (EachElement.Runs(body, compilation, cancellationToken)
                && !body.Paths.LeadsThrough(operation => operation.Syntax == step)
                && !IsSettled(use, body));
    }

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
        _conditions.Separate(one, other, compilation.GetSemanticModel(one.SyntaxTree))
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

    /// <summary>Private methods and local functions run where they are called: if those places exclude each other, so do the methods.</summary>
    private bool CanBothRun(WalletUse first, Body left, WalletUse second, Body right)
    {
        if (AreApart(first.Step, left, first, second.Step, right, second))
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
                if (bodies.Around(one) is not { } oneBody || bodies.Around(other) is not { } otherBody || !AreApart(one, oneBody, first, other, otherBody, second))
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>True if two steps are parts of one member and exclude each other there. A lambda counts as the place where it stands.</summary>
    private bool AreApart(IOperation one, Body left, WalletUse first, IOperation other, Body right, WalletUse second)
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

    private static bool Never(IOperation step) => false;
}
