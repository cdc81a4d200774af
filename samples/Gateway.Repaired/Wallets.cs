using System;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Gateway;

/// <summary>Takes the words that restore a wallet. They are not to be had a second time.</summary>
internal delegate void KeepMnemonic(string walletName, ReadOnlySpan<byte> mnemonic);

/// <summary>One wallet for the operator who owns the gateway, one for the customer who rents it.</summary>
internal sealed unsafe class Wallets(SecureModule module, KeepMnemonic keep)
{
    public int CreateOperatorWallet()
    {
        // Repaired: the mnemonic is asked for, so the wallet can be restored.
        byte* mnemonic;
        var slot = NativeMethods.zkGenWalletMasterSeedWithBIP39(
            module.Context, KeyType.NistP256, "", "gateway-operator", null, 0, "", &mnemonic);
        return Keep("gateway-operator", slot, mnemonic);
    }

    public int CreateCustomerWallet()
    {
        // Repaired: a name of its own.
        byte* mnemonic;
        var slot = NativeMethods.zkGenWalletMasterSeedWithBIP39(
            module.Context, KeyType.Secp256k1, "", "gateway-customer", null, 0, "", &mnemonic);
        return Keep("gateway-customer", slot, mnemonic);
    }

    private int Keep(string walletName, int slot, byte* mnemonic)
    {
        SecureModule.Check(slot, nameof(NativeMethods.zkGenWalletMasterSeedWithBIP39));
        var words = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(mnemonic);
        try
        {
            keep(walletName, words);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(new Span<byte>(mnemonic, words.Length));
            NativeMemory.Free(mnemonic);
        }

        return slot;
    }
}
