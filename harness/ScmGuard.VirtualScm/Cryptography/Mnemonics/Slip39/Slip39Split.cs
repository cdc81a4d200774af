using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>
/// Shares a master secret: first among groups, then, group by group as <see cref="ShareGroup"/> is called, among their members.
/// </summary>
internal sealed class Slip39Split : IDisposable
{
    private readonly RandomNumberGenerator _random;
    private readonly Secret<byte>[] _groupShares;
    private readonly bool[] _shared;

    /// <summary>Encrypts the secret and shares it among the groups.</summary>
    /// <param name="masterSecret">At least 16 bytes, an even number.</param>
    /// <param name="passphrase">Printable ASCII, may be empty.</param>
    /// <param name="groupThreshold">Groups needed, 1 to <paramref name="groupCount"/>.</param>
    /// <param name="groupCount">Groups, 1 to 16.</param>
    /// <param name="iterationExponent">0 to 5; each step doubles what trying a passphrase costs.</param>
    /// <param name="random">Gives the identifier and the polynomials.</param>
    /// <param name="isExtendable">Whether further sets may be made of the same secret and passphrase.</param>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    /// <exception cref="MnemonicException">The passphrase is not printable ASCII.</exception>
    public Slip39Split(
        ReadOnlySpan<byte> masterSecret, ReadOnlySpan<char> passphrase, int groupThreshold, int groupCount, int iterationExponent,
        RandomNumberGenerator random, bool isExtendable = false)
    {
        if (masterSecret.Length < Slip39Share.MinimumSecretLength || masterSecret.Length % 2 != 0)
        {
            throw new ArgumentException(
                $"A master secret has an even number of bytes, at least {Slip39Share.MinimumSecretLength}, not {masterSecret.Length}.", nameof(masterSecret));
        }

        RequireThreshold(groupThreshold, groupCount, nameof(groupThreshold));
        IntRange exponents = WalletLimits.Slip39IterationExponents;
        if (!exponents.Contains(iterationExponent))
        {
            throw new ArgumentOutOfRangeException(nameof(iterationExponent), iterationExponent, $"An iteration exponent is one of {exponents}.");
        }

        Span<byte> identifier = stackalloc byte[sizeof(ushort)];
        random.GetBytes(identifier);
        Set = new Slip39Set(((identifier[0] & 0x7F) << 8) | identifier[1], isExtendable, iterationExponent, groupThreshold, groupCount);
        using Secret<byte> encrypted = new(masterSecret);
        Slip39Cipher.Encrypt(encrypted.Span, passphrase, Set);
        _random = random;
        _groupShares = ShamirScheme.Split(groupThreshold, groupCount, encrypted.Span, random);
        _shared = new bool[groupCount];
    }

    /// <summary>What all shares of this split have in common.</summary>
    public Slip39Set Set { get; }

    /// <summary>Shares a group's part among its members; the caller disposes the shares.</summary>
    /// <param name="groupIndex">0 to the number of groups less 1; each only once, since the shares of two splits do not mix.</param>
    /// <param name="memberThreshold">Members needed, 1 to <paramref name="memberCount"/>.</param>
    /// <param name="memberCount">Members, 1 to 16; 1 when the threshold is 1, because such shares are all the same.</param>
    /// <exception cref="ArgumentException">A number is out of range.</exception>
    /// <exception cref="InvalidOperationException">The group was shared before.</exception>
    public Slip39Share[] ShareGroup(int groupIndex, int memberThreshold, int memberCount)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(groupIndex);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(groupIndex, Set.GroupCount);
        RequireThreshold(memberThreshold, memberCount, nameof(memberThreshold));
        if (memberThreshold == 1 && memberCount > 1)
        {
            throw new ArgumentException("A group that needs one member has one member: copies of one share protect nothing.", nameof(memberCount));
        }

        if (_shared[groupIndex])
        {
            throw new InvalidOperationException($"Group {groupIndex} was shared before.");
        }

        Secret<byte>[] values = ShamirScheme.Split(memberThreshold, memberCount, _groupShares[groupIndex].Span, _random);
        _shared[groupIndex] = true;
        Slip39Share[] shares = new Slip39Share[memberCount];
        for (int i = 0; i < memberCount; i++)
        {
            shares[i] = new Slip39Share(Set, groupIndex, i, memberThreshold, values[i]);
        }

        return shares;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (Secret<byte> share in _groupShares)
        {
            share.Dispose();
        }
    }

    private static void RequireThreshold(int threshold, int count, string name)
    {
        if (count is < 1 or > ShamirScheme.MaximumShares || threshold < 1 || threshold > count)
        {
            throw new ArgumentOutOfRangeException(
                name, $"A threshold is from 1 to the number of shares, which is from 1 to {ShamirScheme.MaximumShares}: not {threshold} of {count}.");
        }
    }
}
