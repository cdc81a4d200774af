using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Irreversible;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Irreversible;

/// <summary>What is reported where; the table of the flow's own test has the shapes of code.</summary>
public sealed class SCM3004LockedWhileArmedTests
{
    [Theory]
    [InlineData("Perimeter(0, 2); {|SCM3004:Lock()|};")]
    [InlineData("Wait(); {|SCM3004:Lock()|};")]
    public Task A_mistake_is_reported_at_the_call(string body) => TypestateRuleTest.VerifyAsync<SCM3004LockedWhileArmed>(body);

    [Theory]
    [InlineData("Perimeter(0, 1); Lock();")]
    [InlineData("Wait(); Clear(); Lock();")]
    public Task The_right_order_is_silent(string body) => TypestateRuleTest.VerifyAsync<SCM3004LockedWhileArmed>(body);

    [Fact]
    public Task The_managed_client_is_followed() => TypestateRuleTest.VerifyClientAsync<SCM3004LockedWhileArmed>("""unit.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct, null!); {|SCM3004:unit.LockBinding(null!)|};""");

    [Fact]
    public Task The_python_client_is_followed() => TypestateRuleTest.VerifyPythonAsync<SCM3004LockedWhileArmed>("""z.client.set_perimeter_event_actions(0, true, true); {|SCM3004:z.client.lock_binding()|};""");

    [Theory]
    [InlineData("SCM3004.Bad.cs")]
    [InlineData("SCM3004.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM3004LockedWhileArmed()).VerifyAsync();

    [Fact]
    public Task Malformed_code_never_makes_it_throw() => TypestateRuleTest.VerifyRobustAsync(new SCM3004LockedWhileArmed());
}
