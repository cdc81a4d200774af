using System;
using System.Globalization;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Engine;

/// <summary>Whether the reboot that a step asked for took place. It is proven by what the kernel and the module say, never by a wall clock.</summary>
internal static class RebootProof
{
    /// <summary>What became of a reboot.</summary>
    /// <param name="before">The boot in which it was asked for.</param>
    /// <param name="after">The boot that the program finds itself in.</param>
    /// <param name="limits">What a boot has to keep.</param>
    /// <returns>The outcome; or null if nothing was rebooted: the program runs in the same boot.</returns>
    public static StepOutcome? Judge(BootIdentity before, BootIdentity after, RebootLimits limits)
    {
        if (!IsUuid(before.BootId) || !IsUuid(after.BootId))
        {
            string wrong = IsUuid(before.BootId) ? after.BootId : before.BootId;
            return StepOutcome.BenchFault($"The host's boot_id is no UUID: \"{Shorten(wrong)}\".", "Read /proc/sys/kernel/random/boot_id on the host by hand.");
        }

        if (after.BootId == before.BootId)
        {
            return after.Uptime >= before.Uptime
                ? null
                : StepOutcome.BenchFault(
                    $"The boot_id is the old one, but the uptime went from {Seconds(before.Uptime)} back to {Seconds(after.Uptime)}: the two contradict each other.",
                    "Look whether the host's boot_id is replaced by something that does not change.");
        }

        StepOutcome outcome = Contradiction(before, after, limits) ?? StepOutcome.Pass("The unit booted once: new boot_id, same kernel, firmware and serial number.");
        return outcome.Judged(new Measurement("uptime when the program was back", after.Uptime.TotalSeconds, "s"))
            .Seen(
                new Observation("boot_id", after.BootId),
                new Observation("boots in the host's journal", after.BootCount is { } count && before.BootCount is not null ? count.ToString(CultureInfo.InvariantCulture) : "not kept: a boot in between would not have been seen"));
    }

    private static StepOutcome? Contradiction(BootIdentity before, BootIdentity after, RebootLimits limits)
    {
        if (after.Uptime > limits.UptimeAtMost)
        {
            return StepOutcome.Inconclusive(
                $"The kernel had been running for {Seconds(after.Uptime)} when the program was back, more than {Seconds(limits.UptimeAtMost)}: this need not be the boot that was asked for.",
                "Look why the program was started so late, and repeat the run.");
        }

        if (after.BootCount - before.BootCount is { } boots && boots != 1)
        {
            return StepOutcome.Inconclusive(
                $"The host's journal lists {boots} boots more than before, where one was asked for.",
                "Read `journalctl --list-boots`: a boot that nobody asked for is a finding of its own.");
        }

        if (after.Kernel != before.Kernel)
        {
            return StepOutcome.Inconclusive($"The kernel changed from {before.Kernel} to {after.Kernel} with the reboot.", "Finish updates first (unattended-upgrades?), then repeat the run.");
        }

        if (after.Firmware is null || after.SerialNumber is null)
        {
            return StepOutcome.Inconclusive(
                $"The host booted, but the module did not answer within {Seconds(limits.AnswerWithin)}.",
                "Look at the LED and at `systemctl status zkifc`.");
        }

        // What the module did not say before cannot have changed.
        if (before.SerialNumber is { } serial && serial != after.SerialNumber)
        {
            return StepOutcome.BenchFault($"Another module answers: serial number {after.SerialNumber} instead of {serial}.", "Put the unit back that the run began with.");
        }

        return before.Firmware is { } firmware && firmware != after.Firmware
            ? StepOutcome.Inconclusive($"The firmware changed from {firmware} to {after.Firmware} with the reboot.", "Repeat the run with the firmware that is there now.")
            : null;
    }

    private static bool IsUuid(string text) => Guid.TryParseExact(text, "D", out Guid id) && id != Guid.Empty;

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.#} s");

    private static string Shorten(string text) => text.Length <= 60 ? text : text[..60] + "...";
}
