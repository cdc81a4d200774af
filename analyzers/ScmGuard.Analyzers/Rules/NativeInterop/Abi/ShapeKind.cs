namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>What an argument is when the library gets it.</summary>
internal enum ShapeKind
{
    /// <summary>Not known: generic, of a marshaller of its own, or half typed.</summary>
    Unknown,

    /// <summary>A whole number, a character, or a truth value.</summary>
    Integer,

    /// <summary>A floating-point number.</summary>
    Float,

    /// <summary>An address.</summary>
    Address,

    /// <summary>A structure of several fields.</summary>
    Struct,
}
