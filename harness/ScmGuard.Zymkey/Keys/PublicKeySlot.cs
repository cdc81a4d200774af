using System;

namespace ScmGuard.Zymkey;

/// <summary>Where a public key lies: in the module's own key store or in the foreign one. Both kinds of slot convert to it, and it to neither.</summary>
public readonly record struct PublicKeySlot
{
    private readonly KeySlot? _own;
    private readonly ForeignKeySlot? _foreign;

    private PublicKeySlot(KeySlot? own, ForeignKeySlot? foreign)
    {
        _own = own;
        _foreign = foreign;
    }

    /// <summary>The slot's number in its own store.</summary>
    /// <exception cref="InvalidOperationException">This is a default value.</exception>
    public int Number => _own?.Number ?? _foreign?.Number ?? default(KeySlot).Number;

    /// <summary>True for the foreign key store.</summary>
    public bool IsForeign => _foreign is not null;

    /// <summary>The public half of a key of the module's own.</summary>
    /// <param name="slot">The slot.</param>
    public static implicit operator PublicKeySlot(KeySlot slot) => new(slot, null);

    /// <summary>A public key of somebody else.</summary>
    /// <param name="slot">The slot.</param>
    public static implicit operator PublicKeySlot(ForeignKeySlot slot) => new(null, slot);

    /// <inheritdoc />
    public override string ToString() => _own?.ToString() ?? _foreign?.ToString() ?? default(KeySlot).ToString();
}
