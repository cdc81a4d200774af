using System;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow;

/// <summary>Knows methods of which a program, or a run of it, calls one and not the other.</summary>
internal static class Alternatives
{
    /// <summary>True for two implementations of one member, and for two tests: each test has a unit of its own, or cleans it.</summary>
    public static bool Are(ISymbol? left, ISymbol? right)
    {
        if (left is not IMethodSymbol first || right is not IMethodSymbol second)
        {
            return false;
        }

        return IsTest(first) || IsTest(second) || (!Same(first, second) && (Same(Root(first), Root(second)) || ImplementOneMember(first, second)));
    }

    private static IMethodSymbol Root(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method;
    }

    private static bool ImplementOneMember(IMethodSymbol first, IMethodSymbol second) => first.ContainingType.AllInterfaces
        .Where(contract => second.ContainingType.AllInterfaces.Any(other => Same(contract, other)))
        .SelectMany(static contract => contract.GetMembers())
        .Any(member => Implements(first, member) && Implements(second, member));

    private static bool Implements(IMethodSymbol method, ISymbol member) => Same(method.ContainingType.FindImplementationForInterfaceMember(member), method);

    private static bool IsTest(IMethodSymbol method) => method.GetAttributes().Any(static attribute =>
        attribute.AttributeClass?.Name is { } name
        && (name.EndsWith("FactAttribute", StringComparison.Ordinal)
            || name.EndsWith("TheoryAttribute", StringComparison.Ordinal)
            || name is "TestAttribute" or "TestCaseAttribute" or "TestCaseSourceAttribute" or "TestMethodAttribute" or "DataTestMethodAttribute"));

    private static bool Same(ISymbol? left, ISymbol? right) => SymbolEqualityComparer.Default.Equals(left, right);
}
