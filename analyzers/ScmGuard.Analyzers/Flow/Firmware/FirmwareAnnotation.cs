using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>Reads <c>[FirmwareGuard]</c> and <c>[RequiresFirmware]</c>. A text that is not understood gives no information.</summary>
internal static class FirmwareAnnotation
{
    /// <summary>What a member's result says about the unit, as its author states.</summary>
    public static FirmwareCondition? GuardOf(ISymbol member)
    {
        foreach (var declaration in Declarations(member))
        {
            if (Read(declaration, Annotation.FirmwareGuardAttribute) is { } condition)
            {
                return condition;
            }
        }

        return null;
    }

    /// <summary>The same, only if the attribute stands on the member itself.</summary>
    public static FirmwareCondition? GuardOn(ISymbol member) => Read(member, Annotation.FirmwareGuardAttribute);

    /// <summary>What a member demands of the unit before it is called, as its author states.</summary>
    /// <remarks>A type that demands it does so of whoever creates it or calls its static members: an instance was created by then.</remarks>
    public static FirmwareCondition? RequirementOf(ISymbol member)
    {
        foreach (var declaration in Declarations(member))
        {
            if (Read(declaration, Annotation.RequiresFirmwareAttribute) is { } condition)
            {
                return condition;
            }
        }

        var isEntry = member is IMethodSymbol { MethodKind: MethodKind.Constructor } or { IsStatic: true };
        for (var type = isEntry ? member.ContainingType : null; type is not null; type = type.ContainingType)
        {
            if (Read(type, Annotation.RequiresFirmwareAttribute) is { } condition)
            {
                return condition;
            }
        }

        return null;
    }

    /// <summary>The units on which code inside a member can run, as far as the member and what is around it demand.</summary>
    public static TargetSet UnitsInside(ISymbol? member)
    {
        var units = TargetSet.Field;
        for (var around = member; around is not null and not INamespaceSymbol; around = around.ContainingSymbol)
        {
            foreach (var declaration in Declarations(around))
            {
                if (Read(declaration, Annotation.RequiresFirmwareAttribute) is { } condition)
                {
                    units &= condition.Meant;
                }
            }
        }

        return units;
    }

    /// <summary>A member, what it overrides and what it implements: a contract's annotation binds all of them.</summary>
    private static IEnumerable<ISymbol> Declarations(ISymbol symbol)
    {
        for (var member = symbol is IMethodSymbol { AssociatedSymbol: IPropertySymbol property } ? property : symbol; member is not null; member = Overridden(member))
        {
            member = member.OriginalDefinition;
            yield return member;
            if (member is IMethodSymbol { PartialDefinitionPart: { } definition })
            {
                yield return definition;
            }

            if (member is IMethodSymbol { IsStatic: false } or IPropertySymbol { IsStatic: false } && member.ContainingType is { } type)
            {
                foreach (var contract in type.AllInterfaces.SelectMany(contract => contract.GetMembers(member.Name)))
                {
                    if (SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(contract), member))
                    {
                        yield return contract.OriginalDefinition;
                    }
                }
            }
        }
    }

    private static ISymbol? Overridden(ISymbol member) => member switch
    {
        IMethodSymbol method => method.OverriddenMethod,
        IPropertySymbol property => property.OverriddenProperty,
        _ => null,
    };

    private static FirmwareCondition? Read(ISymbol symbol, string attributeName)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass?.Name == attributeName
                && attribute.ConstructorArguments is [{ Value: string units }, ..]
                && Parse(units) is { } condition)
            {
                return attribute.NamedArguments.Any(argument => argument is { Key: "Except", Value.Value: true })
                    ? new FirmwareCondition(condition.Others, condition.Meant, "every unit but " + condition.Text)
                    : condition;
            }
        }

        return null;
    }

    private static FirmwareCondition? Parse(string units)
    {
        var meant = TargetSet.None;
        var others = TargetSet.Field;
        foreach (var entry in units.Split(',').Select(static part => part.Trim()))
        {
            if (ParseEntry(entry) is not { } split)
            {
                return null;
            }

            meant |= split.Positive;
            others &= split.Zero;
        }

        return new FirmwareCondition(meant, others, units.Trim());
    }

    private static ValueSplit? ParseEntry(string entry)
    {
        if (UnitTargets.TryParse(entry, out var targets))
        {
            var spelled = TargetSet.Of(targets);
            return ValueSplit.Bool(spelled, ~spelled);
        }

        if (Advisories.All.FirstOrDefault(advisory => advisory.Id == entry) is { Affected.Count: > 0 } named)
        {
            var affected = TargetSet.Of(named.Affected);
            return ValueSplit.Bool(affected, ~affected);
        }

        return FirmwareText.IsVersion(entry) ? FirmwareText.Equal(entry, ignoresCase: true) : null;
    }
}
