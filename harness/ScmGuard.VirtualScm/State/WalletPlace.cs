namespace ScmGuard.VirtualScm;

/// <summary>Where a key stands in a wallet.</summary>
/// <param name="Name">The wallet's name.</param>
/// <param name="MasterSlot">The slot of the wallet's top: its master seed, or the node that an oversight wallet begins with.</param>
/// <param name="Address">The node's address.</param>
/// <param name="ChainCode">32 bytes.</param>
internal sealed record WalletPlace(string Name, int MasterSlot, string Address, byte[] ChainCode);
