using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Board;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Board;

public sealed class SCM6003LedFlashesForEverTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        ("[|zkLEDFlash(100, 200, 0)|];", "[|client.led_flash(100)|];", "[|unit.FlashLed(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), 0)|];"),
        ("const uint ForEver = 0; [|zkLEDFlash(100, 200, ForEver)|];", "[|client.led_flash(100, num_flashes: 0)|];", null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ("zkLEDFlash(100, 200, 1);", "client.led_flash(100, 200, 1);", "unit.FlashLed(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), 3);"),
        ("zkLEDFlash(0, 0, (uint)number);", "client.led_flash(100, 0, number);", "unit.FlashLed(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1), (uint)number);"),
        ("zkLEDOn();", "client.led_on();", "unit.TurnLedOn();"));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task Flashes_without_an_end_are_reported(Route route, string statements) => RoutedProgram.Test<SCM6003LedFlashesForEver>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task Flashes_that_end_or_that_are_not_known_are_silent(Route route, string statements) => RoutedProgram.Test<SCM6003LedFlashesForEver>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("SCM6003.Bad.cs")]
    [InlineData("SCM6003.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM6003LedFlashesForEver()).VerifyAsync();
}
