using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Tells whether the numbers that a controller of System.Device.Gpio takes are the GPIO numbers of the host.</summary>
/// <remarks>They are not with the numbering of the header, which older versions of the package have, nor on a port expander or another chip.</remarks>
internal sealed class GpioControllers
{
    private StrongBox<bool>? _hasOther;

    /// <summary>True if the controller is the host's own. One whose origin is not seen is, unless the program makes any other.</summary>
    /// <param name="controller">The controller that a call is made on.</param>
    /// <param name="type">The controllers' type.</param>
    /// <param name="compilation">The program.</param>
    /// <param name="cancellationToken">Cancels the search.</param>
    public bool IsHosts(IOperation? controller, INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        var origin = Origin.Of(controller is IConditionalAccessInstanceOperation conditional ? ConditionalAccess.Accessed(conditional) : controller, cancellationToken);
        return origin is IObjectCreationOperation creation
            ? IsHosts(creation, type, cancellationToken)
            : !(_hasOther ??= new StrongBox<bool>(MakesOther(type, compilation, cancellationToken))).Value;
    }

    private static bool MakesOther(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken) =>
        compilation.SyntaxTrees.Any(tree =>
            LibraryUses.MayBeIn(tree, type, cancellationToken)
            && LibraryUses.Creations(type, compilation.GetSemanticModel(tree), cancellationToken).Any(creation => !IsHosts(creation, type, cancellationToken)));

    private static bool IsHosts(IObjectCreationOperation creation, INamedTypeSymbol type, CancellationToken cancellationToken) =>
        SymbolEqualityComparer.Default.Equals(creation.Type, type)
        && creation.Arguments.All(argument => argument.Parameter?.Type switch
        {
            INamedTypeSymbol { TypeKind: TypeKind.Enum } scheme => IsLogical(argument.Value, scheme, cancellationToken),
            _ => IsHostDriver(Origin.Of(argument.Value, cancellationToken), cancellationToken),
        });

    /// <summary>The numbers of the processor's GPIOs, not those of the header's pins.</summary>
    private static bool IsLogical(IOperation value, INamedTypeSymbol scheme, CancellationToken cancellationToken) =>
        Origin.Of(value, cancellationToken)?.ConstantValue is { HasValue: true, Value: var number }
        && scheme.GetMembers("Logical").Any(member => member is IFieldSymbol field && Equals(field.ConstantValue, number));

    /// <summary>A driver of the host's first chip, which is the one that the header is on.</summary>
    private static bool IsHostDriver(IOperation? driver, CancellationToken cancellationToken) =>
        driver is IObjectCreationOperation { Type.Name: "RaspberryPi3Driver" or "LibGpiodDriver" or "LibGpiodV2Driver" } creation
        && creation.Arguments.All(argument => ConstantNumber.WholeOf(argument.Value, cancellationToken) == 0);
}
