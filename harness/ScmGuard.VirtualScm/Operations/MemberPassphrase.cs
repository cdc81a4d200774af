using System;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

namespace ScmGuard.VirtualScm;

/// <summary>
/// A member's own passphrase, which SLIP-0039 does not know: the share's value is encrypted under it as the standard encrypts a master secret. A share
/// without a passphrase is as the standard has it.
/// </summary>
internal static class MemberPassphrase
{
    /// <summary>The mnemonic that the member gets.</summary>
    public static Secret<char> PutOn(Slip39Share share, string? passphrase)
    {
        if (!string.IsNullOrEmpty(passphrase))
        {
            Slip39Cipher.Encrypt(share.Value.Span, passphrase, share.Set);
        }

        return share.ToMnemonic();
    }

    /// <summary>The mnemonic as the standard has it.</summary>
    /// <exception cref="Cryptography.Mnemonics.MnemonicException">It is no share, or the passphrase is not printable ASCII.</exception>
    public static Secret<char> TakeOff(ReadOnlySpan<char> mnemonic, string? passphrase)
    {
        using Slip39Share share = Slip39Share.Parse(mnemonic);
        if (!string.IsNullOrEmpty(passphrase))
        {
            Slip39Cipher.Decrypt(share.Value.Span, passphrase, share.Set);
        }

        return share.ToMnemonic();
    }
}
