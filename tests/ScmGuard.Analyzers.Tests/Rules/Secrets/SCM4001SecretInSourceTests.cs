using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Secrets;

public sealed class SCM4001SecretInSourceTests
{
    private const string Make = "zkGenWalletMasterSeedWithBIP39(1, text, \"fleet\", ";
    private const string Restore = "zkRestoreWalletMasterSeedFromBIP39Mnemonic(1, text, text, bytes, 0, text, ";
    private const string Python = "client.gen_wallet_master_seed(\"secp256k1\", ";

    public static TheoryData<Route, string> Written => RoutedProgram.Rows(
        ("zkAddRestoreSLIP39Mnemonic([|\"open sesame\"|], text);", "client.add_restore_SLIP39_mnemonic(text, [|\"open sesame\"|]);", "unit.RestoreMasterSeed(KeyType.Secp256K1, text, [|new Mnemonic(\"legal winner\")|]);"),
        ("zkAddSLIP39MemberPassword([|\"open sesame\"|], out _);", "client.add_gen_SLIP39_member_pwd([|\"open sesame\"|]);", "using var words = new Mnemonic(\"legal winner\"); unit.RestoreMasterSeed(KeyType.Secp256K1, text, [|words|]);"),
        ($"{Restore}[|\"legal winner\"|]);", "client.restore_wallet_master_seed(\"secp256k1\", text, text, zymkey.RecoveryStrategyBIP39(), [|\"legal winner\"|]);", "unit.CreateMasterSeed(KeyType.Secp256K1, text, [|RecoveryStrategy.Bip39(new Passphrase(\"open sesame\"))|], out _);"),
        ($"const string words = \"legal winner\"; {Restore}[|words|]);", $"{Python}[|\"key\"|], text);", "var strategy = RecoveryStrategy.Bip39(new Passphrase(\"open sesame\")); unit.CreateMasterSeed(KeyType.Secp256K1, text, [|strategy|], out _);"),
        ($"var words = \"legal \" + \"winner\"; {Restore}[|words|]);", $"{Python}text, text, [|zymkey.RecoveryStrategyBIP39(passphrase: \"open sesame\")|]);", "unit.CreateMasterSeed(KeyType.Secp256K1, text, RecoveryStrategy.None, [|new MasterGeneratorKey(new byte[] { 1, 2, 3 })|]);"),
        ($"{Restore}[|Environment.GetEnvironmentVariable(\"W\") ?? \"legal winner\"|]);", $"{Python}[|new byte[] {{ 1, 2 }}|], text);", "unit.CreateMasterSeed(KeyType.Secp256K1, text, RecoveryStrategy.None, [|new MasterGeneratorKey(\"key\"u8)|]);"),
        ($"{Restore}[|flag ? \"legal winner\" : text|]);", null, null),
        ($"{Make}[|new byte[] {{ 1, 2, 3 }}|], 3, text, out _);", null, null),
        ($"{Make}[|[1, 2, 3]|], 3, text, out _);", null, null),
        ($"{Make}[|Convert.FromHexString(\"00ff\")|], 2, text, out _);", null, null),
        ($"{Make}[|Convert.FromBase64String(\"AAAA\")|], 3, text, out _);", null, null),
        ($"byte[] key = {{ 1, 2, 3 }}; {Make}[|key|], 3, text, out _);", null, null),
        ($"{Make}[|System.Text.Encoding.UTF8.GetBytes(\"key\")|], 3, [|\"open sesame\"|], out _);", null, null));

    public static TheoryData<Route, string> NotWritten => RoutedProgram.Rows(
        ("zkAddRestoreSLIP39Mnemonic(\"\", text);", "client.add_restore_SLIP39_mnemonic(text);", "unit.RestoreMasterSeed(KeyType.Secp256K1, \"fleet\", new Mnemonic(text));"),
        ("zkAddSLIP39MemberPassword(null, out _);", "client.add_gen_SLIP39_member_pwd(text);", "unit.CreateMasterSeed(KeyType.Secp256K1, \"fleet\", RecoveryStrategy.Bip39(), out _);"),
        ($"{Make}null, 0, \"\", out _);", $"{Python}\"\", \"fleet\");", "unit.CreateMasterSeed(KeyType.Secp256K1, \"fleet\", RecoveryStrategy.Bip39(new Passphrase(text)), out _);"),
        ($"{Make}[], 0, \"\", out _);", $"{Python}bytes, \"fleet\", zymkey.RecoveryStrategyBIP39(variant: \"cardano\", passphrase: text));", null),
        ($"{Make}new byte[32], 32, text, out _);", null, null),
        ($"byte[] key = {{ 1, 2, 3 }}; key[0] = (byte)number; {Make}key, 3, text, out _);", null, null),
        ($"{Make}Convert.FromHexString(text), 3, $\"zymbit-{{text}}\", out _);", null, null),
        ($"var words = \"legal winner\"; words = text; {Restore}words);", null, null),
        ($"{Restore}Environment.GetEnvironmentVariable(\"MNEMONIC\") ?? \"\");", null, null),
        ("var passphrase = \"open sesame\"; var mnemonic = \"legal winner\"; zkLEDOn(); Console.WriteLine(passphrase + mnemonic);", null, null));

    [Theory]
    [MemberData(nameof(Written))]
    public Task A_secret_that_the_source_spells_out_is_reported_where_it_is_passed(Route route, string statements) => RoutedProgram.Test<SCM4001SecretInSource>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(NotWritten))]
    public Task A_secret_that_comes_from_elsewhere_or_is_empty_is_silent(Route route, string statements) => RoutedProgram.Test<SCM4001SecretInSource>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("add_restore_SLIP39_mnemonic([|'legal winner'|])")]
    [InlineData("add_restore_SLIP39_mnemonic(words, passphrase=[|'open sesame'|])")]
    [InlineData("gen_wallet_master_seed('secp256k1', [|bytearray(b'key')|], 'fleet')")]
    [InlineData("gen_wallet_master_seed('secp256k1', [|'key'.encode('utf-8')|], 'fleet')")]
    [InlineData("gen_wallet_master_seed('secp256k1', key, 'fleet', [|zymkey.RecoveryStrategyBIP39(passphrase='open sesame')|])")]
    [InlineData("gen_wallet_master_seed('secp256k1', key, 'fleet', [|zymkey.RecoveryStrategyBIP39(variant=max('a', 'b'), passphrase=('open sesame'))|])")]
    [InlineData("gen_wallet_master_seed('secp256k1', bytearray(), 'fleet')")]
    [InlineData("gen_wallet_master_seed('secp256k1', bytearray(key), 'fleet', zymkey.RecoveryStrategyBIP39(passphrase=read('fleet')))")]
    [InlineData("gen_wallet_master_seed('secp256k1', key, 'fleet', zymkey.RecoveryStrategyBIP39(ask(passphrase='prompt')))")]
    [InlineData("gen_wallet_master_seed('secp256k1', key, 'fleet', zymkey.RecoveryStrategyBIP39(passphrase='' ))")]
    [InlineData("gen_wallet_master_seed('secp256k1', bytearray(b'key' + salt), 'fleet')")]
    public Task A_Python_text_is_read_as_well(string call) => new RuleTest<SCM4001SecretInSource>
    {
        Sources =
        {
            ["Test0.cs"] = $"class P {{ void M() => Python.Runtime.PythonEngine.Exec(\"import zymkey; zymkey.client.{call}\"); }}",
            ["PythonNet.cs"] = Recognized.PythonNet,
        },
    }.VerifyAsync();

    [Fact]
    public async Task No_message_and_no_property_repeats_the_secret()
    {
        var test = RoutedProgram.Test<SCM4001SecretInSource>(Route.DllImport, RoutedProgram.Unmarked($"{Make}new byte[] {{ 201, 202 }}, 2, \"open sesame\", out _); {Restore}\"legal winner\");"));
        var found = await test.GetDiagnosticsAsync();
        Assert.Equal(3, found.Length);
        Assert.All(found, diagnostic => Assert.DoesNotMatch("sesame|winner|201", diagnostic.GetMessage() + string.Concat(diagnostic.Properties.Select(pair => pair.Key + pair.Value))));
    }

    [Theory]
    [InlineData("SCM4001.Bad.cs")]
    [InlineData("SCM4001.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM4001SecretInSource()).VerifyAsync();
}
