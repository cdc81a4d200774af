using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>What a function of the library gets in place of an argument, as far as the machine is concerned: C# and C types are compared as shapes.</summary>
/// <remarks>The units are 64-bit: an address has 8 bytes.</remarks>
/// <param name="Kind">What it is.</param>
internal sealed record NativeShape(ShapeKind Kind)
{
    /// <summary>Bytes of an address.</summary>
    public const int AddressBytes = 8;

    /// <summary>Not known; behind an address: anything.</summary>
    public static NativeShape Unknown { get; } = new(ShapeKind.Unknown);

    /// <summary>An address that the code holds itself, of it does not say what.</summary>
    public static NativeShape Opaque { get; } = new(ShapeKind.Address) { Target = Unknown, IsRaw = true };

    /// <summary>The size of a number, in bytes.</summary>
    public int Bytes { get; private init; }

    /// <summary>True for a number that can be negative.</summary>
    public bool IsSigned { get; private init; }

    /// <summary>True for a truth value.</summary>
    public bool IsTruth { get; private init; }

    /// <summary>What is at an address; <see cref="Unknown"/> otherwise.</summary>
    public NativeShape Target { get; private init; } = null!;

    /// <summary>True for an address that the code holds itself, such as a pointer; false for one that is taken of a variable, an array or a string.</summary>
    public bool IsRaw { get; private init; }

    /// <summary>In which direction a variable is passed by its address; <see cref="RefKind.None"/> for everything else.</summary>
    public RefKind Direction { get; private init; }

    /// <summary>The structure, or null.</summary>
    public INamedTypeSymbol? Struct { get; private init; }

    /// <summary>True for an array for which the runtime is to make room, and is not told how much.</summary>
    public bool IsUnsized { get; init; }

    public static NativeShape Integer(int bytes, bool isSigned = false) => new(ShapeKind.Integer) { Bytes = bytes, IsSigned = isSigned };

    public static NativeShape Truth(int bytes) => new(ShapeKind.Integer) { Bytes = bytes, IsTruth = true };

    public static NativeShape Float(int bytes) => new(ShapeKind.Float) { Bytes = bytes };

    public static NativeShape Of(INamedTypeSymbol type) => new(ShapeKind.Struct) { Struct = type };

    /// <summary>A pointer.</summary>
    public static NativeShape Pointer(NativeShape target) => new(ShapeKind.Address) { Target = target, IsRaw = true };

    /// <summary>The address of an array's or a string's first element.</summary>
    public static NativeShape Elements(NativeShape element) => new(ShapeKind.Address) { Target = element };

    /// <summary>The address of a variable.</summary>
    public static NativeShape Variable(NativeShape content, RefKind direction) => new(ShapeKind.Address) { Target = content, Direction = direction };
}
