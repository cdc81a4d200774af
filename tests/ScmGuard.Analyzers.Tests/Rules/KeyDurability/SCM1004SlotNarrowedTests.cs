using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.KeyDurability;

public sealed class SCM1004SlotNarrowedTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        ("byte slot = [|(byte)zkGenKeyPair(0)|];", "byte slot = [|(byte)client.gen_key_pair(\"nistp256\")|];", null),
        ("sbyte slot = [|(sbyte)zkGenKeyPair(0)|];", "sbyte slot = [|(sbyte)client.gen_key_pair(\"nistp256\")|];", null),
        ("int slot = zkGenKeyPair(0); byte kept = [|(byte)slot|];", "int slot = client.gen_key_pair(\"nistp256\"); byte kept = [|(byte)slot|];", null),
        ("int slot = zkGenKeyPair(0); bytes[0] = checked([|(byte)slot|]);", null, null),
        ("int slot = zkGenKeyPair(0); bytes[0] = [|Convert.ToByte(slot)|];", null, null),
        ("int slot = zkGenKeyPair(0); zkRemoveKey([|(byte)slot|], false);", "int slot = client.gen_key_pair(\"nistp256\"); client.remove_key([|(byte)slot|]);", null),
        ("zkRemoveKey([|(byte)number|], false);", "client.remove_key([|(byte)number|]);", null),
        ("[|zkRemoveKey(16, false)|];", "[|client.remove_key(16)|];", "[|unit.RemoveKey(KeySlot.Generated(16))|];"),
        ("const int slot = 0x20; [|zkRemoveKey(slot, false)|];", "const int slot = 0x20; [|client.remove_key(slot)|];", "const int slot = 0x20; [|unit.RemoveKey(KeySlot.Generated(slot))|];"),
        ("[|zkGenECDSASigFromDigest(bytes, 17, out _, out _)|];", "[|client.sign_digest(bytes, 17)|];", "[|unit.Sign(bytes, KeySlot.FromNumber(17))|];"),
        ("[|zkGenWalletChildKey(18, 0, true, false, out _)|];", "[|client.gen_wallet_child_key(18, 0, true)|];", "[|unit.DeriveChildKey(KeySlot.Generated(18), 0, true)|];"),
        ("[|zkGetWalletKeySlotFromNodeAddr(text, null, 19, out _)|];", "[|client.get_wallet_key_slot(text, master_seed_slot: 19)|];", "[|unit.GetWalletKeySlot(text, KeySlot.Generated(19))|];"),
        ("[|zkExportPubKey(out _, out _, 20, false)|];", "[|client.get_public_key(20)|];", "[|unit.ExportPublicKey(KeySlot.Generated(20))|];"),
        ("[|zkDoRawECDHWithIntPeerPubkey(21, number, true, out _)|];", "[|client.ecdh(21, bytes)|];", null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ("int slot = zkGenKeyPair(0); long kept = slot; short small = (short)slot;", "int slot = client.gen_key_pair(\"nistp256\");", "int slot = unit.GenerateKeyPair(KeyType.Ed25519).Number;"),
        ("int slot = zkGenKeyPair(0); bytes[0] = (byte)slot; bytes[1] = (byte)(slot >> 8);", null, null),
        ("int slot = zkGenKeyPair(0); bytes[0] = (byte)(slot & 0xFF);", null, null),
        ("int slot = zkGenKeyPair(0); if (slot <= byte.MaxValue) bytes[0] = (byte)slot;", null, null),
        ("bytes[0] = (byte)number;", "bytes[0] = (byte)number;", null),
        ("zkRemoveKey(number, false);", "client.remove_key(number);", "unit.RemoveKey(KeySlot.Generated(number));"),
        ("zkGenECDSASigFromDigest(bytes, 0, out _, out _);", "client.sign_digest(bytes);", "unit.Sign(bytes, KeySlot.Permanent(0));"),
        ("zkGenECDSASigFromDigest(bytes, 15, out _, out _);", "client.sign_digest(bytes, 15);", "unit.Sign(bytes, KeySlot.FromNumber(15));"),
        ("zkDoRawECDH(-1, bytes, 64, out _);", "client.ecdh(-1, bytes);", "unit.AgreeOnSecret(KeySlot.Ephemeral, bytes, bytes);"),
        ("zkRemoveKey(16, true);", "client.remove_key(16, foreign: true);", "unit.RemoveKey(ForeignKeySlot.FromNumber(16));"),
        ("zkRemoveKey(16, flag);", "client.remove_key(16, flag);", null),
        ("zkVerifyECDSASigFromDigestWithForeignKeySlot(bytes, 16, bytes, 64);", "client.verify_digest(bytes, bytes, true, 16, true);", null),
        ("zkDoRawECDHWithIntPeerPubkey(0, 16, true, out _);", null, null),
        ("zkAddOrUpdateSupervisedBootFile(\"config.txt\", 16);", "client.add_or_update_supervised_boot_file(\"config.txt\", 16);", "unit.AddOrUpdateSupervisedBootFile(\"config.txt\", KeySlot.Generated(16));"));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_narrowed_or_a_hard_coded_slot_is_reported(Route route, string statements) => RoutedProgram.Test<SCM1004SlotNarrowed>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_permanent_a_foreign_or_a_whole_slot_is_silent(Route route, string statements) => RoutedProgram.Test<SCM1004SlotNarrowed>(route, statements).VerifyAsync();

    [Fact]
    public Task A_wrapper_that_returns_a_byte_is_reported_where_it_is_called() => RoutedProgram.Test<SCM1004SlotNarrowed>(
        Route.AnnotatedWrapper, "Console.WriteLine([|Make()|]);", "[ZymbitApi(\"zkGenKeyPair\")] static byte Make() => 1;").VerifyAsync();

    [Fact]
    public Task The_message_says_which_slots_there_are()
    {
        var test = RoutedProgram.Test<SCM1004SlotNarrowed>(Route.DllImport, "{|#0:zkRemoveKey(16, false)|};");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM1004").WithLocation(0).WithMessageContaining("slot 16").WithMessageContaining("0-15"));
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM1004.Bad.cs")]
    [InlineData("SCM1004.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM1004SlotNarrowed()).VerifyAsync();
}
