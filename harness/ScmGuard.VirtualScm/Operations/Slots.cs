using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Wallets;

namespace ScmGuard.VirtualScm;

/// <summary>Where keys lie.</summary>
internal static class Slots
{
    /// <summary>Whether the model has keys of a type. A number that is no type at all comes from C.</summary>
    public static bool HasCurve(UnitProfile profile, KeyType type) => profile.Facts.Curves.Contains(type);

    /// <summary>The key in a slot, the ephemeral one's number included; null if there is none.</summary>
    public static KeyRecord? Find(UnitState state, int slot, bool isForeign) =>
        isForeign ? state.ForeignKeys.GetValueOrDefault(slot)
        : slot == KeySlots.Ephemeral ? state.EphemeralKey
        : state.Keys.GetValueOrDefault(slot);

    /// <summary>The first free slot of a range, or <see cref="Errno.Full"/>.</summary>
    public static int FirstFree(SortedDictionary<int, KeyRecord> keys, IntRange range)
    {
        for (int slot = range.First; slot <= range.Last; slot++)
        {
            if (!keys.ContainsKey(slot))
            {
                return slot;
            }
        }

        return Errno.Full;
    }

    /// <summary>The slot that a new key of the unit's own gets, or <see cref="Errno.Full"/>.</summary>
    public static int FirstFree(UnitProfile profile, UnitState state) => FirstFree(state.Keys, profile.GeneratedSlots);

    /// <summary>A slot and, if it holds a wallet's node, those of the nodes below it.</summary>
    public static int[] AtAndBelow(UnitState state, int slot)
    {
        if (state.Keys[slot].Wallet is not { } top)
        {
            return [slot];
        }

        string below = top.Address + "/";
        return [.. state.Keys
            .Where(key => key.Value.Wallet is { } node && node.MasterSlot == top.MasterSlot && (key.Key == slot || node.Address.StartsWith(below, System.StringComparison.Ordinal)))
            .Select(key => key.Key)];
    }

    /// <summary>The slot of a wallet's node, or <see cref="Errno.NotFound"/>.</summary>
    public static int OfNode(UnitState state, int masterSlot, NodeAddress address)
    {
        string text = address.ToString();
        foreach ((int slot, KeyRecord key) in state.Keys)
        {
            if (key.Wallet is { } node && node.MasterSlot == masterSlot && node.Address == text)
            {
                return slot;
            }
        }

        return Errno.NotFound;
    }
}
