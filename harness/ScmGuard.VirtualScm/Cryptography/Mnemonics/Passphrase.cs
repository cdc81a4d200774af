using System;
using System.Text;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics;

/// <summary>Turns a passphrase into the bytes that a derivation takes.</summary>
internal static class Passphrase
{
    /// <summary>BIP-0039: UTF-8 of the NFKD form, with <paramref name="prefix"/> in front.</summary>
    /// <exception cref="MnemonicException">
    /// The passphrase has characters outside ASCII and the process runs in invariant globalization mode, where the platform does not normalize:
    /// the seed would differ from the one every wallet derives.
    /// </exception>
    public static Secret<byte> ToNfkd(ReadOnlySpan<char> passphrase, ReadOnlySpan<byte> prefix)
    {
        if (Ascii.IsValid(passphrase))
        {
            return Encode(passphrase, prefix);
        }

        if (!PlatformNormalizes)
        {
            throw new MnemonicException(
                MnemonicFault.Passphrase,
                "The passphrase has characters outside ASCII, which cannot be normalized in invariant globalization mode.");
        }

        // The platform normalizes strings only, and a string cannot be zeroed.
        return Encode(passphrase.ToString().Normalize(NormalizationForm.FormKD), prefix);
    }

    /// <summary>SLIP-0039: printable ASCII only.</summary>
    /// <exception cref="MnemonicException">Other characters.</exception>
    public static Secret<byte> ToPrintableAscii(ReadOnlySpan<char> passphrase) => passphrase.ContainsAnyExceptInRange(' ', '~')
        ? throw new MnemonicException(MnemonicFault.Passphrase, "A SLIP-0039 passphrase has printable ASCII characters only.")
        : Encode(passphrase, []);

    /// <summary>Whether the platform splits a ligature, as NFKD does.</summary>
    internal static bool PlatformNormalizes => "\uFB01".Normalize(NormalizationForm.FormKD) == "fi";

    private static Secret<byte> Encode(ReadOnlySpan<char> text, ReadOnlySpan<byte> prefix)
    {
        Secret<byte> bytes = new(prefix.Length + Encoding.UTF8.GetByteCount(text));
        prefix.CopyTo(bytes.Span);
        Encoding.UTF8.GetBytes(text, bytes.Span[prefix.Length..]);
        return bytes;
    }
}
