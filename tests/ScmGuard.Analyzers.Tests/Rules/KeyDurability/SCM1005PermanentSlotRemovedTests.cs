using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.KeyDurability;

public sealed class SCM1005PermanentSlotRemovedTests
{
    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        ("[|zkRemoveKey(0, false)|];", "[|client.remove_key(0)|];", "[|unit.RemoveKey(KeySlot.Permanent(0))|];"),
        ("[|zkRemoveKey(15, false)|];", "[|client.remove_key(15, foreign: false)|];", "[|unit.RemoveKey(KeySlot.FromNumber(15))|];"),
        ("var slot = 3; [|zkRemoveKey(slot, false)|];", "var slot = 3; [|client.remove_key(slot)|];", "var slot = KeySlot.Permanent(3); [|unit.RemoveKey(slot)|];"),
        ("var slot = zkStoreForeignPubKey(0, bytes, 64); [|zkRemoveKey(slot, false)|];", "var slot = client.store_foreign_public_key(\"nistp256\", bytes); [|client.remove_key(slot)|];", null),
        ("var slot = zkGenKeyPair(0); [|zkRemoveKey(slot, true)|];", "var slot = client.gen_key_pair(\"nistp256\"); [|client.remove_key(slot, true)|];", null),
        ("var slot = zkGenWalletChildKey(number, 0, true, false, out _); [|zkRemoveKey(slot, true)|];", "var slot = client.gen_wallet_child_key(number, 0, true); [|client.remove_key(slot, foreign: true)|];", null),
        ("[|zkRemoveKey(zkStoreForeignPubKey(0, bytes, 64), false)|];", "[|client.remove_key(client.store_foreign_public_key(\"nistp256\", bytes))|];", null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ("zkRemoveKey(16, false);", "client.remove_key(16);", "unit.RemoveKey(KeySlot.Generated(16));"),
        ("zkRemoveKey(3, true);", "client.remove_key(3, true);", "unit.RemoveKey(ForeignKeySlot.FromNumber(3));"),
        ("zkRemoveKey(3, flag);", "client.remove_key(3, flag);", null),
        ("zkRemoveKey(number, false);", "client.remove_key(number);", "unit.RemoveKey(KeySlot.FromNumber(number));"),
        ("zkRemoveKey(-1, false);", "client.remove_key(-1);", "unit.RemoveKey(KeySlot.Ephemeral);"),
        ("var slot = zkStoreForeignPubKey(0, bytes, 64); zkRemoveKey(slot, true);", "var slot = client.store_foreign_public_key(\"nistp256\", bytes); client.remove_key(slot, true);", "var slot = unit.StoreForeignPublicKey(KeyType.Ed25519, bytes); unit.RemoveKey(slot);"),
        ("var slot = zkGenKeyPair(0); zkRemoveKey(slot, false);", "var slot = client.gen_key_pair(\"nistp256\"); client.remove_key(slot);", "var slot = unit.GenerateKeyPair(KeyType.Ed25519); unit.RemoveKey(slot);"),
        ("var slot = zkGenKeyPair(0); slot = number; zkRemoveKey(slot, true);", "var slot = client.gen_key_pair(\"nistp256\"); slot = number; client.remove_key(slot, true);", null),
        ("zkDisablePubKeyExport(3, false);", "client.disable_public_key_export(3);", null));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_permanent_slot_or_the_wrong_store_is_reported(Route route, string statements) => RoutedProgram.Test<SCM1005PermanentSlotRemoved>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_generated_key_of_its_own_store_is_silent(Route route, string statements) => RoutedProgram.Test<SCM1005PermanentSlotRemoved>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("SCM1005.Bad.cs")]
    [InlineData("SCM1005.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM1005PermanentSlotRemoved()).VerifyAsync();
}
