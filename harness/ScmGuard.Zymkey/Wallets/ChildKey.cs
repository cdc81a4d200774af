using System;

namespace ScmGuard.Zymkey;

/// <summary>A hardened child key with its chain code, from which an oversight wallet can be made.</summary>
/// <param name="Slot">The child's slot.</param>
/// <param name="ChainCode">Its chain code, 32 bytes. With the public key it shows every key below; it signs nothing.</param>
public sealed record ChildKey(KeySlot Slot, ReadOnlyMemory<byte> ChainCode);
