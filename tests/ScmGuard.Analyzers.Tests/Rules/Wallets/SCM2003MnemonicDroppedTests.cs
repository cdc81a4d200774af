using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Wallets;

public sealed class SCM2003MnemonicDroppedTests
{
    private const string Call = "zkGenWalletMasterSeedWithBIP39(1, text, text, bytes, 0, text, ";
    private const string Python = "client.gen_wallet_master_seed(\"secp256k1\", text, text, zymkey.RecoveryStrategyBIP39())";
    private const string Managed = "unit.CreateMasterSeed(KeyType.Secp256K1, text, RecoveryStrategy.Bip39(), ";

    public static TheoryData<Route, string> Dropped => RoutedProgram.Rows(
        ($"var slot = [|{Call}out _)|];", $"[|{Python}|];", $"var slot = [|{Managed}out _)|];"),
        ($"var slot = [|{Call}out var _)|];", $"_ = [|{Python}|];", $"var slot = [|{Managed}out var words)|];"),
        ($"var slot = [|{Call}out var words)|];", $"var pair = [|{Python}|];", $"Mnemonic words; var slot = [|{Managed}out words)|];"),
        ($"nint words; var slot = [|{Call}out words)|];", $"var slot = [|{Python}|][0];", null),
        ($"nint words = 0; var slot = [|{Call}out words)|]; words = 0;", $"var strategy = zymkey.RecoveryStrategyBIP39(); [|client.gen_wallet_master_seed(\"secp256k1\", text, text, strategy)|];", null),
        ("var more = [|zkAddSLIP39MemberPassword(text, out _)|];", "[|client.add_gen_SLIP39_member_pwd(text)|];", "void Next(ISlip39Generation session) { [|session.NextShare()|]; }"));

    public static TheoryData<Route, string> Taken => RoutedProgram.Rows(
        ($"var slot = {Call}out var words); Console.WriteLine(words);", $"var pair = {Python}; Console.WriteLine(pair[1]);", $"var slot = {Managed}out var words); using (words) {{ }}"),
        ($"nint words; var slot = {Call}out words); Keep(words); void Keep(nint pointer) {{ }}", $"Console.WriteLine({Python});", $"var slot = {Managed}out var words); Console.WriteLine(words);"),
        ($"void Make(out nint words) {{ {Call}out words); }} Make(out var kept);", $"var words = {Python}[1];", null),
        ($"var slot = {Call}IntPtr.Zero);", "client.gen_wallet_master_seed(\"secp256k1\", text, text);", "unit.CreateMasterSeed(KeyType.Secp256K1, text, RecoveryStrategy.None);"),
        ("var more = zkAddSLIP39MemberPassword(text, out var words); Console.WriteLine(words);", "Console.WriteLine(client.add_gen_SLIP39_member_pwd(text));", "void Next(ISlip39Generation session) { using var share = session.NextShare(); Console.WriteLine(share); }"),
        ("zkAddRestoreSLIP39Mnemonic(text, text);", "client.add_restore_SLIP39_mnemonic(text);", null));

    [Theory]
    [MemberData(nameof(Dropped))]
    public Task A_mnemonic_that_nobody_takes_is_reported(Route route, string statements) => RoutedProgram.Test<SCM2003MnemonicDropped>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Taken))]
    public Task A_mnemonic_that_is_taken_or_not_asked_for_is_silent(Route route, string statements) => RoutedProgram.Test<SCM2003MnemonicDropped>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("byte* words; [|Native.zkGenWalletMasterSeedWithBIP39(0, 1, \"\", \"fleet\", null, 0, \"\", &words)|];")]
    [InlineData("byte* words; Native.zkGenWalletMasterSeedWithBIP39(0, 1, \"\", \"fleet\", null, 0, \"\", &words); System.Console.WriteLine((nint)words);")]
    [InlineData("byte* words; byte** place = &words; Native.zkGenWalletMasterSeedWithBIP39(0, 1, \"\", \"fleet\", null, 0, \"\", place); System.Console.WriteLine((nint)words);")]
    public Task A_pointer_is_followed(string statements) => new RuleTest<SCM2003MnemonicDropped>
    {
        Source = $$"""
            using System.Runtime.InteropServices;
            static unsafe class Native
            {
                [DllImport("zk_app_utils")] public static extern int zkGenWalletMasterSeedWithBIP39(nint ctx, int type, string variant, string name, byte* key, int size, string passphrase, byte** mnemonic);
                static void Run() { {{statements}} }
            }
            """,
    }.VerifyAsync();

    [Theory]
    [InlineData("[ZymbitApi(\"zkAddSLIP39MemberPassword\")] static string Next(string passphrase) => \"\";", "[|Next(text)|];")]
    [InlineData("[ZymbitApi(\"zkAddSLIP39MemberPassword\")] static void Next(string passphrase) { }", "Next(text);")]
    [InlineData("string _words; [ZymbitApi(\"zkGenWalletMasterSeedWithBIP39\")] static int Make(string walletName, out string mnemonic) { mnemonic = walletName; return 1; }", "var slot = Make(text, out _words);")]
    [InlineData("[ZymbitApi(\"zkGenWalletMasterSeedWithBIP39\")] static int Make(string walletName, out string mnemonic) { mnemonic = walletName; return 1; }", "var slot = [|Make(text, out _)|];")]
    public Task A_wrapper_is_read_by_its_roles_and_its_result(string members, string statements) =>
        RoutedProgram.Test<SCM2003MnemonicDropped>(Route.AnnotatedWrapper, statements, members).VerifyAsync();

    [Theory]
    [InlineData("// The recovery mnemonic is still to be taken.\nvar slot = zkGenWalletMasterSeedWithBIP39(1, text, text, bytes, 0, text, out var words);")]
    [InlineData("// The recovery mnemonic is of no use.\nvar slot = [|zkGenWalletMasterSeedWithBIP39(1, text, text, bytes, 0, text, out _)|];")]
    [InlineData("// Something else.\nvar slot = [|zkGenWalletMasterSeedWithBIP39(1, text, text, bytes, 0, text, out var words)|];")]
    public Task A_note_above_a_local_that_is_still_to_be_read_counts(string statements) => RoutedProgram.Test<SCM2003MnemonicDropped>(Route.DllImport, statements).VerifyAsync();

    [Theory]
    [InlineData("SCM2003.Bad.cs")]
    [InlineData("SCM2003.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM2003MnemonicDropped()).VerifyAsync();
}
