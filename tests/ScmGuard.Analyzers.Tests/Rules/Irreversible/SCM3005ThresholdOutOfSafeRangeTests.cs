using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Irreversible;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Irreversible;

public sealed class SCM3005ThresholdOutOfSafeRangeTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        ("[|zkSetBatteryVoltageThreshold(2.5f)|];", "[|client.set_battery_voltage_threshold(2.5)|];", "[|unit.SetBatteryVoltageThreshold(2.5f)|];"),
        ("[|zkSetBatteryVoltageThreshold(3)|];", "[|client.set_battery_voltage_threshold(threshold: 3)|];", "[|unit.SetBatteryVoltageThreshold(3)|];"),
        ("[|zkSetCPULowTempThreshold(20.5f)|];", "[|client.set_cpu_low_temp_threshold(21)|];", "[|unit.SetCpuLowTemperatureThreshold(21)|];"),
        ("[|zkSetCPUHighTempThreshold(39)|];", "[|client.set_cpu_high_temp_threshold(39.9)|];", "[|unit.SetCpuHighTemperatureThreshold(39)|];"),
        ("const float limit = 30; [|zkSetCPUHighTempThreshold(limit)|];", "var limit = 30; [|client.set_cpu_high_temp_threshold(limit)|];", "var limit = 15f + 15; [|unit.SetCpuHighTemperatureThreshold(limit)|];"));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ("zkSetBatteryVoltageThreshold(2.49f);", "client.set_battery_voltage_threshold(2.3);", "unit.SetBatteryVoltageThreshold(2.3f);"),
        ("zkSetCPULowTempThreshold(20);", "client.set_cpu_low_temp_threshold(-10);", "unit.SetCpuLowTemperatureThreshold(-10);"),
        ("zkSetCPUHighTempThreshold(40);", "client.set_cpu_high_temp_threshold(65);", "unit.SetCpuHighTemperatureThreshold(65);"),
        ("zkSetCPUHighTempThreshold(real);", "client.set_cpu_high_temp_threshold(real);", "unit.SetCpuHighTemperatureThreshold(real);"),
        ("zkSetTapSensitivity(3, 3);", "client.set_tap_sensitivity(pct: 3);", "unit.SetTapSensitivity(AccelerationAxis.All, 3);"));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_threshold_that_a_healthy_unit_crosses_is_an_error(Route route, string statements) => RoutedProgram.Test<SCM3005ThresholdOutOfSafeRange>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_safe_threshold_or_one_that_is_not_known_is_silent(Route route, string statements) => RoutedProgram.Test<SCM3005ThresholdOutOfSafeRange>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("zkSetBatteryVoltageThreshold(2.75f)", "battery threshold of 2.75", "below 2.5 V")]
    [InlineData("zkSetCPULowTempThreshold(20.1f)", "low temperature threshold of 20.1 ", "at most 20 °C")]
    [InlineData("zkSetCPUHighTempThreshold(39.9f)", "high temperature threshold of 39.9 ", "at least 40 °C")]
    public Task The_message_says_the_bound(string call, string threshold, string bound)
    {
        var test = RoutedProgram.Test<SCM3005ThresholdOutOfSafeRange>(Route.DllImport, $"{{|#0:{call}|}};");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM3005").WithLocation(0).WithMessageContaining(threshold).WithMessageContaining(bound));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM3005.Bad.cs")]
    [InlineData("SCM3005.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM3005ThresholdOutOfSafeRange()).VerifyAsync();
}
