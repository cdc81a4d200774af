using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Wallets;

public sealed class SCM2008ChainCodeOfPlainChildTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        ("[|zkGenWalletChildKey(number, 0, false, true, out var code)|];", "[|client.gen_wallet_child_key(number, 0, false, true)|];", null),
        ("const bool plain = false; var want = true; [|zkGenWalletChildKey(number, 0, plain, want, out var code)|];", "[|client.gen_wallet_child_key(number, 0, return_chain_code: true, hardened: false)|];", null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ("zkGenWalletChildKey(number, 0, true, true, out var code);", "client.gen_wallet_child_key(number, 0, true, true);", "unit.DeriveHardenedChildKey(KeySlot.Generated(number), 0);"),
        ("zkGenWalletChildKey(number, 0, false, false, out var code);", "client.gen_wallet_child_key(number, 0, false);", "unit.DeriveChildKey(KeySlot.Generated(number), 0, false);"),
        ("zkGenWalletChildKey(number, 0, flag, true, out var code);", "client.gen_wallet_child_key(number, 0, flag, true);", null),
        ("zkGenWalletChildKey(number, 0, false, flag, out var code);", "client.gen_wallet_child_key(number, 0, false, flag);", null));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_chain_code_of_a_plain_child_is_reported(Route route, string statements) => RoutedProgram.Test<SCM2008ChainCodeOfPlainChild>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_hardened_child_or_no_chain_code_is_silent(Route route, string statements) => RoutedProgram.Test<SCM2008ChainCodeOfPlainChild>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("SCM2008.Bad.cs")]
    [InlineData("SCM2008.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM2008ChainCodeOfPlainChild()).VerifyAsync();
}
