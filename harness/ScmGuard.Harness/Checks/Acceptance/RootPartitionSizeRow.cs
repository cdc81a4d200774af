using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>How much of the eMMC the root partition takes: half of it, until it is expanded.</summary>
internal sealed class RootPartitionSizeRow : IAcceptanceRow
{
    // The factory's half is good enough to work with, and counts as marginal. A little less allows for the boot partition.
    private static readonly NumberSetting s_minimum = new("acceptance.root.share.minimum", 0.45, 0, 1, "The smallest good share of the eMMC that the root partition takes.");
    private static readonly NumberSetting s_band = new("acceptance.root.share.band", 0.45, 0, 1, "How far above the minimum a share still counts as marginal.");

    public string Name => "root-partition-size";

    public string Title => "Look how much of the eMMC the root partition takes";

    public string Source => FactoryImage.RootPartitionShare.Source;

    public string Remedy => "Expand the root partition and its file system, as the vendor's page describes.";

    public IReadOnlyList<Setting> Settings { get; } = [s_minimum, s_band];

    public async Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        if (Applicability.Without(context, ModelSupport.ScmOnly, "factory image on an eMMC of its own") is { } nothing)
        {
            return nothing;
        }

        if (await RootVolume.FindAsync(context.Host, stop).ConfigureAwait(false) is not { } root)
        {
            return RootEncryptionRow.Unreadable();
        }

        double share = (double)root.PartitionBytes / root.DiskBytes;
        Measurement measured = new("root partition's share of the eMMC", share, "1", Limits.AtLeast(s_minimum.In(context.Settings), s_band.In(context.Settings), Source));
        return StepOutcome.Pass(measured.Verdict is Verdict.Pass ? "The root partition takes most of the eMMC." : "The root partition has not been expanded.")
            .Judged(measured)
            .Seen(new Observation("root device", root.Device));
    }
}
