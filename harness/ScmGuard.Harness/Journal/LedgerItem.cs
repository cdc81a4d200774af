using System.Collections.Generic;

namespace ScmGuard.Harness.Journal;

/// <summary>Something that a run made on the unit, or meant to make.</summary>
/// <param name="Name">Its name within the run.</param>
/// <param name="Kind">What it is.</param>
/// <param name="SlotsBefore">The slots that held a key before it was made.</param>
/// <param name="Fingerprint">SHA-256 of its public key, in hexadecimal, or null.</param>
/// <param name="Address">Its place in its wallet, or null outside wallets.</param>
/// <param name="Slot">Where it lies; null until that is known.</param>
/// <param name="End">What became of it; null while it is to be there.</param>
/// <param name="Reason">Why it ended, or null.</param>
public sealed record LedgerItem(
    string Name,
    LedgerKind Kind,
    IReadOnlyList<int> SlotsBefore,
    string? Fingerprint,
    string? Address,
    int? Slot,
    LedgerEnd? End,
    string? Reason)
{
    /// <summary>True if it should be on the unit.</summary>
    public bool IsLive => Slot is not null && End is null;

    /// <summary>True if it is not known whether it was made.</summary>
    public bool IsOpen => Slot is null && End is null;
}
