using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Looks through a helper that only hands its parameters on, so that a name or a key's type is judged where it is written.</summary>
/// <remarks>
/// One level, and within one file: what an editor shows live must lie in the file that it looks at. The step of the control flow stays the call in
/// the helper, so that the helper's own guards count.
/// </remarks>
internal static class ForwardedCalls
{
    /// <summary>A helper that is called more often is a library of its own.</summary>
    private const int MaxSites = 64;

    /// <summary>The call as each place of the helper's file makes it, with what is passed there; none if no argument is a parameter handed on.</summary>
    public static ImmutableArray<ZymbitCall> Of(ZymbitCall call, Compilation compilation, CancellationToken cancellationToken)
    {
        // A local function also reads the parameters of the method around it: the innermost one is the helper.
        var helpers = call.Arguments.Select(argument => ParameterIn(argument, compilation, cancellationToken)?.ContainingSymbol).OfType<IMethodSymbol>().ToList();
        if ((helpers.Find(static candidate => candidate.MethodKind == MethodKind.LocalFunction) ?? helpers.FirstOrDefault()) is not { } helper)
        {
            return ImmutableArray<ZymbitCall>.Empty;
        }

        return CallSites.Of(helper, compilation, cancellationToken).Calls
            .Where(site => site.Syntax.SyntaxTree == call.Invocation.Syntax.SyntaxTree)
            .Take(MaxSites)
            .Select(site => Seen(call, helper, site, compilation, cancellationToken))
            .ToImmutableArray();
    }

    private static ZymbitCall Seen(ZymbitCall call, IMethodSymbol helper, IInvocationOperation site, Compilation compilation, CancellationToken cancellationToken) => new(
        call.Operation,
        call.Route,
        call.Confidence,
        call.Invocation,
        call.Method,
        call.Arguments
            .Select(argument =>
                ParameterIn(argument, compilation, cancellationToken) is { } parameter
                && SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, helper)
                && site.Arguments.FirstOrDefault(passed => passed.Parameter?.Ordinal == parameter.Ordinal) is { } given
                    ? argument with { Value = given.Value }
                    : argument)
            .ToImmutableArray(),
        site.Syntax.GetLocation());

    /// <summary>The parameter of a private or static method or a local function that an argument is, unchanged and of the same type; null for any other.</summary>
    private static IParameterSymbol? ParameterIn(ZymbitArgument argument, Compilation compilation, CancellationToken cancellationToken)
    {
        var value = argument.Value;
        while (value is IConversionOperation { OperatorMethod: null, Conversion: { IsIdentity: true } or { IsReference: true } } conversion)
        {
            value = conversion.Operand;
        }

        return value is IParameterReferenceOperation { Parameter: { RefKind: RefKind.None or RefKind.In, ContainingSymbol: IMethodSymbol helper } parameter }
            && helper.MethodKind is MethodKind.Ordinary or MethodKind.LocalFunction
            && (helper.IsStatic || helper.DeclaredAccessibility == Accessibility.Private || helper.MethodKind == MethodKind.LocalFunction)
            && parameter.DeclaringSyntaxReferences is [var reference]
            && !Writes.Of(parameter, Writes.ScopeOf(reference.GetSyntax(cancellationToken)), holdsBytes: false, compilation, cancellationToken)
                ? parameter
                : null;
    }
}
