using System.Collections.Generic;

namespace ScmGuard.Zymkey;

/// <summary>The slots of a key store that hold a key.</summary>
/// <typeparam name="TSlot"><see cref="KeySlot"/> or <see cref="ForeignKeySlot"/>.</typeparam>
/// <param name="Allocated">The slots that hold a key, in the unit's order.</param>
/// <param name="Capacity">How many keys the store can hold.</param>
public sealed record SlotList<TSlot>(IReadOnlyList<TSlot> Allocated, int Capacity)
    where TSlot : struct;
