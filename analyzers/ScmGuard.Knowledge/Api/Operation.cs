using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>An operation of a Zymbit module: the C function, its ABI, and what is known about it.</summary>
/// <param name="Id">Which operation.</param>
/// <param name="NativeName">The exported symbol, such as <c>zkGenKeyPair</c>.</param>
/// <param name="Parameters">All C parameters in order, the context included.</param>
/// <param name="Result">What the return value means.</param>
/// <param name="Support">The models that have it.</param>
/// <param name="Harm">What it can do that no later call undoes.</param>
/// <param name="PythonName">The Python client's method, or null where there is none.</param>
/// <param name="Source">Title of the page that says so.</param>
public sealed record Operation(
    ZymbitOperation Id,
    string NativeName,
    IReadOnlyList<NativeParameter> Parameters,
    ResultKind Result,
    ModelSupport Support,
    Harm Harm,
    string? PythonName,
    string Source)
{
    /// <summary>The operation to use in its place, or null if this one is not deprecated.</summary>
    public ZymbitOperation? ReplacedBy { get; init; }

    /// <summary>True if a wallet comes into being under the name in <see cref="ArgumentRole.WalletName"/>.</summary>
    public bool CreatesWallet { get; init; }

    /// <inheritdoc />
    public override string ToString() => NativeName;
}
