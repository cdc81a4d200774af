using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>A group of SLIP39 shares.</summary>
public readonly record struct Slip39Group
{
    /// <summary>A group.</summary>
    /// <param name="memberCount">How many shares it has, 1 to 16.</param>
    /// <param name="memberThreshold">How many of them are needed, 1 to <paramref name="memberCount"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public Slip39Group(int memberCount, int memberThreshold)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(memberCount, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(memberCount, WalletLimits.Slip39MembersMaximum);
        ArgumentOutOfRangeException.ThrowIfLessThan(memberThreshold, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(memberThreshold, memberCount);
        MemberCount = memberCount;
        MemberThreshold = memberThreshold;
    }

    /// <summary>How many shares it has.</summary>
    public int MemberCount { get; }

    /// <summary>How many of them are needed.</summary>
    public int MemberThreshold { get; }
}
