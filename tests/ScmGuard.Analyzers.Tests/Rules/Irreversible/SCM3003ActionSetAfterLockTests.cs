using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Irreversible;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Irreversible;

/// <summary>What is reported where; the table of the flow's own test has the shapes of code.</summary>
public sealed class SCM3003ActionSetAfterLockTests
{
    [Theory]
    [InlineData("Lock(); {|SCM3003:Battery(1)|};")]
    [InlineData("if (flag) Lock(); {|SCM3003:Temperature(0)|};")]
    public Task A_mistake_is_reported_at_the_call(string body) => TypestateRuleTest.VerifyAsync<SCM3003ActionSetAfterLock>(body);

    [Theory]
    [InlineData("Battery(1); Temperature(0); Lock();")]
    [InlineData("if (Lock() < 0) Battery(1);")]
    public Task The_right_order_is_silent(string body) => TypestateRuleTest.VerifyAsync<SCM3003ActionSetAfterLock>(body);

    [Fact]
    public Task The_managed_client_is_followed() => TypestateRuleTest.VerifyClientAsync<SCM3003ActionSetAfterLock>("""unit.LockBinding(null!); {|SCM3003:unit.SetCpuTemperatureAction(ThresholdAction.None)|};""");

    [Fact]
    public Task The_python_client_is_followed() => TypestateRuleTest.VerifyPythonAsync<SCM3003ActionSetAfterLock>("""z.client.lock_binding(); {|SCM3003:z.client.set_battery_voltage_action(true)|};""");

    [Theory]
    [InlineData("SCM3003.Bad.cs")]
    [InlineData("SCM3003.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM3003ActionSetAfterLock()).VerifyAsync();

    [Fact]
    public Task Malformed_code_never_makes_it_throw() => TypestateRuleTest.VerifyRobustAsync(new SCM3003ActionSetAfterLock());
}
