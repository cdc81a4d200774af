using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Whether a unit and its host are as the vendor advises: one step for each thing that is looked at. It reads only, and needs no reboot.</summary>
public sealed class AcceptanceCheck : ICheck
{
    private const string WhereToLook = "Look at the LED and at `systemctl status zkifc`, then repeat the run.";

    /// <inheritdoc/>
    public string Name => "acceptance";

    /// <inheritdoc/>
    public string Title => "Whether the unit and its host are as the vendor advises: firmware, packages, disk, credentials, boot files, battery and more";

    /// <inheritdoc/>
    public IReadOnlyList<Setting> Settings { get; } = [.. Rows.SelectMany(row => row.Settings).DistinctBy(setting => setting.Path)];

    /// <summary>The rows, in the order of their steps.</summary>
    internal static IReadOnlyList<IAcceptanceRow> Rows { get; } =
    [
        new FirmwareRow(),
        new BindingRow(),
        new HostPackagesRow(),
        new RootPartitionSizeRow(),
        new RootEncryptionRow(),
        new FactoryCredentialsRow(),
        new HostNameRow(),
        new GovernorRow(),
        new UnattendedUpgradesRow(),
        new BootManifestRow(),
        new BootConfigRow(),
        new WakePinRow(),
        new DaemonRow(),
        new ProcessorHeadroomRow(),
        new UsbInrushRow(),
        new PerimeterRow(),
        new BatteryRow(),
        new TemperatureRow(),
    ];

    /// <inheritdoc/>
    public IReadOnlyList<Step> Plan(PlanRequest request) =>
    [
        .. Rows.Select(row => new Step
        {
            Name = row.Name,
            Title = row.Title,
            // What everyone knows is tried once, whatever becomes of the program in the middle of it.
            IsRepeatable = row is not FactoryCredentialsRow,
            Act = (context, stop) => TakeAsync(row, context, stop),
        }),
    ];

    /// <summary>Takes a row. Whatever is not good comes with a page and with something to do.</summary>
    internal static async Task<StepOutcome> TakeAsync(IAcceptanceRow row, StepContext context, CancellationToken stop)
    {
        StepOutcome outcome;
        try
        {
            outcome = await row.JudgeAsync(context, stop).ConfigureAwait(false);
        }
        catch (HostException exception)
        {
            outcome = StepOutcome.BenchFault($"The host cannot be asked: {exception.Message}", "Run scm-harness as root on the unit itself, and install the program that is missing.");
        }
        catch (ZymkeyLibraryException exception)
        {
            outcome = StepOutcome.BenchFault($"The module cannot be asked: {exception.Message}", "Install the vendor's host software, or repair it.");
        }
        catch (ZymkeyException exception)
        {
            outcome = StepOutcome.Inconclusive($"The module gives no good answer: {exception.Message}", WhereToLook);
        }

        return outcome with
        {
            Source = outcome.Source ?? row.Source,
            Remedy = outcome.Remedy ?? (outcome.Verdict is Verdict.Pass ? null : row.Remedy),
        };
    }
}
