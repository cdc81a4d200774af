using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>SCM3005: a threshold that a healthy unit in a normal room crosses.</summary>
public sealed class SCM3005ThresholdOutOfSafeRange : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM3005",
        "Threshold is outside the safe range",
        "A {0} of {1} is not safe, it has to be {2}: a unit past its threshold acts at once, and may lock its host out, in developer mode too",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "The unit does not refuse a threshold on the wrong side of the battery's voltage or of the ambient temperature. It then takes the action that is set, or does not start.",
        RulePage.Of("SCM3005"),
        RuleTable.TagsOf("SCM3005"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(
        static operation => operation.Id is ZymbitOperation.SetBatteryVoltageThreshold or ZymbitOperation.SetCPULowTempThreshold or ZymbitOperation.SetCPUHighTempThreshold,
        Analyze);

    private static void Analyze(CallContext context)
    {
        if (context.Number(ArgumentRole.Threshold) is not { } threshold)
        {
            return;
        }

        var (isSafe, what, bound) = context.Call.Operation.Id switch
        {
            ZymbitOperation.SetBatteryVoltageThreshold => (threshold < Thresholds.BatteryCeiling, "battery threshold", $"below {Number(Thresholds.BatteryCeiling)} V"),
            ZymbitOperation.SetCPULowTempThreshold =>
                (threshold <= Thresholds.LowTemperatureAdvisedMaximum, "low temperature threshold", $"at most {Number(Thresholds.LowTemperatureAdvisedMaximum)} °C"),
            _ => (threshold >= Thresholds.HighTemperatureAdvisedMinimum, "high temperature threshold", $"at least {Number(Thresholds.HighTemperatureAdvisedMinimum)} °C"),
        };
        if (!isSafe)
        {
            context.Report(Diagnostic.Create(_descriptor, context.Call.Location, what, Number(threshold), bound));
        }
    }

    /// <summary>As the code writes it: a <see cref="float"/> is no longer quite 39.9.</summary>
    private static string Number(double value) => value.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture);
}
