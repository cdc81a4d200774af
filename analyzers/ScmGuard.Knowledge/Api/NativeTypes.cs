using System;

namespace ScmGuard.Knowledge;

/// <summary>How the C header writes the types of <see cref="NativeType"/>.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public static class NativeTypes
{
    /// <summary>A type as C writes it, such as <c>uint8_t**</c>.</summary>
    public static string InC(NativeType type) => type switch
    {
        NativeType.Context => "zkCTX",
        NativeType.ContextOut => "zkCTX*",
        NativeType.Int32 => "int",
        NativeType.UInt32 => "uint32_t",
        NativeType.Bool => "bool",
        NativeType.Single => "float",
        NativeType.Text => "const char*",
        NativeType.Bytes => "const uint8_t*",
        NativeType.BytesOut => "uint8_t**",
        NativeType.TextOut => "char**",
        NativeType.Int32ArrayOut => "int**",
        NativeType.UInt32ArrayOut => "uint32_t**",
        NativeType.Int32Out => "int*",
        NativeType.UInt32Out => "uint32_t*",
        NativeType.ByteOut => "uint8_t*",
        NativeType.BoolOut => "bool*",
        NativeType.SingleOut => "float*",
        NativeType.AccelerationOut => "zkAccelAxisDataType*",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The table has no such type."),
    };
}
