using System;
using System.Collections.Generic;
using ScmGuard.Knowledge;
using static ScmGuard.Analyzers.Tests.Rules.NativeInterop.Declarations.Form;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop.Declarations;

/// <summary>How people write the library's types in C#: right, and with one fault. Written by hand, from C's rules and .NET's; nothing here asks the rule.</summary>
internal static class Spellings
{
    private const string U1 = "[MarshalAs(UnmanagedType.U1)] ";
    private const string I1 = "[MarshalAs(UnmanagedType.I1)] ";
    private const string FourBytes = "[MarshalAs(UnmanagedType.Bool)] ";
    private const string TwoBytes = "[MarshalAs(UnmanagedType.VariantBool)] ";
    private const string Wide = "[MarshalAs(UnmanagedType.LPWStr)] ";

    /// <summary>The types that the spellings use.</summary>
    public const string Types = """
        public sealed class Handle : SafeHandle { public Handle() : base(0, true) { } public override bool IsInvalid => false; protected override bool ReleaseHandle() => true; }
        public struct Opaque { public int A; public int B; }
        public readonly struct Wrapped { private readonly nint _value; public Wrapped(nint value) { _value = value; } }
        public readonly struct Slot { public readonly int Number; public Slot(int number) { Number = number; } }
        public enum Number { One } public enum UnsignedNumber : uint { One } public enum Small : byte { One } public enum Large : long { One }
        public struct Axis { public double G; public int Direction; }
        public struct OtherAxis { public int Direction; public double G; }
        public struct FloatAxis { public float G; public int Direction; }
        public struct ShortAxis { public double G; }
        [StructLayout(LayoutKind.Sequential)] public class AxisObject { public double G; public int Direction; }
        public static class Library { public static readonly nint Zymbit = NativeLibrary.Load("libzk_app_utils.so"); }
        """;

    public static IReadOnlyList<Spelling> Right(NativeType type) => type switch
    {
        NativeType.Context =>
        [
            "nint", "IntPtr", "nuint", "UIntPtr", "void*", "byte*", "Opaque*", "Wrapped",
            new("Handle", Named), new("HandleRef", Marked),
        ],
        NativeType.ContextOut =>
        [
            "out nint", "out IntPtr", "ref nint", "ref IntPtr", "out void*", "void**", "byte**", "nint*", "out Wrapped", "nint", "void*",
            new("out Handle", Named), new("nint[]", Named),
        ],
        NativeType.Int32 => ["int", "uint", "Number", "UnsignedNumber", "Slot"],
        NativeType.UInt32 => ["uint", "int", "UnsignedNumber", "Number"],
        NativeType.Bool => [new(U1 + "bool", Named), new(I1 + "bool", Named), "byte", "sbyte"],
        NativeType.Single => ["float"],
        NativeType.Text =>
        [
            "byte*", "sbyte*", "nint", "void*", "in byte", "ref byte",
            new("string", All), new("[MarshalAs(UnmanagedType.LPUTF8Str)] string", Named), new("[MarshalAs(UnmanagedType.LPStr)] string", Marked),
            new("byte[]", Named), new("ReadOnlySpan<byte>", LibraryImport), new("StringBuilder", Marked),
        ],
        NativeType.Bytes =>
        [
            "byte*", "sbyte*", "nint", "void*", "in byte", "ref byte", "Opaque*",
            new("byte[]", Named), new("[In] byte[]", Named), new("ReadOnlySpan<byte>", LibraryImport), new("Span<byte>", LibraryImport),
        ],
        NativeType.BytesOut =>
        [
            "out nint", "out IntPtr", "ref nint", "ref IntPtr", "out byte*", "ref byte*", "byte**", "nint*", "void**", "nint", "IntPtr", "void*", "out void*", "out long",
            new("[MarshalAs(UnmanagedType.LPArray, SizeConst = 8)] out byte[]", Marked), new("nint[]", Named),
        ],
        NativeType.TextOut =>
        [
            "out nint", "out IntPtr", "ref nint", "ref IntPtr", "out byte*", "ref byte*", "out sbyte*", "byte**", "nint*", "nint", "void*",
            new("out string", All & ~Pointer), new("ref string", Marked), new("nint[]", Named),
        ],
        NativeType.Int32ArrayOut => ["out nint", "ref IntPtr", "out int*", "ref int*", "int**", "byte**", "nint*", "nint", "out uint*"],
        NativeType.UInt32ArrayOut => ["out nint", "ref IntPtr", "out uint*", "ref uint*", "uint**", "byte**", "nint*", "nint"],
        NativeType.Int32Out => ["out int", "ref int", "int*", "out uint", "uint*", "out Number", "nint", "void*", new("int[]", Named), new("Span<int>", LibraryImport)],
        NativeType.UInt32Out => ["out uint", "ref uint", "uint*", "out UnsignedNumber", "nint", "void*", new("uint[]", Named)],
        NativeType.ByteOut => ["out byte", "ref byte", "byte*", "out sbyte", "nint", new("byte[]", Named)],
        NativeType.BoolOut => [new(U1 + "out bool", Named), new(I1 + "out bool", Named), new(U1 + "ref bool", Named), "out byte", "ref byte", "byte*", "bool*", "nint"],
        NativeType.SingleOut => ["out float", "ref float", "float*", "nint", new("float[]", Named)],
        NativeType.AccelerationOut => ["Axis*", "nint", "void*", "byte*", new("out Axis", AtRunTime), new("ref Axis", AtRunTime), new("[Out] AxisObject", Marked)],
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The table has a type that nobody has written down how to spell."),
    };

    public static IReadOnlyList<Spelling> Wrong(NativeType type) => type switch
    {
        NativeType.Context => ["ref nint", "out nint", "in nint", "int", "uint", "byte", "float", "nint*", "void**", new("string", Named), new("byte[]", Named), new("ref Handle", Named)],
        NativeType.ContextOut => ["out int", "out byte", "ref int", "int", "in nint", "byte*", "out float", new("byte[]", Named), new("string", Named)],
        NativeType.Int32 or NativeType.UInt32 =>
        [
            "long", "ulong", "nint", "nuint", "short", "ushort", "byte", "sbyte", "Small", "Large", "float", "double", "ref int", "out uint", "in int", "int*", "void**",
            new("string", Named), new("byte[]", Named), new("Handle", Named),
        ],
        NativeType.Bool =>
        [
            new("bool", AtRunTime), new(FourBytes + "bool", Named), new(TwoBytes + "bool", Marked),
            "int", "uint", "short", "long", "nint", "float", "ref byte", "byte*", new(U1 + "out bool", Named),
        ],
        NativeType.Single => ["double", "int", "uint", "long", "nint", "ref float", "float*"],
        NativeType.Text =>
        [
            new(Wide + "string", Named), "char*", "byte**", "out nint", "ref nint", "int", "uint", "float", "int*", "out byte",
            new("ref string", Marked), new("int[]", Named), new("ReadOnlySpan<int>", LibraryImport),
        ],
        NativeType.Bytes => ["byte**", "out nint", "ref nint", "out byte*", "int", "byte", "float", "out byte", "int*", "ref int", new("int[]", Named), new("ref byte[]", Marked)],
        NativeType.BytesOut =>
        [
            "byte*", "ref byte", "out byte", "out int", "int", "uint", "in nint", "float", "double*", "int**", "out long*", "out short*",
            new("byte[]", Named), new("[Out] byte[]", Named), new("Span<byte>", LibraryImport), new("int[]", Named), new("StringBuilder", Marked), new("string", Named),
            new("out byte[]", Marked),
        ],
        NativeType.TextOut =>
        [
            "byte*", "ref byte", "out byte", "out int", "int", "in nint", "float", "char**", "out char*", "out int*",
            new("byte[]", Named), new("Span<byte>", LibraryImport), new("StringBuilder", Marked), new("string", Named), new(Wide + "out string", Named),
        ],
        NativeType.Int32ArrayOut => ["int*", "ref int", "out int", "int", "in nint", "out short*", "long**", "out float*", new("int[]", Named), new("Span<int>", LibraryImport), new("out int[]", Marked)],
        NativeType.UInt32ArrayOut => ["uint*", "ref uint", "out uint", "uint", "in nint", "out int*", "int**", "out ulong*", new("uint[]", Named), new("Span<uint>", LibraryImport)],
        NativeType.Int32Out => ["int", "uint", "out long", "ref ulong", "out short", "out byte", "out nint", "ref nint", "in int", "out float", "out double", "long*", "int**", "short*", new("long[]", Named)],
        NativeType.UInt32Out => ["uint", "out int", "int*", "ref int", "out long", "out ushort", "out nint", "in uint", "out double", "uint**", new("int[]", Named)],
        NativeType.ByteOut => ["byte", "out int", "out short", "ref long", "out nint", "in byte", "byte**", "int*", "out float"],
        NativeType.BoolOut => [new("out bool", AtRunTime), new(FourBytes + "out bool", Named), "out int", "ref int", "int*", "out short", "byte", "int", "in byte", "byte**", "out float"],
        NativeType.SingleOut => ["float", "out double", "double*", "out int", "out uint", "in float", "float**", "out nint", new("double[]", Named)],
        NativeType.AccelerationOut =>
        [
            "double", "double*", "out double", "out float", "out int", "Axis**", "OtherAxis*", "FloatAxis*", "ShortAxis*", "Axis",
            new("out OtherAxis", AtRunTime), new("in Axis", AtRunTime), new("double[]", Named),
        ],
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The table has a type that nobody has written down how to misspell."),
    };

    /// <summary>Results that are not the library's <c>int</c>.</summary>
    public static IReadOnlyList<Spelling> WrongResults { get; } =
        ["uint", "long", "ulong", "nint", "short", "byte", "UnsignedNumber", "Small", "float", "double", "void*", new("bool", AtRunTime), new("string", Named)];

    /// <summary>Results that lose nothing.</summary>
    public static IReadOnlyList<Spelling> RightResults { get; } = ["int", "Number"];
}
