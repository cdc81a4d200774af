using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;
using Kind = ScmGuard.Analyzers.Rules.NativeInterop.Abi.AbiFaultKind;

namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>Compares what a parameter gives the library with what the library takes. What makes no difference to a program is no fault.</summary>
internal static class ParameterComparison
{
    /// <summary>The fault, or null.</summary>
    /// <param name="declared">What the declaration gives.</param>
    /// <param name="type">What the library takes.</param>
    public static Kind? FaultOf(NativeShape declared, NativeType type)
    {
        var library = LibraryShape.Of(type);
        return declared.Kind is ShapeKind.Unknown ? null : library.Kind switch
        {
            ShapeKind.Address when type is NativeType.Context => OfHandle(declared),
            ShapeKind.Address => OfAddress(declared, library, type),
            ShapeKind.Integer => OfInteger(declared, library),
            ShapeKind.Float => OfFloat(declared),
            _ => null,
        };
    }

    /// <summary>The context is an address that the code got and gives back as it is.</summary>
    private static Kind? OfHandle(NativeShape declared) => declared switch
    {
        { Kind: ShapeKind.Integer, Bytes: NativeShape.AddressBytes } => null,
        { Kind: ShapeKind.Address, Target.Kind: ShapeKind.Unknown or ShapeKind.Struct } => null,
        { Kind: ShapeKind.Address, IsRaw: true, Target.Kind: not ShapeKind.Address } => null,
        { Kind: ShapeKind.Address } => Kind.AddressTooDeep,
        _ => Kind.ValueForAddress,
    };

    private static Kind? OfInteger(NativeShape declared, NativeShape library) => declared switch
    {
        { Kind: ShapeKind.Address, IsRaw: true, Target.Kind: ShapeKind.Unknown } => Kind.NumberSize,
        { Kind: ShapeKind.Address } => Kind.AddressForValue,
        { Kind: ShapeKind.Float or ShapeKind.Struct } => Kind.OtherRegister,
        { Bytes: var bytes } when bytes == library.Bytes => null,
        _ => library.IsTruth ? Kind.TruthSize : Kind.NumberSize,
    };

    private static Kind? OfFloat(NativeShape declared) => declared switch
    {
        { Kind: ShapeKind.Address } => Kind.AddressForValue,
        { Kind: ShapeKind.Float, Bytes: LibraryShape.WordBytes } => null,
        { Kind: ShapeKind.Float } => Kind.FloatSize,
        _ => Kind.OtherRegister,
    };

    private static Kind? OfAddress(NativeShape declared, NativeShape library, NativeType type) => declared switch
    {
        { Kind: ShapeKind.Integer, Bytes: NativeShape.AddressBytes } => null,
        { Kind: not ShapeKind.Address } => Kind.ValueForAddress,
        { IsUnsized: true } => Kind.UnsizedArray,
        _ => OfContent(declared, library, type) ?? OfDirection(declared, library),
    };

    private static Kind? OfDirection(NativeShape declared, NativeShape library) => (declared.Direction, library.Direction) switch
    {
        // RefKind.RefReadOnlyParameter has no name yet in the compiler that this is built against.
        (RefKind.In or (RefKind)4, RefKind.Out) => Kind.LostOutput,
        (RefKind.Out, RefKind.In) => Kind.UnsetInput,
        _ => null,
    };

    /// <summary>Compares what is at the two addresses.</summary>
    private static Kind? OfContent(NativeShape declared, NativeShape library, NativeType type)
    {
        var content = declared.Target;
        var expected = library.Target;
        return (content.Kind, expected.Kind) switch
        {
            (ShapeKind.Unknown, _) => null,
            (ShapeKind.Address, ShapeKind.Address) => expected.Target.Kind is ShapeKind.Unknown ? null : OfElements(content.Target, expected.Target, type),
            (ShapeKind.Address, ShapeKind.Integer or ShapeKind.Float) when library.Direction is RefKind.Out && content is { IsRaw: true, Target.Kind: ShapeKind.Unknown } => Kind.OutputSize,
            (ShapeKind.Address, _) => Kind.AddressTooDeep,
            (ShapeKind.Integer, ShapeKind.Address) => content.Bytes == NativeShape.AddressBytes ? null : Kind.BufferForAddress,
            (ShapeKind.Float, ShapeKind.Address) => Kind.BufferForAddress,
            (ShapeKind.Struct, ShapeKind.Address) => null,
            _ when library.Direction is RefKind.In => OfElements(content, expected, type),
            _ => OfOutput(declared, expected, type),
        };
    }

    /// <summary>What is read or written in a row. Bytes are memory, and may be anything.</summary>
    private static Kind? OfElements(NativeShape element, NativeShape expected, NativeType type) => element switch
    {
        { Kind: ShapeKind.Unknown or ShapeKind.Struct } => null,
        { Kind: ShapeKind.Address } => Kind.AddressTooDeep,
        { Kind: ShapeKind.Integer, Bytes: 1 } => null,
        { Kind: ShapeKind.Integer, Bytes: 2 } when expected.Bytes == 1 => type is NativeType.Text or NativeType.TextOut ? Kind.Encoding : Kind.ElementSize,
        { Kind: ShapeKind.Integer } when element.Bytes == expected.Bytes => type is NativeType.UInt32ArrayOut && element.IsSigned ? Kind.SignedTime : null,
        _ => Kind.ElementSize,
    };

    /// <summary>A variable, or a place in memory, that the library writes a number or a structure to.</summary>
    private static Kind? OfOutput(NativeShape declared, NativeShape expected, NativeType type)
    {
        var content = declared.Target;
        var isBuffer = declared.Direction is RefKind.None && content is { Kind: ShapeKind.Integer, Bytes: 1 };
        return (content.Kind, expected.Kind) switch
        {
            (ShapeKind.Struct, ShapeKind.Struct) => HasFieldsOfAxis(content.Struct!) ? null : Kind.StructLayout,
            (ShapeKind.Struct, _) => null,
            _ when isBuffer => null,
            (_, ShapeKind.Struct) => Kind.StructLayout,
            (ShapeKind.Float, ShapeKind.Float) => content.Bytes == expected.Bytes ? null : Kind.FloatSize,
            (ShapeKind.Integer, ShapeKind.Integer) when content.Bytes == expected.Bytes => type is NativeType.UInt32Out && content.IsSigned ? Kind.SignedTime : null,
            (ShapeKind.Integer, ShapeKind.Integer) => expected.IsTruth ? Kind.TruthSize : Kind.OutputSize,
            _ => Kind.OtherRegister,
        };
    }

    /// <summary><c>struct zkAccelAxisDataType { double g; int tapDirection; }</c>. A layout that is written out by hand is believed.</summary>
    private static bool HasFieldsOfAxis(INamedTypeSymbol type)
    {
        if (type.GetAttributes().FirstOrDefault(static attribute => attribute.AttributeClass is { Name: "StructLayoutAttribute" }) is { ConstructorArguments: [{ Value: var layout }] }
            && layout is 2 or (short)2)
        {
            return true;
        }

        var fields = type.GetMembers().OfType<IFieldSymbol>().Where(static field => !field.IsStatic).ToList();
        return fields is [{ Type: var g }, { Type: var direction }]
            && g.SpecialType is SpecialType.System_Double
            && (direction is INamedTypeSymbol { EnumUnderlyingType: { } number } ? number : direction).SpecialType is SpecialType.System_Int32 or SpecialType.System_UInt32;
    }
}
