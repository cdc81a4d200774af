using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Wallets;

/// <summary>What is reported where; the table of the flow's own test has the shapes of code.</summary>
public sealed class SCM2005ParentRemovedBelowKeysTests
{
    [Theory]
    [InlineData("int m = Wallet(), c = Child(m); {|SCM2005:Remove(m)|}; return c;")]
    [InlineData("int m = Wallet(), c = Child(m); _slot = c; {|SCM2005:Remove(m)|};")]
    public Task A_mistake_is_reported_at_the_call(string body) => TypestateRuleTest.VerifyAsync<SCM2005ParentRemovedBelowKeys>(body);

    [Theory]
    [InlineData("int m = Wallet(), c = Child(m); Remove(c); return m;")]
    [InlineData("int m = Wallet(), c = Child(m); Remove(m); Sign(c);")]
    public Task The_right_order_is_silent(string body) => TypestateRuleTest.VerifyAsync<SCM2005ParentRemovedBelowKeys>(body);

    [Fact]
    public Task The_managed_client_is_followed() => TypestateRuleTest.VerifyClientAsync<SCM2005ParentRemovedBelowKeys>("""var m = unit.GenerateKeyPair(KeyType.Ed25519); var c = unit.DeriveChildKey(m, 0, true); _kept = c; {|SCM2005:unit.RemoveKey(m)|};""");

    [Fact]
    public Task The_python_client_is_followed() => TypestateRuleTest.VerifyPythonAsync<SCM2005ParentRemovedBelowKeys>("""int m = z.client.gen_wallet_master_seed("ed25519", "", "fleet"); int c = z.client.gen_wallet_child_key(m, 0, true); {|SCM2005:z.client.remove_key(m)|}; _slot = c;""");

    [Theory]
    [InlineData("SCM2005.Bad.cs")]
    [InlineData("SCM2005.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM2005ParentRemovedBelowKeys()).VerifyAsync();

    [Fact]
    public Task Malformed_code_never_makes_it_throw() => TypestateRuleTest.VerifyRobustAsync(new SCM2005ParentRemovedBelowKeys());
}
