using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Reads the attributes of ScmGuard.Annotations. They are matched by name, so that a project's own copy of them works.</summary>
internal static class Annotation
{
    public const string ApiAttribute = "ZymbitApiAttribute";

    public const string FirmwareGuardAttribute = "FirmwareGuardAttribute";

    public const string RequiresFirmwareAttribute = "RequiresFirmwareAttribute";

    public const string ProvisioningAttribute = "ScmProvisioningAttribute";

    private const string RoleAttribute = "ZymbitRoleAttribute";

    /// <summary>Finds the operation that a wrapper stands for, on the method itself or on what it overrides or implements.</summary>
    public static bool TryGet(IMethodSymbol method, out Operation operation)
    {
        for (var candidate = method.OriginalDefinition; candidate is not null; candidate = candidate.OverriddenMethod?.OriginalDefinition)
        {
            if (TryRead(candidate, out operation) || TryReadContract(candidate, out operation))
            {
                return true;
            }
        }

        operation = null!;
        return false;
    }

    /// <summary>True if a method, or a type that it gets into, carries the attribute that demands a firmware.</summary>
    public static bool MayRequireFirmware(IMethodSymbol method)
    {
        if (CarriesRequirement(method))
        {
            return true;
        }

        var getsIn = method.IsStatic || method.MethodKind == MethodKind.Constructor;
        for (var type = getsIn ? method.ContainingType : null; type is not null; type = type.ContainingType)
        {
            if (CarriesRequirement(type))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True if code belongs to a member, a type or an assembly that carries the attribute of provisioning code.</summary>
    /// <param name="enclosing">The symbol that the code stands in, or null.</param>
    public static bool IsProvisioning(ISymbol? enclosing) => ProvisioningMarks(enclosing).Any();

    /// <summary>The attributes of provisioning code that hold for code: on its member, on a type or on the assembly.</summary>
    /// <param name="enclosing">The symbol that the code stands in, or null.</param>
    public static IEnumerable<AttributeData> ProvisioningMarks(ISymbol? enclosing)
    {
        for (var symbol = enclosing; symbol is not null; symbol = symbol.ContainingSymbol)
        {
            foreach (var mark in On(symbol, ProvisioningAttribute))
            {
                yield return mark;
            }

            if (symbol is IMethodSymbol { AssociatedSymbol: { } property })
            {
                foreach (var mark in On(property, ProvisioningAttribute))
                {
                    yield return mark;
                }
            }
        }
    }

    /// <summary>The attributes of a name that a symbol carries itself.</summary>
    public static IEnumerable<AttributeData> On(ISymbol symbol, string name) => symbol.GetAttributes().Where(attribute => attribute.AttributeClass?.Name == name);

    /// <summary>What a wrapper's parameter means: as its attribute says, or else as its name says.</summary>
    public static ArgumentRole RoleOf(IParameterSymbol parameter, Operation operation)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: RoleAttribute }
                && attribute.ConstructorArguments is [{ Value: string written }]
                && Enum.TryParse<ArgumentRole>(written, ignoreCase: true, out var role))
            {
                return role;
            }
        }

        return ParameterNames.RoleOf(parameter.Name, operation);
    }

    private static bool CarriesRequirement(ISymbol symbol) => On(symbol, RequiresFirmwareAttribute).Any();

    /// <summary>Reads the interface members that a method implements.</summary>
    private static bool TryReadContract(IMethodSymbol method, out Operation operation)
    {
        if (method is { IsStatic: false, ContainingType: { } type })
        {
            foreach (var contract in type.AllInterfaces)
            {
                foreach (var member in contract.GetMembers(method.Name))
                {
                    if (member is IMethodSymbol declared
                        && TryRead(declared.OriginalDefinition, out operation)
                        && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method))
                    {
                        return true;
                    }
                }
            }
        }

        operation = null!;
        return false;
    }

    private static bool TryRead(IMethodSymbol method, out Operation operation)
    {
        foreach (var attribute in (method.PartialDefinitionPart ?? method).GetAttributes())
        {
            if (attribute.AttributeClass is { Name: ApiAttribute }
                && attribute.ConstructorArguments is [{ Value: string name }, ..]
                && OperationNames.TryFind(name, out operation))
            {
                return true;
            }
        }

        operation = null!;
        return false;
    }
}
