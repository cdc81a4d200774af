using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Flow;

/// <summary>What the parts of a condition can depend on.</summary>
internal static class Condition
{
    /// <summary>True for methods on texts, numbers and sequences: they say nothing new about the unit.</summary>
    public static bool DependsOnArgumentsOnly(IMethodSymbol method) =>
        method.ContainingType is { SpecialType: not (SpecialType.None or SpecialType.System_Object) } or { Name: "Enumerable" or "MemoryExtensions" or "Math" };

    /// <summary>True for a field or property of the project that is not the same all the time.</summary>
    public static bool ReadsState(IOperation part) => part switch
    {
        IFieldReferenceOperation { Field: { IsReadOnly: false, IsConst: false } field } => IsOfProject(field),
        IPropertyReferenceOperation { Property: var property } => IsOfProject(property) && !IsSettled(property),
        _ => false,
    };

    private static bool IsOfProject(ISymbol symbol) => symbol.Locations.Any(static location => location.IsInSource);

    /// <summary>True for a property that only holds what it was given at first.</summary>
    private static bool IsSettled(IPropertySymbol property) =>
        property.SetMethod is null or { IsInitOnly: true }
        && property.ContainingType.GetMembers().Any(member => member is IFieldSymbol field && SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property));
}
