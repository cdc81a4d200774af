using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Board;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Board;

public sealed class SCM6002I2CMisusedTests
{
    private const string Native = "[System.Runtime.InteropServices.DllImport(\"zk_app_utils\")] static extern int zkLEDOn(nint context);";

    public static TheoryData<Route, string> OutOfRange => RoutedProgram.Rows(
        ("[|zkSetI2CAddr(0x38)|];", "[|client.set_i2c_address(0x38)|];", "[|unit.SetI2CAddress(0x2F)|];"),
        ("[|zkSetI2CAddr(0x5F)|];", "[|client.set_i2c_address(address: 0x68)|];", "[|unit.SetI2CAddress(0)|];"),
        ("const int Address = 0x30 + 8; [|zkSetI2CAddr(Address)|]; [|zkSetI2CAddr(-1)|];", null, null));

    public static TheoryData<Route, string> InRange => RoutedProgram.Rows(
        ("zkSetI2CAddr(0x30); zkSetI2CAddr(0x37); zkSetI2CAddr(0x60); zkSetI2CAddr(0x67);", "client.set_i2c_address(0x31);", "unit.SetI2CAddress(0x31);"),
        ("zkSetI2CAddr(number);", "client.set_i2c_address(number);", "unit.SetI2CAddress(number);"));

    [Theory]
    [MemberData(nameof(OutOfRange))]
    public Task An_address_that_no_module_has_is_reported(Route route, string statements) => Verify(route, statements, "HSM6");

    [Theory]
    [MemberData(nameof(InRange))]
    public Task An_address_that_a_module_can_have_or_one_that_is_not_known_is_silent(Route route, string statements) => Verify(route, statements, "HSM6");

    [Theory]
    [InlineData("", "[|zkSetI2CAddr(0x31)|];")]
    [InlineData("SCM", "[|zkSetI2CAddr(number)|];")]
    [InlineData("SCM, HSM6", "[|zkSetI2CAddr(0x31)|];")]
    [InlineData("HSM6, ZYMKEY4", "zkSetI2CAddr(0x31);")]
    [InlineData("SEN500", "zkSetI2CAddr(0x31);")]
    [InlineData("SCM", "if (text == \"01.02.02release\") return; if (text == \"01.00.00\") { [|zkSetI2CAddr(0x31)|]; }")]
    public Task An_address_for_a_module_on_USB_is_reported(string target, string statements) => Verify(Route.DllImport, statements, target);

    [Fact]
    public Task The_message_names_the_ranges()
    {
        var test = RoutedProgram.Test<SCM6002I2CMisused>(Route.DllImport, "{|#0:zkSetI2CAddr(0x48)|};");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM6002").WithLocation(0).WithMessageContaining("0x48, but a module answers only in 0x30-0x37 and 0x60-0x67"));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("_ = [|new I2cConnectionSettings(0, 0x68)|];")]
    [InlineData("I2cConnectionSettings settings = [|new(deviceAddress: 0x68, busId: 0)|];")]
    [InlineData("const int Bus = 0; _ = I2cDevice.Create([|new(Bus, 0x68)|]);")]
    [InlineData("_ = [|I2cBus.Create(0)|];")]
    [InlineData("_ = new I2cConnectionSettings(1, 0x68); _ = I2cBus.Create(1);")]
    [InlineData("_ = new I2cConnectionSettings(number, 0); _ = I2cBus.Create(number);")]
    [InlineData("_ = new Version(0, 1); _ = Other.Create(0);")]
    public Task The_bus_of_the_ID_EEPROM_is_reported(string statements) => Bus(statements, Native, "").VerifyAsync();

    [Theory]
    [InlineData(Native, "SCM", true)]
    [InlineData(Native, "HSM6", false)]
    [InlineData("", "SCM", true)]
    [InlineData("", "HSM6", false)]
    [InlineData("", "", false)]
    public Task The_bus_concerns_programs_on_an_SCM(string native, string target, bool isReported) =>
        Bus(isReported ? "_ = [|I2cBus.Create(0)|];" : "_ = I2cBus.Create(0);", native, target).VerifyAsync();

    [Theory]
    [InlineData("SCM6002.Bad.cs")]
    [InlineData("SCM6002.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM6002I2CMisused()) { References = { DevicePackage.Reference } }.VerifyAsync();

    private static Task Verify(Route route, string statements, string target)
    {
        var test = RoutedProgram.Test<SCM6002I2CMisused>(route, statements);
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test.VerifyAsync();
    }

    private static RuleTest<SCM6002I2CMisused> Bus(string statements, string native, string target)
    {
        var test = new RuleTest<SCM6002I2CMisused>
        {
            Source = $$"""
                using System;
                using System.Device.I2c;

                class Program
                {
                    {{native}}

                    void Run(int number)
                    {
                        {{statements}}
                    }
                }

                class Other { public static int Create(int busId) => busId; }
                """,
            References = { DevicePackage.Reference },
        };
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test;
    }
}
