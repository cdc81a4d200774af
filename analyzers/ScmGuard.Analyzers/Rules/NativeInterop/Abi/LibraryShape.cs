using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>The shapes of the C types. <see cref="NativeShape.Direction"/> says whether the library reads or writes at an address.</summary>
internal static class LibraryShape
{
    /// <summary>The bytes of <c>int</c>, <c>uint32_t</c> and <c>float</c>.</summary>
    public const int WordBytes = 4;

    private static readonly NativeShape _byte = NativeShape.Integer(1);
    private static readonly NativeShape _int = NativeShape.Integer(WordBytes, isSigned: true);
    private static readonly NativeShape _uint = NativeShape.Integer(WordBytes);
    private static readonly NativeShape _bool = NativeShape.Truth(1);
    private static readonly NativeShape _float = NativeShape.Float(WordBytes);

    public static NativeShape Of(NativeType type) => type switch
    {
        NativeType.Context => NativeShape.Opaque,
        NativeType.ContextOut => Written(NativeShape.Opaque),
        NativeType.Int32 => _int,
        NativeType.UInt32 => _uint,
        NativeType.Bool => _bool,
        NativeType.Single => _float,
        NativeType.Text or NativeType.Bytes => NativeShape.Variable(_byte, RefKind.In),
        NativeType.BytesOut or NativeType.TextOut => Written(NativeShape.Pointer(_byte)),
        NativeType.Int32ArrayOut => Written(NativeShape.Pointer(_int)),
        NativeType.UInt32ArrayOut => Written(NativeShape.Pointer(_uint)),
        NativeType.Int32Out => Written(_int),
        NativeType.UInt32Out => Written(_uint),
        NativeType.ByteOut => Written(_byte),
        NativeType.BoolOut => Written(_bool),
        NativeType.SingleOut => Written(_float),

        // Its layout is compared by name: see StructLayout.
        NativeType.AccelerationOut => Written(new NativeShape(ShapeKind.Struct)),
        _ => NativeShape.Unknown,
    };

    private static NativeShape Written(NativeShape content) => NativeShape.Variable(content, RefKind.Out);
}
