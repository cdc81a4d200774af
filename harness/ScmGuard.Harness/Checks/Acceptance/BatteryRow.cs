using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>The battery's voltage. Below the threshold as shipped the module may sleep or destroy its keys, if it was told to.</summary>
internal sealed class BatteryRow : IAcceptanceRow
{
    private static readonly NumberSetting s_minimum = new("acceptance.battery.minimum", Thresholds.BatteryDefault, 0, 5, "The lowest good battery voltage, in volts.");

    // Up to the highest threshold that a unit may be given, a battery can be too low for somebody's setting.
    private static readonly NumberSetting s_band = new("acceptance.battery.band", 0.2, 0, 5, "How far above the minimum a voltage counts as marginal, in volts.");

    public string Name => "battery";

    public string Title => "Measure the battery's voltage";

    public string Source => Thresholds.BatteryDefault.Source;

    public string Remedy => "Replace the battery.";

    public IReadOnlyList<Setting> Settings { get; } = [s_minimum, s_band];

    public Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        if (Applicability.Without(context, ZymbitOperation.GetBatteryVoltage, "battery voltage to read") is { } nothing)
        {
            return Task.FromResult(nothing);
        }

        Measurement measured = new("battery voltage", Math.Round(context.Zymkey.GetBatteryVoltage(), 3), "V", Limits.AtLeast(s_minimum.In(context.Settings), s_band.In(context.Settings), Source));
        return Task.FromResult(StepOutcome.Pass(measured.Verdict switch
        {
            Verdict.Pass => "The battery is good.",
            Verdict.Inconclusive => "The battery's voltage is no number.",
            _ => "The battery is low.",
        }).Judged(measured));
    }
}
