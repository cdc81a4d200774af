using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Wallets;

public sealed class SCM2002WalletWithoutRecoveryTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        (
            "var slot = [|zkGenWalletMasterSeedWithBIP39(1, text, text, bytes, 0, text, IntPtr.Zero)|];",
            "var slot = [|client.gen_wallet_master_seed(\"secp256k1\", text, text)|];",
            "var slot = [|unit.CreateMasterSeed(KeyType.Secp256K1, text, RecoveryStrategy.None)|];"),
        (
            "var slot = [|zkGenWalletMasterSeedWithBIP39(1, text, text, bytes, 0, text, default(nint))|];",
            "var slot = [|client.gen_wallet_master_seed(\"secp256k1\", text, wallet_name: text, recovery_strategy: zymkey.RecoveryStrategy())|];",
            "var none = RecoveryStrategy.None; var slot = [|unit.CreateMasterSeed(KeyType.Secp256K1, text, none)|];"),
        (
            "var slot = [|zkGenWalletMasterSeedWithBIP39(1, text, text, bytes, 0, text, 0)|];",
            "var none = zymkey.RecoveryStrategy(); var slot = [|client.gen_wallet_master_seed(\"secp256k1\", text, text, none)|];",
            null),
        ("nint none = 0; var slot = [|zkGenWalletMasterSeedWithBIP39(1, text, text, bytes, 0, text, none)|];", null, null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        (
            "var slot = zkGenWalletMasterSeedWithBIP39(1, text, text, bytes, 0, text, out var mnemonic);",
            "var slot = client.gen_wallet_master_seed(\"secp256k1\", text, text, zymkey.RecoveryStrategyBIP39());",
            "var slot = unit.CreateMasterSeed(KeyType.Secp256K1, text, RecoveryStrategy.Bip39(), out var mnemonic);"),
        (
            "var opened = zkGenWalletMasterSeedWithSLIP39(1, text, text, bytes, 0, 1, 1, 0, text);",
            "var opened = client.gen_wallet_master_seed(\"secp256k1\", text, text, zymkey.RecoveryStrategySLIP39(1, 1, 0));",
            "using var session = unit.BeginMasterSeed(KeyType.Secp256K1, text, RecoveryStrategy.Slip39([new Slip39Group(1, 1)], 1, 0));"),
        ("nint place = number; var slot = zkGenWalletMasterSeedWithBIP39(1, text, text, bytes, 0, text, place);", "void Make(dynamic strategy) => client.gen_wallet_master_seed(\"secp256k1\", text, text, strategy);", null),
        ("var slot = zkGenOversightWallet(1, text, bytes, bytes, text, text);", "var slot = client.gen_oversight_wallet(\"secp256k1\", bytes, bytes, text, text);", null),
        ("var slot = zkRestoreWalletMasterSeedFromBIP39Mnemonic(1, text, text, bytes, 0, text, text);", null, null));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_wallet_that_nothing_restores_is_reported(Route route, string statements) => RoutedProgram.Test<SCM2002WalletWithoutRecovery>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_wallet_with_a_strategy_or_one_that_is_not_known_is_silent(Route route, string statements) => RoutedProgram.Test<SCM2002WalletWithoutRecovery>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("null")]
    [InlineData("(byte**)0")]
    [InlineData("default")]
    public Task A_null_pointer_is_reported_however_it_is_written(string pointer) => new RuleTest<SCM2002WalletWithoutRecovery>
    {
        Source = $$"""
            using System.Runtime.InteropServices;
            static unsafe class P
            {
                [DllImport("zk_app_utils")] static extern int zkGenWalletMasterSeedWithBIP39(nint ctx, int type, string variant, string name, byte* key, int size, string passphrase, byte** mnemonic);
                static int Bad() => [|zkGenWalletMasterSeedWithBIP39(0, 1, "", "fleet", null, 0, "", {{pointer}})|];
                static int Good() { byte* mnemonic; return zkGenWalletMasterSeedWithBIP39(0, 1, "", "fleet", null, 0, "", &mnemonic); }
            }
            """,
    }.VerifyAsync();

    [Fact]
    public Task A_wrapper_that_hides_the_strategy_is_silent() => RoutedProgram.Test<SCM2002WalletWithoutRecovery>(
        Route.AnnotatedWrapper, "var slot = Make(text);", "[ZymbitApi(\"zkGenWalletMasterSeedWithBIP39\")] static int Make(string walletName) => 1;").VerifyAsync();

    [Theory]
    [InlineData("SCM2002.Bad.cs")]
    [InlineData("SCM2002.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM2002WalletWithoutRecovery()).VerifyAsync();
}
