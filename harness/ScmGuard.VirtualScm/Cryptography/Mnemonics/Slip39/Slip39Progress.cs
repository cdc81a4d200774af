using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

/// <summary>How far a restore is.</summary>
/// <param name="GroupThreshold">Complete groups needed; null before the first share.</param>
/// <param name="Groups">Every group of the set, in the order of their indices; empty before the first share.</param>
internal sealed record Slip39Progress(int? GroupThreshold, IReadOnlyList<Slip39GroupProgress> Groups)
{
    public int CompleteGroups => Groups.Count(group => group.IsComplete);

    /// <summary>Whether the secret can be had.</summary>
    public bool IsComplete => CompleteGroups == GroupThreshold;
}
