using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Whether the root file system is encrypted, as it is delivered.</summary>
internal sealed class RootEncryptionRow : IAcceptanceRow
{
    private static readonly FlagSetting s_expected = new("acceptance.root.encrypted", FactoryImage.RootIsEncrypted, "Whether the root file system has to be encrypted.");

    public string Name => "root-encryption";

    public string Title => "Look whether the root file system is encrypted";

    public string Source => FactoryImage.RootIsEncrypted.Source;

    public string Remedy => "Set the unit up anew from the vendor's encrypted image.";

    public IReadOnlyList<Setting> Settings { get; } = [s_expected];

    public async Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        if (Applicability.Without(context, ModelSupport.ScmOnly, "factory image on an eMMC of its own") is { } nothing)
        {
            return nothing;
        }

        return await RootVolume.FindAsync(context.Host, stop).ConfigureAwait(false) switch
        {
            null => Unreadable(),
            { IsEncrypted: true } root => StepOutcome.Pass($"The root file system is encrypted ({root.Device})."),
            { } root when s_expected.In(context.Settings) => StepOutcome.Fail($"The root file system is not encrypted ({root.Device})."),
            { } root => StepOutcome.Pass($"The root file system is not encrypted ({root.Device}), which the station allows."),
        };
    }

    /// <summary>The outcome where the disk's layout cannot be told.</summary>
    public static StepOutcome Unreadable() => StepOutcome.Inconclusive(
        "The answers of findmnt and lsblk do not say which partition of which disk the root file system lies in.", "Run `lsblk` by hand, and look where / is mounted.");
}
