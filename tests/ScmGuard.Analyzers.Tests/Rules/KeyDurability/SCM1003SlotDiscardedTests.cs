using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.KeyDurability;

public sealed class SCM1003SlotDiscardedTests
{
    public static TheoryData<Route, string> Dropped => RoutedProgram.Rows(
        ("[|zkGenKeyPair(0)|];", "[|client.gen_key_pair(\"nistp256\")|];", "[|unit.GenerateKeyPair(KeyType.Ed25519)|];"),
        ("_ = [|zkGenKeyPair(0)|];", "_ = [|client.gen_key_pair(\"nistp256\")|];", "_ = [|unit.GenerateKeyPair(KeyType.Ed25519)|];"),
        ("var slot = [|zkGenKeyPair(0)|];", "var slot = [|client.gen_key_pair(\"nistp256\")|];", "var slot = [|unit.GenerateKeyPair(KeyType.Ed25519)|];"),
        ("int slot; slot = [|zkGenKeyPair(0)|];", "dynamic slot; slot = [|client.gen_key_pair(\"nistp256\")|];", "KeySlot slot; slot = [|unit.GenerateKeyPair(KeyType.Ed25519)|];"),
        ("[|zkStoreForeignPubKey(0, bytes, 64)|];", "[|client.store_foreign_public_key(\"nistp256\", bytes)|];", "[|unit.StoreForeignPublicKey(KeyType.Ed25519, bytes)|];"),
        ("[|zkGenWalletChildKey(number, 0, true, false, out _)|];", "[|client.gen_wallet_child_key(number, 0, true)|];", "[|unit.DeriveHardenedChildKey(KeySlot.Generated(number), 0)|];"),
        ("Action make = () => [|zkGenKeyPair(0)|]; make();", "Action make = () => [|client.gen_key_pair(\"nistp256\")|]; make();", "Action make = () => [|unit.GenerateKeyPair(KeyType.Ed25519)|]; make();"));

    public static TheoryData<Route, string> Kept => RoutedProgram.Rows(
        ("var slot = zkGenKeyPair(0); Console.WriteLine(slot);", "var slot = client.gen_key_pair(\"nistp256\"); Console.WriteLine(slot);", "var slot = unit.GenerateKeyPair(KeyType.Ed25519); Console.WriteLine(slot);"),
        ("if (zkGenKeyPair(0) < 0) throw new Exception();", "if (client.gen_key_pair(\"nistp256\") < 0) throw new Exception();", "Console.WriteLine(unit.GenerateKeyPair(KeyType.Ed25519));"),
        ("int Make() => zkGenKeyPair(0); Console.WriteLine(Make());", "int Make() => client.gen_key_pair(\"nistp256\"); Console.WriteLine(Make());", "KeySlot Make() => unit.GenerateKeyPair(KeyType.Ed25519); Console.WriteLine(Make());"),
        ("zkGenEphemeralKeyPair(0);", "client.gen_ephemeral_key_pair(\"nistp256\");", "unit.GenerateEphemeralKeyPair(KeyType.Ed25519);"),
        ("zkRemoveKey(number, false);", "client.remove_key(number);", "unit.RemoveKey(KeySlot.Generated(number));"),
        (
            "zkGenWalletChildKey(number, 0, true, false, out _); zkGetWalletKeySlotFromNodeAddr(text, text, 0, out var slot);",
            "client.gen_wallet_child_key(number, 0, true); client.get_wallet_key_slot(text);",
            "unit.DeriveChildKey(KeySlot.Generated(number), 0, true); Console.WriteLine(unit.GetWalletKeySlot(text, text));"));

    [Theory]
    [MemberData(nameof(Dropped))]
    public Task A_slot_that_is_dropped_is_reported(Route route, string statements) => RoutedProgram.Test<SCM1003SlotDiscarded>(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Kept))]
    public Task A_slot_that_is_kept_or_can_be_found_again_is_silent(Route route, string statements) => RoutedProgram.Test<SCM1003SlotDiscarded>(route, statements).VerifyAsync();

    [Theory]
    [InlineData("[ZymbitApi(\"zkGenKeyPair\")] void Make() { }", "Make();")]
    [InlineData("[ZymbitApi(\"zkGenKeyPair\")] bool Make() => true;", "Make();")]
    [InlineData("int _slot; [ZymbitApi(\"zkGenKeyPair\")] string Make() => \"\";", "Make();")]
    [InlineData("int _slot; [ZymbitApi(\"zkGenKeyPair\")] int Make() => 1;", "_slot = Make();")]
    [InlineData("[ZymbitApi(\"zkGenKeyPair\")] int Make() => 1;", "var all = new[] { Make() };")]
    public Task A_wrapper_that_returns_no_slot_or_whose_slot_goes_elsewhere_is_silent(string members, string statements) =>
        RoutedProgram.Test<SCM1003SlotDiscarded>(Route.AnnotatedWrapper, statements, members).VerifyAsync();

    [Theory]
    [InlineData("[ZymbitApi(\"zkGenKeyPair\")] long Make() => 1;", "this?[|.Make()|];")]
    [InlineData("sealed class Key { public int Slot => 1; } [ZymbitApi(\"zkGenKeyPair\")] Key Make() => null;", "[|Make()|];")]
    public Task A_wrapper_s_slot_is_followed_through(string members, string statements) =>
        RoutedProgram.Test<SCM1003SlotDiscarded>(Route.AnnotatedWrapper, statements, members).VerifyAsync();

    [Fact]
    public Task A_slot_that_is_awaited_and_dropped_is_reported() => new RuleTest<SCM1003SlotDiscarded>
    {
        Source = """
            using System;
            using System.Threading.Tasks;
            class P
            {
                [ZymbitApi("zkGenKeyPair")] Task<int> MakeAsync() => Task.FromResult(1);
                [ZymbitApi("zkGenKeyPair")] Task MakeAndKeepAsync() => Task.CompletedTask;
                async Task M() { await [|MakeAsync()|]; await MakeAndKeepAsync(); Console.WriteLine(await MakeAsync()); }
            }
            class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; }
            """,
    }.VerifyAsync();

    [Theory]
    [InlineData("SCM1003.Bad.cs")]
    [InlineData("SCM1003.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM1003SlotDiscarded()).VerifyAsync();
}
