using System;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography.Keys;

namespace ScmGuard.VirtualScm;

/// <summary>
/// The public key of an oversight wallet, which C passes without its length. 64 bytes, as an export gives them, are tried first: that other
/// forms are a point of the curve when read so does not happen by chance.
/// </summary>
internal static class OversightKey
{
    private static readonly int[] s_lengths = [64, 65, 33];

    /// <summary>65 bytes; null if it is no public key in any form.</summary>
    public static byte[]? Read(KeyType curve, ReadOnlySpan<byte> buffer)
    {
        foreach (int length in s_lengths)
        {
            if (buffer.Length >= length && PublicKey.TryImport(curve, buffer[..length], out PublicKey? key))
            {
                using (key)
                {
                    return key.Encoded.ToArray();
                }
            }
        }

        return null;
    }
}
