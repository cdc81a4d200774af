using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>A slot of the foreign key store, where public keys of others lie. There is no private key in it.</summary>
/// <remarks>
/// It is numbered separately from the module's own key store, so that the same number means two keys: hence two types. A default value is no
/// slot at all. Source: C API Documentation.
/// </remarks>
public readonly record struct ForeignKeySlot
{
    private const int Shift = 1;

    private readonly int _shifted;

    private ForeignKeySlot(int number) => _shifted = number + Shift;

    /// <summary>The slot's number.</summary>
    /// <exception cref="InvalidOperationException">This is a default value.</exception>
    public int Number => _shifted == 0
        ? throw new InvalidOperationException("A default ForeignKeySlot is no slot. Take one from the unit, or name one by ForeignKeySlot.FromNumber.")
        : _shifted - Shift;

    /// <summary>A slot by its number, as stored from an earlier run.</summary>
    /// <param name="number">From 0. An HSM6 has 128; for an SCM no page says, so what is refused is only what no key store has (above 528).</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another number.</exception>
    public static ForeignKeySlot FromNumber(int number) => number >= 0 && KeySlots.MayExist(number)
        ? new ForeignKeySlot(number)
        : throw new ArgumentOutOfRangeException(nameof(number), number, "No unit has such a foreign slot.");

    /// <inheritdoc />
    public override string ToString() => _shifted == 0 ? "no slot" : $"foreign slot {Number}";

    /// <summary>A slot that the unit itself named.</summary>
    internal static ForeignKeySlot FromUnit(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return new ForeignKeySlot(number);
    }
}
