using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.KeyDurability;

/// <summary>What is reported where; the table of the flow's own test has the shapes of code.</summary>
public sealed class SCM1002EphemeralKeyAsDurableTests
{
    [Theory]
    [InlineData("int s = Ephemeral(); {|SCM1002:Sign(s)|};")]
    [InlineData("Ephemeral(); {|SCM1002:Ephemeral()|};")]
    [InlineData("_slot = {|SCM1002:Ephemeral()|};")]
    public Task A_mistake_is_reported_at_the_call(string body) => TypestateRuleTest.VerifyAsync<SCM1002EphemeralKeyAsDurable>(body);

    [Theory]
    [InlineData("Ephemeral(); Agree(-1); Ephemeral(); Agree(-1);")]
    [InlineData("Gen(); Gen();")]
    public Task The_right_order_is_silent(string body) => TypestateRuleTest.VerifyAsync<SCM1002EphemeralKeyAsDurable>(body);

    [Fact]
    public Task The_managed_client_is_followed() => TypestateRuleTest.VerifyClientAsync<SCM1002EphemeralKeyAsDurable>("""unit.GenerateEphemeralKeyPair(KeyType.Ed25519); {|SCM1002:unit.GenerateEphemeralKeyPair(KeyType.Ed25519)|};""");

    [Fact]
    public Task The_python_client_is_followed() => TypestateRuleTest.VerifyPythonAsync<SCM1002EphemeralKeyAsDurable>("""z.client.gen_ephemeral_key_pair("ed25519"); {|SCM1002:z.client.gen_ephemeral_key_pair("ed25519")|};""");

    [Theory]
    [InlineData("SCM1002.Bad.cs")]
    [InlineData("SCM1002.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM1002EphemeralKeyAsDurable()).VerifyAsync();

    [Fact]
    public Task Malformed_code_never_makes_it_throw() => TypestateRuleTest.VerifyRobustAsync(new SCM1002EphemeralKeyAsDurable());
}
