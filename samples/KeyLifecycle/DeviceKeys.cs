using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace KeyLifecycle;

/// <summary>
/// Two keys that a device signs with. On an SCM Rev B1 with firmware 01.02.02release a generated key pair is gone after a reboot (advisory #159);
/// a wallet's key is used the same way and stays. It runs on a real unit as well: give it <c>ZymkeyClient.Open()</c>.
/// </summary>
internal sealed record DeviceKeys(KeySlot KeyPair, KeySlot WalletKey)
{
    private static readonly byte[] s_digest = SHA256.HashData("a message from the device"u8);

    public static DeviceKeys Make(IZymkey zymkey)
    {
        KeySlot keyPair = zymkey.GenerateKeyPair(KeyType.Secp256R1);
        KeySlot master = zymkey.CreateMasterSeed(KeyType.Secp256R1, "device", RecoveryStrategy.Bip39(), out Mnemonic mnemonic);
        using (mnemonic)
        {
            // Here a person writes the words down, once. They are the wallet: a program neither prints nor keeps them.
            Console.WriteLine($"  a mnemonic of {mnemonic.WordCount} words restores the wallet: {mnemonic}");
        }

        return new DeviceKeys(keyPair, zymkey.DeriveChildKey(master, nodeIndex: 0, hardened: true));
    }

    public void Show(IZymkey zymkey, string when)
    {
        Console.WriteLine($"  {when}:");
        Console.WriteLine($"    key pair,   {KeyPair}: {Try(zymkey, KeyPair)}");
        Console.WriteLine($"    wallet key, {WalletKey}: {Try(zymkey, WalletKey)}");
    }

    private static string Try(IZymkey zymkey, KeySlot slot)
    {
        try
        {
            byte[] signature = zymkey.Sign(s_digest, slot);
            return zymkey.Verify(s_digest, signature, slot) ? "signs, and the signature is valid" : "signs, but the signature is NOT valid";
        }
        catch (ZymkeyException exception)
        {
            return $"LOST ({exception.Function} returned {exception.Code})";
        }
    }
}
