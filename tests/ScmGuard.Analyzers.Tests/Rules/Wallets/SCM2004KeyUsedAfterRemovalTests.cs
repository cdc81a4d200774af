using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Wallets;

/// <summary>What is reported where; the table of the flow's own test has the shapes of code.</summary>
public sealed class SCM2004KeyUsedAfterRemovalTests
{
    [Theory]
    [InlineData("int s = Gen(); Remove(s); {|SCM2004:Sign(s)|};")]
    [InlineData("int m = Wallet(), c = Child(m); Remove(m); {|SCM2004:Sign(c)|};")]
    [InlineData("Remove(given); if (flag) {|SCM2004:Sign(given)|};")]
    public Task A_mistake_is_reported_at_the_call(string body) => TypestateRuleTest.VerifyAsync<SCM2004KeyUsedAfterRemoval>(body);

    [Theory]
    [InlineData("int s = Gen(); Sign(s); Remove(s);")]
    [InlineData("int s = Gen(); if (flag) Remove(s); if (!flag) Sign(s);")]
    public Task The_right_order_is_silent(string body) => TypestateRuleTest.VerifyAsync<SCM2004KeyUsedAfterRemoval>(body);

    [Fact]
    public Task The_managed_client_is_followed() => TypestateRuleTest.VerifyClientAsync<SCM2004KeyUsedAfterRemoval>("""var s = unit.GenerateKeyPair(KeyType.Ed25519); unit.RemoveKey(s); {|SCM2004:unit.Sign(default, s)|};""");

    [Fact]
    public Task The_python_client_is_followed() => TypestateRuleTest.VerifyPythonAsync<SCM2004KeyUsedAfterRemoval>("""int s = z.client.gen_key_pair("ed25519"); z.client.remove_key(s); {|SCM2004:z.client.sign_digest("d", s)|};""");

    [Theory]
    [InlineData("SCM2004.Bad.cs")]
    [InlineData("SCM2004.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM2004KeyUsedAfterRemoval()).VerifyAsync();

    [Fact]
    public Task Malformed_code_never_makes_it_throw() => TypestateRuleTest.VerifyRobustAsync(new SCM2004KeyUsedAfterRemoval());
}
