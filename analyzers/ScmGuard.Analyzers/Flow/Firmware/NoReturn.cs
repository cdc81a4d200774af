using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>Methods that do not come back, always or on a condition. Attributes are matched by name; older frameworks lack them, so some methods are too.</summary>
internal static class NoReturn
{
    /// <summary>True for a method that never comes back.</summary>
    public static bool Always(IMethodSymbol method)
    {
        if (method is { Name: "Exit" or "FailFast", ContainingType: { Name: "Environment" } type } && IsIn(type, "System"))
        {
            return true;
        }

        foreach (var attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { Name: "DoesNotReturnAttribute" })
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Reads whether a method does not come back if an argument has a value.</summary>
    /// <param name="parameter">The argument's parameter.</param>
    /// <param name="value">The value on which the method does not come back.</param>
    public static bool If(IParameterSymbol parameter, out bool value)
    {
        foreach (var attribute in parameter.GetAttributes())
        {
            if (attribute is { AttributeClass.Name: "DoesNotReturnIfAttribute", ConstructorArguments: [{ Value: bool stated }] })
            {
                value = stated;
                return true;
            }
        }

        value = false;
        return parameter is { Ordinal: 0, Type.SpecialType: SpecialType.System_Boolean }
            && parameter.ContainingSymbol is IMethodSymbol { Name: "Assert", ContainingType: { Name: "Debug" or "Trace" } type }
            && IsIn(type, "Diagnostics");
    }

    private static bool IsIn(INamedTypeSymbol type, string space) => type.ContainingNamespace?.Name == space;
}
