using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>The temperature of the module's processor, against the thresholds as shipped.</summary>
internal sealed class TemperatureRow : IAcceptanceRow
{
    private static readonly NumberSetting s_minimum = new("acceptance.temperature.minimum", Thresholds.LowTemperatureDefault, -273, 200, "The lowest good temperature of the module's processor, in degrees Celsius.");
    private static readonly NumberSetting s_maximum = new("acceptance.temperature.maximum", Thresholds.HighTemperatureDefault, -273, 200, "The highest good temperature of the module's processor, in degrees Celsius.");
    private static readonly NumberSetting s_band = new("acceptance.temperature.band", 5, 0, 100, "How near to either limit a temperature counts as marginal, in degrees Celsius.");

    public string Name => "temperature";

    public string Title => "Measure the temperature of the module's processor";

    public string Source => Thresholds.HighTemperatureDefault.Source;

    public string Remedy => "Cool or warm the unit before any temperature action is set: beyond a threshold it locks itself out.";

    public IReadOnlyList<Setting> Settings { get; } = [s_minimum, s_maximum, s_band];

    public Task<StepOutcome> JudgeAsync(StepContext context, CancellationToken stop)
    {
        if (Applicability.Without(context, ZymbitOperation.GetCPUTemp, "temperature to read") is { } nothing)
        {
            return Task.FromResult(nothing);
        }

        Limits limits = new(s_minimum.In(context.Settings), s_maximum.In(context.Settings), s_band.In(context.Settings), Source);
        Measurement measured = new("temperature of the module's processor", Math.Round(context.Zymkey.GetCpuTemperature(), 3), "°C", limits);
        return Task.FromResult(StepOutcome.Pass(measured.Verdict switch
        {
            Verdict.Pass => "The temperature is good.",
            Verdict.Inconclusive => "The temperature is no number.",
            _ => "The temperature is near or beyond a limit.",
        }).Judged(measured));
    }
}
