using System.Collections.Generic;
using System.Globalization;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Whether the daemon runs without having been restarted, and the module gives a good answer through it.</summary>
internal sealed class DaemonRow : IAcceptanceRow
{
    private static readonly NumberSetting s_restarts = new("acceptance.zkifc.restarts.maximum", 2, 0, 1000, "How often systemd may have restarted zkifc since the boot; any restart counts as marginal.");

    public string Name => "zkifc";

    public string Title => "Look whether zkifc is well, and the module answers through it";

    public string Source => HostSystem.Daemon.Source;

    public string Remedy => $"Read `journalctl --boot --unit {HostSystem.Daemon.Value}`, and repair what makes it fail.";

    public IReadOnlyList<Setting> Settings { get; } = [s_restarts];

    public async Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        string daemon = HostSystem.Daemon;
        if (await UnitProperties.AskAsync(context.Host, $"{daemon}.service", ["LoadState", "ActiveState", "SubState", "NRestarts"], stop).ConfigureAwait(false) is not { } service
            || !service.TryGetValue("ActiveState", out string? active)
            || !service.TryGetValue("SubState", out string? sub)
            || !int.TryParse(service.GetValueOrDefault("NRestarts", service.GetValueOrDefault("LoadState") == "not-found" ? "0" : ""), NumberStyles.None, CultureInfo.InvariantCulture, out int restarts))
        {
            return StepOutcome.Inconclusive($"systemd does not say how {daemon} is.", $"Run `systemctl status {daemon}` by hand.");
        }


        // One call that fails is no silence: it may have been on its way when something disturbed it.
        string? first = Ask(context);
        string? silence = first is null ? null : Ask(context);
        bool isRunning = (active, sub) is ("active", "running");
        string state = $"{daemon} is {active} ({sub})";
        double maximum = s_restarts.In(context.Settings);
        Measurement measured = new($"restarts of {daemon} since the boot", restarts, "1", Limits.AtMost(maximum, maximum));
        StepOutcome outcome = (isRunning, silence) switch
        {
            (true, null) when first is not null => StepOutcome.Inconclusive($"{state}, and the module gives a good answer only when it is asked again: {first}", "Look at the LED; then read the daemon's log, and repeat the run."),
            (true, null) => StepOutcome.Pass($"{state}, and the module gives a good answer through it{(restarts == 0 ? "" : ", but it has been restarted")}."),
            (true, _) => StepOutcome.Fail($"{state}, but the module gives no good answer through it: {silence}", "Look at the LED; then read the daemon's log, and reboot."),
            (false, null) => StepOutcome.Inconclusive($"{state}, and yet the module gives a good answer: the two contradict each other."),
            (false, _) => StepOutcome.Fail($"{state}, and the module gives no good answer: {silence}"),
        };
        return outcome.Judged(measured).Seen(new Observation("state", $"{active} ({sub})"));
    }

    private static string? Ask(StepContext context)
    {
        try
        {
            return context.Zymkey.GetFirmwareText().Length > 0 && context.Zymkey.GetSerialNumber().Length > 0 ? null : "its firmware or serial number is empty.";
        }
        catch (ZymkeyException exception)
        {
            return exception.Message;
        }
    }
}
