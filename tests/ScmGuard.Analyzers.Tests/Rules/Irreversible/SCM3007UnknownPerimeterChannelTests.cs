using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Irreversible;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Irreversible;

public sealed class SCM3007UnknownPerimeterChannelTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        ("[|zkSetPerimeterEventAction(2, 1)|];", "[|client.set_perimeter_event_actions(2)|];", "[|unit.SetPerimeterActions((PerimeterChannel)2, PerimeterActions.Notify)|];"),
        ("[|zkSetPerimeterEventAction(-1, 1)|];", "[|client.set_perimeter_event_actions(channel: -1)|];", null),
        ("const int circuit = 1; [|zkSetPerimeterEventAction(circuit + 1, 1)|];", "var circuit = 2; [|client.set_perimeter_event_actions(circuit)|];", null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ("zkSetPerimeterEventAction(0, 1);", "client.set_perimeter_event_actions(0);", "unit.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.Notify);"),
        ("zkSetPerimeterEventAction(1, 1);", "client.set_perimeter_event_actions(1);", "unit.SetPerimeterActions(PerimeterChannel.Circuit2, PerimeterActions.Notify);"),
        ("zkSetPerimeterEventAction(number, 1);", "client.set_perimeter_event_actions(number);", "unit.SetPerimeterActions((PerimeterChannel)number, PerimeterActions.Notify);"),
        ("for (var channel = 0; channel < 2; channel++) zkSetPerimeterEventAction(channel, 1);", "for (var channel = 0; channel < 2; channel++) client.set_perimeter_event_actions(channel);", null));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_channel_that_there_is_not_is_an_error(Route route, string statements) => RoutedProgram.Test<SCM3007UnknownPerimeterChannel>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_channel_that_there_is_or_one_that_is_not_known_is_silent(Route route, string statements) => RoutedProgram.Test<SCM3007UnknownPerimeterChannel>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("SCM3007.Bad.cs")]
    [InlineData("SCM3007.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM3007UnknownPerimeterChannel()).VerifyAsync();
}
