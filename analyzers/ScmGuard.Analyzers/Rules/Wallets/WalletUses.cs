using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>Finds where wallets come into being, and under which names.</summary>
internal static class WalletUses
{
    /// <summary>The calls in a file that make a wallet.</summary>
    public static ImmutableArray<ZymbitCall> CallsIn(SemanticModel model, ZymbitCompilation zymbit, CancellationToken cancellationToken) =>
        zymbit.CallsIn(model, cancellationToken).Where(static call => call.Operation.CreatesWallet).ToImmutableArray();

    /// <summary>The uses that the calls amount to, one for each place.</summary>
    /// <remarks>A private or static method that only hands its parameter on is not a use of a name: its own calls are.</remarks>
    public static IEnumerable<WalletUse> Of(IEnumerable<ZymbitCall> calls, WalletInterludes interludes, Bodies bodies, Compilation compilation, CancellationToken cancellationToken)
    {
        var uses = new List<WalletUse>();
        foreach (var call in calls)
        {
            if (call.TryGetArgument(ArgumentRole.WalletName, out var argument) && argument.Place is { } place && call.Text is not { FreesNames: true })
            {
                if (argument.TextOf(cancellationToken).Value is { } name)
                {
                    uses.Add(new WalletUse(name, call, call.Invocation, place));
                }
                else if (argument.Value is { } value && HandedOn(call, value, interludes, bodies, compilation, cancellationToken) is { } method)
                {
                    uses.AddRange(CallsOf(method, call, value, compilation, cancellationToken));
                }
            }
        }

        return uses.GroupBy(static use => use.Place).Select(static uses => uses.First());
    }

    /// <summary>The method around a call that does nothing but make the wallet of which a parameter tells the name; null for any other.</summary>
    private static IMethodSymbol? HandedOn(ZymbitCall call, IOperation name, WalletInterludes interludes, Bodies bodies, Compilation compilation, CancellationToken cancellationToken)
    {
        if (bodies.Around(call.Invocation) is not { Symbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } method } body
            || !(method.IsStatic || method.DeclaredAccessibility == Accessibility.Private || method.MethodKind == MethodKind.LocalFunction))
        {
            return null;
        }

        var read = name.DescendantsAndSelf().OfType<IParameterReferenceOperation>().Select(static reference => reference.Parameter).ToList();
        if (read.Count == 0
            || !read.All(parameter => SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, method))
            || read.Exists(parameter => parameter.RefKind is not (RefKind.None or RefKind.In) || Writes.Of(parameter, body.Syntax, holdsBytes: false, compilation, cancellationToken)))
        {
            return null;
        }

        // The wallet must come into being whenever the method runs, and still be there when it ends.
        var use = new WalletUse(string.Empty, call, call.Invocation, call.Location);
        var step = call.Invocation.Syntax;
        return !body.Paths.LeadsThrough(operation => operation.Syntax == step)
            && body.Paths.LeadsFromStart(step, operation => interludes.Interrupts(operation, use))
            && body.Paths.LeadsToEnd(step, operation => interludes.FreesName(operation, use), use.Success)
            ? method
            : null;
    }

    private static IEnumerable<WalletUse> CallsOf(IMethodSymbol method, ZymbitCall call, IOperation name, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (var site in CallSites.Of(method, compilation, cancellationToken).Calls)
        {
            IOperation? given = null;
            var text = ConstantText.Of(
                name,
                parameter =>
                {
                    var argument = site.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal);
                    if (argument is null)
                    {
                        return ConstantText.Unknown;
                    }

                    given ??= argument.IsImplicit ? null : argument.Value;
                    return ConstantText.Of(argument.Value, cancellationToken);
                },
                cancellationToken);
            if (text.Value is { } known)
            {
                yield return new WalletUse(known, call, site, (given ?? site).Syntax.GetLocation());
            }
        }
    }
}
