using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Board;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Board;

public sealed class SCM6001ReservedPinUsedTests
{
    private const string Native = "[System.Runtime.InteropServices.DllImport(\"zk_app_utils\")] static extern int zkLEDOn(nint context);";

    [Theory]
    [InlineData("using var pins = new GpioController(); [|pins.OpenPin(17)|];")]
    [InlineData("using var pins = new GpioController(); [|pins.OpenPin(22, PinMode.Output)|]; pins.Write(22, PinValue.High); pins.SetPinMode(22, PinMode.Input);")]
    [InlineData("using GpioController pins = new(PinNumberingScheme.Logical); [|pins.OpenPin(mode: PinMode.Input, pinNumber: 27)|];")]
    [InlineData("const int First = 20; var pins = new GpioController(); [|pins.OpenPin(First + 2)|].Write(PinValue.High);")]
    [InlineData("[|given.OpenPin(17)|];")]
    [InlineData("given?[|.OpenPin(17)|];")]
    [InlineData("[|given.SetPinMode(27, PinMode.Output)|]; [|given.Write(27, PinValue.High)|]; [|given.Toggle(27)|]; [|given.Read(27)|];")]
    [InlineData("[|given.RegisterCallbackForPinValueChangedEvent(22, PinEventTypes.Rising, (_, _) => { })|];")]
    [InlineData("[|given.WaitForEvent(22, PinEventTypes.Rising, default)|];")]
    [InlineData("foreach (var pin in new[] { 5, 17, 22 }) { {|#0:{|#1:given.OpenPin(pin)|}|}; }", 17, 22)]
    [InlineData("int[] all = [5, 27]; foreach (var pin in all) { {|#0:given.OpenPin(pin)|}; }", 27)]
    [InlineData("var pins = new GpioController(new RaspberryPi3Driver()); [|pins.OpenPin(17)|];")]
    [InlineData("var pins = new GpioController(PinNumberingScheme.Logical, new LibGpiodDriver()); [|pins.OpenPin(17)|];")]
    public Task A_pin_that_the_module_watches_is_reported_where_it_is_taken(string statements, params int[] inLoop)
    {
        var test = Test(statements);
        for (var place = 0; place < inLoop.Length; place++)
        {
            test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM6001").WithLocation(place).WithMessageContaining($"GPIO {inLoop[place]} "));
        }

        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("given.OpenPin(4); given.OpenPin(18, PinMode.Output); given.ClosePin(17); given.IsPinOpen(17);")]
    [InlineData("given.OpenPin(number);")]
    [InlineData("foreach (var pin in new[] { 5, number, 6 }) { given.OpenPin(pin); }")]
    [InlineData("var pin = 17; pin = number; given.OpenPin(pin);")]
    [InlineData("new Other().OpenPin(17);")]
    [InlineData("var header = new GpioController(PinNumberingScheme.Board); header.OpenPin(17);")]
    [InlineData("var expander = new GpioController(PinNumberingScheme.Logical, driver); expander.OpenPin(17);")]
    [InlineData("var second = new GpioController(new LibGpiodDriver(4)); second.OpenPin(17);")]
    [InlineData("var expander = new GpioController(driver); given.OpenPin(17);")]
    [InlineData("GpioController expander = new(driver); given.OpenPin(17);")]
    [InlineData("var unknown = new GpioController((PinNumberingScheme)number); unknown.OpenPin(17);")]
    public Task A_free_pin_and_one_that_may_be_another_are_silent(string statements) => Test(statements).VerifyAsync();

    [Theory]
    [InlineData("", "[|given.OpenPin(17)|]; given.OpenPin(4);")]
    [InlineData("SCM-B1", "[|given.OpenPin(17)|]; given.OpenPin(4);")]
    [InlineData("SCM, HSM6", "[|given.OpenPin(17)|]; [|given.OpenPin(4)|];")]
    [InlineData("HSM6", "given.OpenPin(17); [|given.OpenPin(4)|];")]
    [InlineData("SEN500", "given.OpenPin(17); given.OpenPin(4);")]
    [InlineData("SCMM", "[|given.OpenPin(17)|]; given.OpenPin(4);")]
    public Task The_target_says_which_pins_are_reserved(string target, string statements)
    {
        var test = Test(statements);
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("SCM-B1/01.02.02release", true)]
    [InlineData("SCM-B7", true)]
    [InlineData("HSM6", false)]
    public Task A_program_without_a_Zymbit_call_is_looked_at_if_its_project_says_what_it_runs_on(string target, bool isReported)
    {
        var test = Test(isReported ? "[|given.OpenPin(17)|];" : "given.OpenPin(17);", native: "");
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_file_that_says_what_it_runs_on_is_looked_at_and_its_neighbour_is_not()
    {
        var test = Test("given.OpenPin(17);", native: "");
        test.Sources["Scm/Lamp.cs"] = "class Lamp { void On(System.Device.Gpio.GpioController pins) => [|pins.OpenPin(17)|]; }";
        test.AnalyzerConfigFiles["/.editorconfig"] = "root = true\n[**/Scm/*.cs]\nscmguard_target = SCM\n";
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_pin_that_another_file_opens_is_reported_where_it_is_used()
    {
        var test = Test("given.Write(17, PinValue.High); [|given.OpenPin(17)|];");
        test.Sources["Lamp.cs"] = "class Lamp { void On(System.Device.Gpio.GpioController pins) => [|pins.Write(17, default)|]; }";
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM6001.Bad.cs")]
    [InlineData("SCM6001.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM6001ReservedPinUsed()) { References = { DevicePackage.Reference } }.VerifyAsync();

    private static RuleTest<SCM6001ReservedPinUsed> Test(string statements, string native = Native) => new()
    {
        Source = $$"""
            using System.Device.Gpio;
            using System.Device.Gpio.Drivers;

            class Program
            {
                {{native}}

                void Run(GpioController given, GpioDriver driver, int number)
                {
                    {{statements}}
                }
            }

            class Other { public void OpenPin(int pinNumber) { } }
            """,
        References = { DevicePackage.Reference },
    };
}
