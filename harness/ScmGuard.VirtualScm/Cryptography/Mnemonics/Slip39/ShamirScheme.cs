using System;
using System.Security.Cryptography;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>One level of sharing: any <c>threshold</c> of the shares give the secret, fewer tell nothing about it.</summary>
internal static class ShamirScheme
{
    /// <summary>Most shares of one level, and most groups.</summary>
    public const int MaximumShares = 16;

    private const byte DigestIndex = 254;
    private const byte SecretIndex = 255;
    private const int DigestLength = 4;

    /// <summary>Splits; the share of index i stands at i.</summary>
    /// <param name="threshold">1 to <paramref name="count"/>.</param>
    /// <param name="count">1 to 16.</param>
    /// <param name="secret">At least 16 bytes.</param>
    /// <param name="random">Gives the polynomials.</param>
    public static Secret<byte>[] Split(int threshold, int count, ReadOnlySpan<byte> secret, RandomNumberGenerator random)
    {
        Secret<byte>[] shares = new Secret<byte>[count];
        for (int i = 0; i < count; i++)
        {
            shares[i] = new Secret<byte>(secret);
        }

        if (threshold == 1)
        {
            return shares;
        }

        using Secret<byte> digest = new(secret.Length);
        using Secret<byte> top = new(secret);
        random.GetBytes(digest.Span[DigestLength..]);
        WriteDigest(digest.Span[DigestLength..], secret, digest.Span[..DigestLength]);

        // The polynomial is fixed by the digest, the secret and threshold - 2 random shares; the other shares follow from it.
        SharePoint[] points = new SharePoint[threshold];
        points[^2] = new SharePoint(DigestIndex, digest);
        points[^1] = new SharePoint(SecretIndex, top);
        for (int i = 0; i < threshold - 2; i++)
        {
            random.GetBytes(shares[i].Span);
            points[i] = new SharePoint((byte)i, shares[i]);
        }

        for (int i = threshold - 2; i < count; i++)
        {
            Gf256.Interpolate((byte)i, points, shares[i].Span);
        }

        return shares;
    }

    /// <summary>The secret of as many shares as the threshold.</summary>
    /// <exception cref="MnemonicException"><see cref="MnemonicFault.Digest"/>: the shares give no secret.</exception>
    public static Secret<byte> Recover(ReadOnlySpan<SharePoint> points)
    {
        int length = points[0].Y.Length;
        if (points.Length == 1)
        {
            return new Secret<byte>(points[0].Y.Span);
        }

        Secret<byte> secret = new(length);
        using Secret<byte> digest = new(length);
        Gf256.Interpolate(SecretIndex, points, secret.Span);
        Gf256.Interpolate(DigestIndex, points, digest.Span);
        Span<byte> expected = stackalloc byte[DigestLength];
        WriteDigest(digest.Span[DigestLength..], secret.Span, expected);
        if (!CryptographicOperations.FixedTimeEquals(expected, digest.Span[..DigestLength]))
        {
            secret.Dispose();
            throw new MnemonicException(MnemonicFault.Digest, "The shares fit together but give no secret: at least one of them is not genuine.");
        }

        return secret;
    }

    private static void WriteDigest(ReadOnlySpan<byte> key, ReadOnlySpan<byte> secret, Span<byte> digest)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        HMACSHA256.HashData(key, secret, hash);
        hash[..DigestLength].CopyTo(digest);
    }
}
