namespace ScmGuard.Zymkey;

/// <summary>Where a key stands in a wallet.</summary>
/// <param name="NodeAddress">The node's address, such as <c>m/44'/0'</c>.</param>
/// <param name="WalletName">The wallet's name.</param>
/// <param name="MasterSlot">The slot of the wallet's master seed.</param>
public sealed record WalletNode(string NodeAddress, string WalletName, KeySlot MasterSlot);
