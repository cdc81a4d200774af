using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>A slot of a module's own key store, where private keys lie.</summary>
/// <remarks>
/// The foreign key store counts its slots separately and has a type of its own, <see cref="ForeignKeySlot"/>. A default value is no slot
/// at all, not slot 0: every use of it throws. Numbers are checked because a very large one crashes the daemon of zkifc before 1.2-36
/// (advisory #120). Source: SCM FAQ and Troubleshooting.
/// </remarks>
public readonly record struct KeySlot
{
    // Shifted, so that the all-zero default is neither slot 0 nor the ephemeral slot.
    private const int Shift = 2;

    private readonly int _shifted;

    private KeySlot(int number) => _shifted = number + Shift;

    /// <summary>The ephemeral key, which the API numbers -1. It takes part in key agreement.</summary>
    public static KeySlot Ephemeral { get; } = new(KeySlots.Ephemeral);

    /// <summary>The slot's number: -1 for the ephemeral key.</summary>
    /// <exception cref="InvalidOperationException">This is a default value.</exception>
    public int Number => _shifted == 0
        ? throw new InvalidOperationException("A default KeySlot is no slot. Take one from the unit, or name one by KeySlot.Permanent or KeySlot.Generated.")
        : _shifted - Shift;

    /// <summary>What the slot is for.</summary>
    /// <exception cref="InvalidOperationException">This is a default value.</exception>
    public KeySlotKind Kind => Number switch
    {
        var number when number == KeySlots.Ephemeral => KeySlotKind.Ephemeral,
        var number when number <= KeySlots.Permanent.Value.Last => KeySlotKind.Permanent,
        _ => KeySlotKind.Generated,
    };

    /// <summary>A permanent slot.</summary>
    /// <param name="number">0 to 15; a Zymkey and an HSM4 have 0 to 2. On an SCM, 14 and 15 hold Ed25519 keys.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another number.</exception>
    public static KeySlot Permanent(int number) => KeySlots.Permanent.Value.Contains(number)
        ? new KeySlot(number)
        : throw new ArgumentOutOfRangeException(nameof(number), number, $"Permanent slots are {KeySlots.Permanent.Value}.");

    /// <summary>A slot of a generated key or a wallet's key, as stored from an earlier run.</summary>
    /// <param name="number">16 to 528. Which is the last one is not confirmed: 527 or 528.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another number.</exception>
    public static KeySlot Generated(int number) => number >= KeySlots.Generated.Value.First && KeySlots.MayExist(number)
        ? new KeySlot(number)
        : throw new ArgumentOutOfRangeException(nameof(number), number, $"Slots of generated keys are {KeySlots.Generated.Value} (or one more).");

    /// <summary>Any slot by its number.</summary>
    /// <param name="number">-1 for the ephemeral key, or 0 to 528.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another number.</exception>
    public static KeySlot FromNumber(int number) => KeySlots.MayExist(number)
        ? new KeySlot(number)
        : throw new ArgumentOutOfRangeException(nameof(number), number, $"No unit has such a slot: expected {KeySlots.Ephemeral.Value} (the ephemeral key) or 0 to {KeySlots.Generated.Value.Last} (or one more).");

    /// <inheritdoc />
    public override string ToString() => _shifted == 0 ? "no slot" : $"slot {Number} ({Kind.ToString().ToLowerInvariant()})";

    /// <summary>A slot that the unit itself named. Its word counts more than what is published about the last slot.</summary>
    internal static KeySlot FromUnit(int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        return new KeySlot(number);
    }
}
