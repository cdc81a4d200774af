using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>Enough of several mnemonics restore the wallet. See <see cref="RecoveryStrategy.Slip39"/>.</summary>
public sealed class Slip39Recovery : RecoveryStrategy
{
    internal Slip39Recovery(IReadOnlyList<Slip39Group> groups, int groupThreshold, int iterationExponent, Passphrase? passphrase)
        : base(RecoveryStrategyKind.Slip39)
    {
        ArgumentNullException.ThrowIfNull(groups);
        ArgumentOutOfRangeException.ThrowIfZero(groups.Count, nameof(groups));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groups.Count, WalletLimits.Slip39GroupsMaximum, nameof(groups));
        ArgumentOutOfRangeException.ThrowIfLessThan(groupThreshold, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(groupThreshold, groups.Count);
        ArgumentOutOfRangeException.ThrowIfLessThan(iterationExponent, WalletLimits.Slip39IterationExponents.Value.First);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(iterationExponent, WalletLimits.Slip39IterationExponents.Value.Last);
        if (groups.Contains(default))
        {
            throw new ArgumentException("A default Slip39Group is no group.", nameof(groups));
        }

        Groups = [.. groups];
        GroupThreshold = groupThreshold;
        IterationExponent = iterationExponent;
        Passphrase = passphrase;
    }

    /// <summary>The groups, in order.</summary>
    public IReadOnlyList<Slip39Group> Groups { get; }

    /// <summary>How many groups are needed.</summary>
    public int GroupThreshold { get; }

    /// <summary>0 to 5.</summary>
    public int IterationExponent { get; }

    /// <summary>What must be known beside the mnemonics, or null.</summary>
    public Passphrase? Passphrase { get; }
}
