using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Wallets;

public sealed class SCM2007Slip39ResultMisreadTests
{
    private const string Begin = "zkGenWalletMasterSeedWithSLIP39(1, text, text, bytes, 0, 2, 2, 0, text)";
    private const string PythonBegin = "client.gen_wallet_master_seed(\"secp256k1\", text, text, zymkey.RecoveryStrategySLIP39(2, 2, 0))";

    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        (
            "var more = zkAddRestoreSLIP39Mnemonic(text, text); if ([|more < 0|]) throw new Exception();",
            "int more = client.add_restore_SLIP39_mnemonic(text); if ([|more < 0|]) throw new Exception();",
            null),
        ("if ([|zkAddSLIP39MemberPassword(text, out var words) < 0|]) { Console.WriteLine(words); throw new Exception(); }", "if ([|client.add_restore_SLIP39_mnemonic(text) < 0|]) { throw new Exception(); }", null),
        ("var more = zkRestoreWalletMasterSeedFromSLIP39(1, text, text, bytes, 0, text); if ([|0 > more|]) throw new Exception();", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if ([|more == -1|]) throw new Exception();", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if ([|more <= -1|]) throw new Exception();", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if ([|more is < 0|]) throw new Exception();", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if (!([|more >= 0|])) throw new Exception();", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if ([|more >= 0|]) Console.WriteLine(); else throw new Exception();", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); var slot = [|more >= 0|] ? more : throw new Exception();", null, null),
        ("int more; more = zkAddRestoreSLIP39Mnemonic(text, text); if ([|more < 0|]) throw new Exception();", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); [|ArgumentOutOfRangeException.ThrowIfNegative(more)|];", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if ([|more < 0|]) Fail(); [System.Diagnostics.CodeAnalysis.DoesNotReturn] void Fail() => throw new Exception();", null, null),
        ($"var opened = {Begin}; if ([|opened <= 0|]) throw new Exception();", $"int opened = {PythonBegin}; if ([|opened <= 0|]) throw new Exception();", null),
        ($"var opened = {Begin}; if ([|opened == 0|]) throw new Exception();", null, null),
        ($"if ([|{Begin} < 1|]) throw new Exception();", null, null),
        ($"var opened = {Begin}; [|zkGenWalletChildKey(opened, 0, true, false, out _)|];", $"var opened = {PythonBegin}; [|client.gen_wallet_child_key(opened, 0, true)|];", null),
        ($"[|zkRemoveKey({Begin}, false)|];", $"[|client.remove_key({PythonBegin})|];", null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if (more < -1) throw new Exception();", "int more = client.add_restore_SLIP39_mnemonic(text); if (more < -1) throw new Exception();", "void Go(ISlip39Restoration s, Mnemonic m) { if (!s.AddShare(m)) throw new Exception(); }"),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if (more == -1) return; if (more < 0) throw new Exception();", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if (more < 0) { if (more != -1) throw new Exception(); }", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); switch (more) { case -1: return; case < 0: throw new Exception(); }", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if (more < 0) Console.WriteLine(\"more\");", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if (more < 0) return;", null, null),
        ("while (zkAddRestoreSLIP39Mnemonic(text, text) < 0) { }", null, null),
        ("var more = zkAddRestoreSLIP39Mnemonic(text, text); if (more != number) throw new Exception();", null, null),
        ($"var opened = {Begin}; if (opened < 0) throw new Exception();", $"int opened = {PythonBegin}; if (opened < 0) throw new Exception();", null),
        ($"var opened = {Begin}; if (opened != 0) throw new Exception();", null, null),
        ($"var opened = {Begin}; var slot = zkAddSLIP39MemberPassword(text, out var words); zkGenWalletChildKey(slot, 0, true, false, out _);", null, null),
        ("var slot = zkGenKeyPair(0); if (slot < 0) throw new Exception();", "int slot = client.gen_key_pair(\"nistp256\"); if (slot < 0) throw new Exception();", null));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_misread_result_is_reported(Route route, string statements) => RoutedProgram.Test<SCM2007Slip39ResultMisread>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_result_that_is_read_as_it_is_meant_is_silent(Route route, string statements) => RoutedProgram.Test<SCM2007Slip39ResultMisread>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("SCM2007.Bad.cs")]
    [InlineData("SCM2007.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM2007Slip39ResultMisread()).VerifyAsync();
}
