using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>Collects shares, one after the other, until the master secret can be had. A share that is refused leaves nothing behind.</summary>
internal sealed class Slip39Restore : IDisposable
{
    private readonly List<Slip39Share> _shares = [];
    private readonly SortedDictionary<int, Secret<byte>> _groupShares = [];

    /// <summary>What is there and what is missing.</summary>
    public Slip39Progress Progress => _shares.Count == 0
        ? new Slip39Progress(null, [])
        : new Slip39Progress(_shares[0].Set.GroupThreshold, [.. Enumerable.Range(0, _shares[0].Set.GroupCount).Select(ProgressOf)]);

    /// <summary>Adds a share. A group whose last share this is gives its part at once, so that a forged share is found here.</summary>
    /// <exception cref="MnemonicException">
    /// The mnemonic is no share, or does not go with the shares before it. After <see cref="MnemonicFault.Digest"/> the forged share may be one
    /// that was taken earlier: start again.
    /// </exception>
    public Slip39Progress Add(ReadOnlySpan<char> mnemonic)
    {
        Slip39Share share = Slip39Share.Parse(mnemonic);
        try
        {
            RequireFit(share);
            CompleteGroup(share);
        }
        catch
        {
            share.Dispose();
            throw;
        }

        _shares.Add(share);
        return Progress;
    }

    /// <summary>The master secret.</summary>
    /// <param name="passphrase">The one it was shared with. A wrong one gives another secret, and no error.</param>
    /// <exception cref="MnemonicException">Shares are missing, the groups give no secret, or the passphrase is not printable ASCII.</exception>
    public Secret<byte> Combine(ReadOnlySpan<char> passphrase)
    {
        Slip39Progress progress = Progress;
        if (!progress.IsComplete)
        {
            throw new MnemonicException(MnemonicFault.Incomplete, Describe(progress));
        }

        Secret<byte> secret = ShamirScheme.Recover([.. _groupShares.Select(group => new SharePoint((byte)group.Key, group.Value))]);
        try
        {
            Slip39Cipher.Decrypt(secret.Span, passphrase, _shares[0].Set);
            return secret;
        }
        catch
        {
            secret.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IDisposable secret in (IEnumerable<IDisposable>)[.. _shares, .. _groupShares.Values])
        {
            secret.Dispose();
        }
    }

    private static string Describe(Slip39Progress progress) => progress.GroupThreshold is null
        ? "No share was added."
        : $"{progress.CompleteGroups} of {progress.GroupThreshold} groups are complete.";

    private IEnumerable<Slip39Share> SharesOf(int groupIndex) => _shares.Where(share => share.GroupIndex == groupIndex);

    private Slip39GroupProgress ProgressOf(int groupIndex) =>
        new(groupIndex, SharesOf(groupIndex).Count(), SharesOf(groupIndex).FirstOrDefault()?.MemberThreshold);

    private void RequireFit(Slip39Share share)
    {
        if (_shares.Count == 0)
        {
            return;
        }

        if (share.Set != _shares[0].Set || share.Value.Length != _shares[0].Value.Length)
        {
            throw new MnemonicException(MnemonicFault.OtherSet, "The share belongs to another set than the first one.");
        }

        foreach (Slip39Share other in SharesOf(share.GroupIndex))
        {
            if (other.MemberThreshold != share.MemberThreshold)
            {
                throw new MnemonicException(
                    MnemonicFault.MemberThreshold, $"The share names another member threshold than the rest of group {share.GroupIndex}.");
            }

            if (other.MemberIndex == share.MemberIndex)
            {
                throw new MnemonicException(
                    MnemonicFault.DuplicateMember, $"Member {share.MemberIndex} of group {share.GroupIndex} was added before.");
            }
        }

        if (Progress.IsComplete)
        {
            throw new MnemonicException(MnemonicFault.NotNeeded, "The set is complete.");
        }

        if (ProgressOf(share.GroupIndex).IsComplete)
        {
            throw new MnemonicException(MnemonicFault.NotNeeded, $"Group {share.GroupIndex} is complete.");
        }
    }

    private void CompleteGroup(Slip39Share share)
    {
        SharePoint[] points = [.. SharesOf(share.GroupIndex).Append(share).Select(member => new SharePoint((byte)member.MemberIndex, member.Value))];
        if (points.Length == share.MemberThreshold)
        {
            _groupShares.Add(share.GroupIndex, ShamirScheme.Recover(points));
        }
    }
}
