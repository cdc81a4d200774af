using System.Collections.Generic;
using ScmGuard.Harness.Boot;
using ScmGuard.Harness.Statistics;

namespace ScmGuard.Harness.Checks.BootTiming;

/// <summary>What is judged.</summary>
/// <param name="Boots">How long each boot took, in seconds, in their order; those without a trustworthy clock are not among them.</param>
/// <param name="Untimed">How many boots took place whose time is not known.</param>
internal sealed record BootEvidence(IReadOnlyList<Censored> Boots, int Untimed = 0)
{
    /// <summary>The hardware revision, such as <c>B1</c>, or null.</summary>
    public string? Revision { get; init; }

    /// <summary>The confidence of all intervals.</summary>
    public double Confidence { get; init; } = 0.95;

    /// <summary>The claim that is asked for, or null.</summary>
    public ReliabilityClaim? Claim { get; init; }

    /// <summary>The unit's earlier runs, the oldest first; null if no history is kept.</summary>
    public IReadOnlyList<BootSeries>? History { get; init; }

    /// <summary>The module's firmware now, or null.</summary>
    public string? Firmware { get; init; }
}
