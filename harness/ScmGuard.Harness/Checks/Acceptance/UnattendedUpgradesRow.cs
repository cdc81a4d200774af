using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Whether the host upgrades itself. With an encrypted root, an upgrade of the initramfs can leave it unable to boot.</summary>
/// <remarks>Debian's package runs for two reasons, the service and apt's daily timer with <c>APT::Periodic::Unattended-Upgrade</c>: both have to be off.</remarks>
internal sealed class UnattendedUpgradesRow : IAcceptanceRow
{
    private const string PeriodicSetting = "APT::Periodic::Unattended-Upgrade";

    private static readonly string s_service = $"{HostSystem.HarmfulService.Value}.service";

    public string Name => "unattended-upgrades";

    public string Title => "Look whether the host upgrades itself";

    public string Source => HostSystem.HarmfulService.Source;

    public string Remedy => $"Run `systemctl disable --now {HostSystem.HarmfulService.Value}`, and set {PeriodicSetting} to \"0\" in /etc/apt/apt.conf.d/20auto-upgrades.";

    public IReadOnlyList<Setting> Settings { get; } = [];

    public async Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        if (await UnitProperties.AskAsync(context.Host, s_service, ["LoadState", "ActiveState", "UnitFileState"], stop).ConfigureAwait(false) is not { } service
            || !service.TryGetValue("LoadState", out string? loaded)
            || !service.TryGetValue("ActiveState", out string? active))
        {
            return StepOutcome.Inconclusive($"systemd does not say whether {s_service} is enabled.", $"Run `systemctl status {s_service}` by hand.");
        }

        if (loaded == "not-found")
        {
            return StepOutcome.Pass($"{HostSystem.HarmfulService.Value} is not installed.");
        }

        if (await AskPeriodicAsync(context.Host, stop).ConfigureAwait(false) is not { } isPeriodic || !service.TryGetValue("UnitFileState", out string? file))
        {
            return StepOutcome.Inconclusive($"apt-config or systemd does not say whether upgrades are made by themselves.", $"Run `apt-config dump {PeriodicSetting}` by hand.");
        }

        if (!isPeriodic && active is "inactive" or "failed" && file is "disabled" or "masked" or "static")
        {
            return StepOutcome.Pass($"{HostSystem.HarmfulService.Value} is installed, and disabled.");
        }

        Advisory advisory = Advisories.UnattendedUpgradesBreakBoot;
        return await RootVolume.FindAsync(context.Host, stop).ConfigureAwait(false) switch
        {
            { IsEncrypted: true } => StepOutcome.Fail($"{HostSystem.HarmfulService.Value} is on, and the root file system is encrypted: {advisory.Effect}.", Remedy) with { Advisory = advisory.Id },
            { } => StepOutcome.Pass($"{HostSystem.HarmfulService.Value} is on. The root file system is not encrypted, so it does no known harm."),
            null => StepOutcome.Inconclusive($"{HostSystem.HarmfulService.Value} is on, which does harm if the root file system is encrypted; whether it is could not be told."),
        };
    }

    // Nothing is printed where nothing is set, which means no.
    private static async Task<bool?> AskPeriodicAsync(IHost host, CancellationToken stop)
    {
        HostAnswer answer = await host.AskAsync(new HostCommand("apt-config", "dump", PeriodicSetting), stop).ConfigureAwait(false);
        string[] lines = answer.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return !answer.IsGood ? null : lines switch
        {
            [] => false,
            [var line] when line.StartsWith($"{PeriodicSetting} \"", StringComparison.Ordinal) && line.EndsWith("\";", StringComparison.Ordinal) =>
                line[(PeriodicSetting.Length + 2)..^2] is not ("" or "0" or "false" or "no" or "off"),
            _ => null,
        };
    }
}
