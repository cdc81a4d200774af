namespace Gateway;

/// <summary>Makes the keys that the gateway lives by, once, on its first day.</summary>
internal sealed unsafe class KeyProvisioning(SecureModule module, Wallets wallets)
{
    /// <summary>The key that signs telemetry for as long as the gateway is in the field.</summary>
    public int CreateTelemetryKey()
    {
        // Repaired: a child key of a wallet is kept on every firmware, and its slot is used as any other.
        var slot = NativeMethods.zkGenWalletChildKey(module.Context, wallets.CreateOperatorWallet(), index: 0, isHardened: true, returnChainCode: false, out _);
        return SecureModule.Check(slot, nameof(NativeMethods.zkGenWalletChildKey));
    }
}
