using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Irreversible;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Irreversible;

public sealed class SCM3002SelfDestructArmedTests
{
    private const string Enums = """
        enum PerimeterAction { None, Notify, SelfDestruct }
        enum ThresholdAction { None, SelfDestruct, Sleep }
        static class ZK { public const int ACTION_SLEEP = 2, PERIMETER_EVENT_ACTION_NOTIFY = 1, ACTION_SELF_DESTRUCT = 1; }
        """;

    public static TheoryData<Route, string> Armed => RoutedProgram.Rows(
        ("[|zkSetPerimeterEventAction(0, 2)|];", "[|client.set_perimeter_event_actions(0, action_self_destruct: true)|];", "[|unit.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct, Irreversible.ForUnit(text))|];"),
        ("[|zkSetPerimeterEventAction(0, 3)|];", "[|client.set_perimeter_event_actions(0, true, true)|];", "[|unit.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.Notify | PerimeterActions.SelfDestruct, Irreversible.ForUnit(text))|];"),
        ("[|zkSetPerimeterEventAction(0, (uint)number | 2)|];", "var destroy = true; [|client.set_perimeter_event_actions(0, true, destroy)|];", null),
        ("[|zkSetBatteryVoltageAction(1)|];", "[|client.set_battery_voltage_action(self_destruct: true)|];", "[|unit.SetBatteryVoltageAction(ThresholdAction.SelfDestruct, Irreversible.ForUnit(text))|];"),
        ("[|zkSetCPUTempAction(1)|];", "[|client.set_cpu_temp_action(true)|];", "[|unit.SetCpuTemperatureAction(ThresholdAction.SelfDestruct, Irreversible.ForUnit(text))|];"),
        ("[|zkSetSupervisedBootPolicy(1)|];", "[|client.set_supervised_boot_policy(1)|];", "[|unit.SetSupervisedBootPolicy(SupervisedBootPolicy.Destroy, Irreversible.ForUnit(text))|];"));

    public static TheoryData<Route, string> Harmless => RoutedProgram.Rows(
        ("zkSetPerimeterEventAction(0, 1);", "client.set_perimeter_event_actions(0);", "unit.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.Notify);"),
        ("zkSetPerimeterEventAction(0, 0);", "client.set_perimeter_event_actions(0, false, false);", "unit.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.None);"),
        ("zkSetPerimeterEventAction(0, (uint)number);", "client.set_perimeter_event_actions(0, true, flag);", null),
        ("zkSetBatteryVoltageAction(2);", "client.set_battery_voltage_action(sleep: true);", "unit.SetBatteryVoltageAction(ThresholdAction.Sleep);"),
        ("zkSetBatteryVoltageAction(number);", "client.set_battery_voltage_action(false, flag);", null),
        ("zkSetCPUTempAction(0);", "client.set_cpu_temp_action();", "unit.SetCpuTemperatureAction(ThresholdAction.None);"),
        ("zkSetSupervisedBootPolicy(2);", "client.set_supervised_boot_policy();", "unit.SetSupervisedBootPolicy(SupervisedBootPolicy.HoldInReset);"));

    [Theory]
    [MemberData(nameof(Armed))]
    public Task Armed_self_destruct_is_an_error(Route route, string statements) => RoutedProgram.Test<SCM3002SelfDestructArmed>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Armed))]
    public Task Provisioning_code_may_arm_it(Route route, string statements) =>
        RoutedProgram.Test<SCM3002SelfDestructArmed>(route, RoutedProgram.Unmarked(statements), attribute: "[ScmProvisioning]").VerifyAsync();

    [Theory]
    [MemberData(nameof(Harmless))]
    public Task Another_action_or_one_that_is_not_known_is_silent(Route route, string statements) => RoutedProgram.Test<SCM3002SelfDestructArmed>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("[|zkSetPerimeterEventAction(0, (uint)ThresholdAction.Sleep)|];")]
    [InlineData("[|zkSetPerimeterEventAction(0, ZK.ACTION_SLEEP)|];")]
    [InlineData("var action = (uint)ThresholdAction.Sleep; [|zkSetPerimeterEventAction(0, action)|];")]
    [InlineData("[|zkSetBatteryVoltageAction((int)PerimeterAction.Notify)|];")]
    [InlineData("[|zkSetCPUTempAction(ZK.PERIMETER_EVENT_ACTION_NOTIFY)|];")]
    [InlineData("[|zkSetSupervisedBootPolicy((int)PerimeterAction.Notify)|];")]
    [InlineData("zkSetBatteryVoltageAction((int)ThresholdAction.SelfDestruct);")]
    [InlineData("zkSetPerimeterEventAction(0, (uint)(PerimeterAction.Notify | PerimeterAction.SelfDestruct));")]
    [InlineData("zkSetPerimeterEventAction(0, (uint)PerimeterAction.Notify);")]
    [InlineData("zkSetBatteryVoltageAction((int)ThresholdAction.Sleep);")]
    [InlineData("zkSetCPUTempAction(ZK.ACTION_SELF_DESTRUCT);")]
    public Task A_harmless_name_of_the_other_enumeration_is_a_trap_even_in_provisioning_code(string statements) =>
        RoutedProgram.Test<SCM3002SelfDestructArmed>(Route.DllImport, statements, Enums, "[ScmProvisioning]").VerifyAsync();

    [Theory]
    [InlineData("", "", "[|Arm(ctx, 1)|];")]
    [InlineData("[ScmProvisioning]", "", "Arm(ctx, 1);")]
    [InlineData("", "[ScmProvisioning]", "Arm(ctx, 1);")]
    [InlineData("", "", "Arm(ctx, 2);")]
    public Task A_helper_that_hands_the_action_on_is_what_its_caller_makes_of_it(string ofCaller, string ofHelper, string statements) => RoutedProgram.Test<SCM3002SelfDestructArmed>(
        Route.DllImport, statements, $"{ofHelper} static int Arm(nint ctx, int action) => zkSetBatteryVoltageAction(action);", ofCaller).VerifyAsync();

    [Theory]
    [InlineData("", "[|Set(ctx, 2)|]; Set(ctx, 1);")]
    [InlineData("[ScmProvisioning]", "Set(ctx, 2);")]
    public Task A_helper_that_hands_the_action_on_is_judged_where_it_is_called(string attribute, string statements) => RoutedProgram.Test<SCM3002SelfDestructArmed>(
        Route.DllImport, statements, "static void Set(nint ctx, uint flags) => zkSetPerimeterEventAction(0, flags);", attribute).VerifyAsync();

    [Fact]
    public Task The_message_shows_the_trap()
    {
        var test = RoutedProgram.Test<SCM3002SelfDestructArmed>(Route.DllImport, "{|#0:zkSetPerimeterEventAction(0, (uint)ThresholdAction.Sleep)|};", Enums);
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM3002").WithLocation(0)
            .WithMessageContaining("'ThresholdAction.Sleep' is 2").WithMessageContaining("self-destruct").WithMessageContaining("PerimeterActions"));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM3002.Bad.cs")]
    [InlineData("SCM3002.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM3002SelfDestructArmed()).VerifyAsync();
}
