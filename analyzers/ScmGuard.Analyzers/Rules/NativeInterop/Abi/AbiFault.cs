namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>A difference between a declaration and the library.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Place">The index of the parameter; <see cref="Result"/> or <see cref="Whole"/> for what is not about one.</param>
/// <param name="DeclaredBytes">The size that the declaration gives a number, where that is the fault.</param>
internal readonly record struct AbiFault(AbiFaultKind Kind, int Place, int DeclaredBytes = 0)
{
    /// <summary>The place of a fault of the result.</summary>
    public const int Result = -1;

    /// <summary>The place of a fault of the signature as a whole.</summary>
    public const int Whole = -2;
}
