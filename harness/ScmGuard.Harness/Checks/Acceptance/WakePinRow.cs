using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Whether the daemon is told the wake pin's number, without which a module on I2C never binds on a newer kernel.</summary>
internal sealed partial class WakePinRow : IAcceptanceRow
{
    private const string BoardFile = "/proc/device-tree/model";

    private static readonly NumberSetting s_expected = new("acceptance.wake-pin.expected", 0, 0, 100_000, "The number that the wake pin has to have; 0 for the one that the vendor's page names for the board.");

    public string Name => "wake-pin";

    public string Title => "Look at the wake pin's number";

    public string Source => WakePins.Gpio.Source;

    public string Remedy => $"Set {HostSystem.WakePinVariable.Value} in {HostSystem.EnvironmentFile.Value} to the number for the board, and restart {HostSystem.Daemon.Value}.";

    public IReadOnlyList<Setting> Settings { get; } = [s_expected];

    public Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop) => Task.FromResult(Judge(context));

    private static StepOutcome Judge(StepContext context)
    {
        if (Applicability.Without(context, ModelSupport.I2COnly, "wake pin") is { } nothing)
        {
            return nothing;
        }

        string kernel = context.Boot.Kernel;
        if (KernelRelease().Match(kernel) is not { Success: true } match || !Version.TryParse(match.Value, out Version? version))
        {
            return StepOutcome.Inconclusive($"The kernel calls itself \"{kernel}\", which does not begin with a version such as 6.6.", "Run `uname -r` by hand, and look at the wake pin.");
        }

        if (version < WakePins.FirstKernel)
        {
            return StepOutcome.Pass($"Does not apply: kernel {kernel} is older than {WakePins.FirstKernel.Value}, and finds the wake pin by itself.");
        }

        string board = context.Host.ReadText(BoardFile)?.Trim('\0', ' ', '\n') ?? "";
        int expected = s_expected.In(context.Settings) is > 0 and var set ? (int)set : NumberOf(board);
        if (expected == 0)
        {
            return StepOutcome.Inconclusive(
                $"No page names the wake pin's number for the board \"{board}\". Named: {string.Join(", ", WakePins.All.Select(pin => pin.Board))}.",
                "Ask the vendor for the number, and set acceptance.wake-pin.expected.");
        }

        string variable = HostSystem.WakePinVariable;
        string file = HostSystem.EnvironmentFile;
        string? value = ValueOf(context.Host.ReadText(file), variable);
        string number = expected.ToString(CultureInfo.InvariantCulture);
        return value == number
            ? StepOutcome.Pass($"{variable} is {number}, as it has to be on this board.")
            : StepOutcome.Fail(
                $"{variable} is {(value is null ? "not set" : $"\"{value}\"")} in {file}, where this board needs {number}: {Advisories.WakePinNotFound.Effect}.",
                $"Write {variable}={number} into {file}, and restart {HostSystem.Daemon.Value}.") with
            { Advisory = Advisories.WakePinNotFound.Id };
    }

    // "Raspberry Pi Compute Module 4 Rev 1.0" is the page's "CM4"; "Raspberry Pi 5 Model B Rev 1.1" its "Pi 5 Rev 1.1".
    private static int NumberOf(string board)
    {
        string name = board
            .Replace("Raspberry Pi Compute Module ", "CM", StringComparison.Ordinal)
            .Replace("Raspberry ", "", StringComparison.Ordinal)
            .Replace(" Model B", "", StringComparison.Ordinal);
        return WakePins.All.FirstOrDefault(pin => name == pin.Board || name.StartsWith(pin.Board + " ", StringComparison.Ordinal))?.Number ?? 0;
    }

    // As systemd reads an environment file: the last one counts, quotes around a value are none of it.
    private static string? ValueOf(string? text, string variable) => text?
        .Split('\n', StringSplitOptions.TrimEntries)
        .LastOrDefault(line => line.StartsWith(variable + "=", StringComparison.Ordinal))?[(variable.Length + 1)..].Trim().Trim('"', '\'');

    [GeneratedRegex(@"^\d{1,4}\.\d{1,4}(?!\d)")]
    private static partial Regex KernelRelease();
}
