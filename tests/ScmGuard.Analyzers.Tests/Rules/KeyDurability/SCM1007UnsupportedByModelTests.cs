using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.KeyDurability;

public sealed class SCM1007UnsupportedByModelTests
{
    public static TheoryData<Route, string> WithoutKeyStore => RoutedProgram.Rows(
        ("[|zkGenKeyPair(0)|];", "[|client.gen_key_pair(\"nistp256\")|];", "[|unit.GenerateKeyPair(KeyType.Secp256R1)|];"),
        ("[|zkGetBatteryVoltage(out _)|];", "[|client.get_batt_volt()|];", "[|unit.GetBatteryVoltage()|];"),
        ("[|zkRemoveSupervisedBootFile(text)|];", "[|client.remove_supervised_boot_file(text)|];", "[|unit.RemoveSupervisedBootFile(text)|];"));

    public static TheoryData<Route, string> Everywhere => RoutedProgram.Rows(
        ("zkLEDOn();", "client.led_on();", "unit.TurnLedOn();"),
        ("zkGenECDSASigFromDigest(bytes, 0, out _, out _);", "client.sign_digest(bytes);", "unit.Sign(bytes, KeySlot.Permanent(0));"));

    public static TheoryData<Route, string> Signatures => RoutedProgram.Rows(
        ("var slot = zkGenKeyPair(3); [|zkGenECDSASigFromDigest(bytes, slot, out _, out _)|];", "var slot = client.gen_key_pair(\"x25519\"); [|client.sign_digest(bytes, slot)|];", "var slot = unit.GenerateKeyPair(KeyType.X25519); [|unit.Sign(bytes, slot)|];"),
        ("[|zkGenECDSASigFromDigestWithRecID(bytes, zkGenKeyPair(3), out _, out _, out _)|];", "[|client.sign(text, client.gen_key_pair(\"x25519\"))|];", "[|unit.SignRecoverable(bytes, unit.GenerateKeyPair(KeyType.X25519))|];"));

    public static TheoryData<Route, string> SilentOnScm => RoutedProgram.Rows(
        ("var slot = zkGenKeyPair(2); zkGenECDSASigFromDigest(bytes, slot, out _, out _);", "var slot = client.gen_key_pair(\"ed25519\"); client.sign_digest(bytes, slot);", "var slot = unit.GenerateKeyPair(KeyType.Ed25519); unit.Sign(bytes, slot);"),
        ("var slot = zkGenKeyPair(3); zkDoRawECDH(slot, bytes, 32, out _);", "var slot = client.gen_key_pair(\"x25519\"); client.ecdh(slot, bytes);", "var slot = unit.GenerateKeyPair(KeyType.X25519); unit.AgreeOnSecret(slot, bytes, bytes);"),
        ("var slot = zkGenKeyPair(number); zkGenECDSASigFromDigest(bytes, slot, out _, out _);", "var slot = client.gen_key_pair(text); client.sign_digest(bytes, slot);", null),
        ("var slot = zkGenKeyPair(3); slot = number; zkGenECDSASigFromDigest(bytes, slot, out _, out _);", null, null),
        ("zkGenECDSASigFromDigest(bytes, number, out _, out _);", "client.sign_digest(bytes, number);", null),
        ("zkGetAUXTemp(0, out _);", "client.get_aux_temp();", "unit.GetAuxTemperature(0);"),
        ("zkSetI2CAddr(0x31);", "client.set_i2c_address(0x31);", "unit.SetI2CAddress(0x31);"));

    [Theory]
    [MemberData(nameof(WithoutKeyStore))]
    public Task An_operation_that_a_targeted_model_lacks_is_reported(Route route, string statements) => Verify(route, statements, "ZYMKEY4");

    [Theory]
    [MemberData(nameof(Everywhere))]
    public Task An_operation_that_every_model_has_is_silent(Route route, string statements) => Verify(route, statements, "ZYMKEY4, HSM4, HSM6, SCM");

    [Theory]
    [MemberData(nameof(Signatures))]
    public Task X25519_cannot_sign_on_any_model(Route route, string statements) => Verify(route, statements, "");

    [Theory]
    [MemberData(nameof(SilentOnScm))]
    public Task What_an_SCM_has_is_silent_if_no_target_is_set(Route route, string statements) => Verify(route, statements, "");

    [Theory]
    [InlineData("HSM6", "zkGenKeyPair(0);")]
    [InlineData("SCM", "zkGenKeyPair(0);")]
    [InlineData("SEN500", "zkGenKeyPair(0);")]
    [InlineData("SCM, ZYMKEY5", "[|zkGenKeyPair(0)|];")]
    [InlineData("HSM4", "[|zkGenKeyPair(0)|];")]
    [InlineData("HSM6", "[|zkGetAUXTemp(0, out _)|];")]
    [InlineData("SCM", "zkGetAUXTemp(0, out _);")]
    [InlineData("SEN500", "zkGetAUXTemp(0, out _);")]
    [InlineData("ZYMKEY9", "zkGenKeyPair(0);")]
    [InlineData("ZYMKEY4, ZYMKEY9", "zkGenKeyPair(0);")]
    public Task The_target_decides_and_one_that_is_not_known_means_an_SCM(string target, string statements) => Verify(Route.DllImport, statements, target);

    [Fact]
    public Task The_message_names_the_models_that_lack_it()
    {
        var test = RoutedProgram.Test<SCM1007UnsupportedByModel>(Route.DllImport, "{|#0:zkGetAUXTemp(0, out _)|};");
        test.GlobalOptions["build_property.ScmGuardTarget"] = "SCM, HSM6, ZYMKEY4";
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM1007").WithLocation(0).WithMessageContaining("ZYMKEY4 and HSM6"));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM1007.Bad.cs")]
    [InlineData("SCM1007.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM1007UnsupportedByModel()).VerifyAsync();

    private static Task Verify(Route route, string statements, string target)
    {
        var test = RoutedProgram.Test<SCM1007UnsupportedByModel>(route, statements);
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test.VerifyAsync();
    }
}
