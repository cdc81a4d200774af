namespace Gateway;

/// <summary>One wallet for the operator who owns the gateway, one for the customer who rents it.</summary>
internal sealed unsafe class Wallets(SecureModule module)
{
    public int CreateOperatorWallet()
    {
        // Mistake: without a mnemonic nobody can restore this wallet.
        var slot = NativeMethods.zkGenWalletMasterSeedWithBIP39(
            module.Context, KeyType.Secp256k1, "", "gateway", null, 0, "", null);
        return SecureModule.Check(slot, nameof(NativeMethods.zkGenWalletMasterSeedWithBIP39));
    }

    public int CreateCustomerWallet()
    {
        // Mistake: a wallet of this name is there already, so the module refuses, or the wrong wallet is used from now on.
        var slot = NativeMethods.zkGenWalletMasterSeedWithBIP39(
            module.Context, KeyType.Secp256k1, "", "gateway", null, 0, "", null);
        return SecureModule.Check(slot, nameof(NativeMethods.zkGenWalletMasterSeedWithBIP39));
    }
}
