using System.Threading.Tasks;

namespace ScmGuard.CodeFixes.Tests.KeyDurability;

/// <summary>What the fix does with wrappers that carry <c>ZymbitApi</c>.</summary>
public sealed class WrapperKeyPairFixTests
{
    private const string Attributes = """
        namespace ScmGuard.Annotations
        {
            [System.AttributeUsage(System.AttributeTargets.Method)]
            class ZymbitApiAttribute : System.Attribute { public ZymbitApiAttribute(string operation) { } }
            [System.AttributeUsage(System.AttributeTargets.Parameter)]
            class ZymbitRoleAttribute : System.Attribute { public ZymbitRoleAttribute(string role) { } }
        }
        """;

    private const string Instance = """
        using System;
        using ScmGuard.Annotations;
        enum Curve { NistP256, Secp256k1 }
        class Scm
        {
            [ZymbitApi("zkGenKeyPair")] public int NewKey(Curve keyType) => 16;
            [ZymbitApi("zkGenWalletMasterSeedWithBIP39")]
            public int NewWallet(Curve keyType, string walletName, ReadOnlySpan<byte> masterGeneratorKey, out string mnemonic, string passphrase = "") { mnemonic = ""; return 17; }
            [ZymbitApi("gen_wallet_child_key")] public int NewChild([ZymbitRole("ParentSlot")] int parent, uint index, bool hardened, bool wait = true) => 18;
        }
        """;

    public static TheoryData<string, string, string, string, string> Wrappers => new()
    {
        {
            "a receiver that is a field",
            Instance,
            "Scm",
            "_scm.NewKey(Curve.Secp256k1)",
            """_scm.NewChild(_scm.NewWallet(Curve.Secp256k1, "unit-make-key", Array.Empty<byte>(), out var recoveryMnemonic, ""), 0, true)"""
        },
        {
            "a receiver that is an automatic property of this",
            Instance,
            "Scm",
            "this.Client.NewKey(keyType: /* which */ Curve.Secp256k1)",
            """this.Client.NewChild(this.Client.NewWallet(Curve.Secp256k1, "unit-make-key", Array.Empty<byte>(), out var recoveryMnemonic, ""), 0, true)"""
        },
        {
            "static wrappers with a context and a type of their own for slots",
            """
            using System;
            using ScmGuard.Annotations;
            enum Curve { NistP256, Secp256k1 }
            readonly record struct KeySlot(int Number);
            static class Scm
            {
                public static readonly IntPtr Handle = default;
                [ZymbitApi("zkGenKeyPair")] public static KeySlot NewKey(IntPtr ctx, Curve type) => default;
                [ZymbitApi("zkGenWalletMasterSeedWithBIP39")]
                public static KeySlot NewWallet(IntPtr ctx, Curve type, string variant, string wallet_name, byte[] master_generator_key, int master_generator_key_size, string passphrase, out string mnemonic) { mnemonic = ""; return default; }
                [ZymbitApi("zkGenWalletChildKey")] public static KeySlot NewChild(IntPtr ctx, KeySlot parent_key_slot, int index, bool is_hardened, bool return_chain_code, out byte[] chain_code) { chain_code = new byte[0]; return default; }
            }
            """,
            "object",
            "Scm.NewKey(Scm.Handle, Curve.Secp256k1).Number",
            """Scm.NewChild(Scm.Handle, Scm.NewWallet(Scm.Handle, Curve.Secp256k1, "", "unit-make-key", Array.Empty<byte>(), 0, "", out var recoveryMnemonic), 0, true, false, out _).Number"""
        },
        {
            "arguments behind one that keeps its default",
            """
            using System;
            using ScmGuard.Annotations;
            enum Curve { NistP256, Secp256k1 }
            class Base
            {
                [ZymbitApi("zkGenWalletMasterSeedWithBIP39")]
                protected internal int NewWallet(Curve keyType, string passphrase, [ZymbitRole("WalletName")] string label, bool wait = true, [ZymbitRole("Mnemonic")] params string[] words) { return 17; }
                [ZymbitApi("zkGenWalletMasterSeedWithBIP39")]
                protected internal int NewWallet(Curve keyType, out string mnemonic, bool wait = true, string walletName = "") { mnemonic = ""; return 17; }
            }
            class Scm : Base
            {
                [ZymbitApi("zkGenKeyPair")] public int NewKey(Curve keyType) => 16;
                [ZymbitApi("zkGenWalletChildKey")] public int NewChild(int parentSlot, uint index, bool hardened, out byte[] chainCode) { chainCode = null!; return 17; }
            }
            """,
            "Scm",
            "_scm.NewKey(Curve.Secp256k1)",
            """_scm.NewChild(_scm.NewWallet(Curve.Secp256k1, out var recoveryMnemonic, walletName: "unit-make-key"), 0, true, out _)"""
        },
    };

    [Theory]
    [MemberData(nameof(Wrappers))]
    public Task A_wrapper_is_replaced_by_its_siblings_with(string what, string wrappers, string type, string before, string after)
    {
        Assert.NotEmpty(what);
        return new KeyPairFixTest
        {
            Sources = { ["Unit.cs"] = Unit(type, Marked(before), ""), ["Scm.cs"] = wrappers, ["Attributes.cs"] = Attributes },
            FixedSources = { ["Unit.cs"] = Unit(type, after, $"{KeyPairFixTest.Comment}\n        ") },
        }.VerifyAsync();
    }

    [Theory]
    [InlineData("a receiver that may be another one the second time", Instance, "Open().NewKey(Curve.Secp256k1)")]
    [InlineData("a receiver that may be missing", Instance, "_scm?.NewKey(Curve.Secp256k1) ?? 0")]
    [InlineData("a property that computes", Instance, "Computed.NewKey(Curve.Secp256k1)")]
    [InlineData(
        "no sibling for the child key",
        """
        using ScmGuard.Annotations;
        enum Curve { NistP256, Secp256k1 }
        class Scm
        {
            [ZymbitApi("zkGenKeyPair")] public int NewKey(Curve keyType) => 16;
            [ZymbitApi("zkGenWalletMasterSeedWithBIP39")] public int NewWallet(Curve keyType, string walletName, out string mnemonic) { mnemonic = ""; return 17; }
        }
        """)]
    [InlineData(
        "a wallet without a mnemonic",
        """
        using ScmGuard.Annotations;
        enum Curve { NistP256, Secp256k1 }
        class Scm
        {
            [ZymbitApi("zkGenKeyPair")] public int NewKey(Curve keyType) => 16;
            [ZymbitApi("zkGenWalletMasterSeedWithBIP39")] public int NewWallet(Curve keyType, string walletName) => 17;
            [ZymbitApi("zkGenWalletChildKey")] public int NewChild(int parentSlot, uint index, bool hardened) => 18;
        }
        """)]
    [InlineData(
        "a sibling that the caller cannot reach",
        """
        using ScmGuard.Annotations;
        enum Curve { NistP256, Secp256k1 }
        class Scm
        {
            [ZymbitApi("zkGenKeyPair")] public int NewKey(Curve keyType) => 16;
            [ZymbitApi("zkGenWalletMasterSeedWithBIP39")] int NewWallet(Curve keyType, string walletName, out string mnemonic) { mnemonic = ""; return 17; }
            [ZymbitApi("zkGenWalletChildKey")] public int NewChild(int parentSlot, uint index, bool hardened) => 18;
        }
        """)]
    [InlineData(
        "a parameter that is not understood",
        """
        using ScmGuard.Annotations;
        enum Curve { NistP256, Secp256k1 }
        class Scm
        {
            [ZymbitApi("zkGenKeyPair")] public int NewKey(Curve keyType) => 16;
            [ZymbitApi("zkGenWalletMasterSeedWithBIP39")] public int NewWallet(Curve keyType, string walletName, object what, out string mnemonic) { mnemonic = ""; return 17; }
            [ZymbitApi("zkGenWalletChildKey")] public int NewChild(int parentSlot, uint index, bool hardened) => 18;
        }
        """)]
    [InlineData(
        "slots that do not fit",
        """
        using ScmGuard.Annotations;
        enum Curve { NistP256, Secp256k1 }
        class Scm
        {
            [ZymbitApi("zkGenKeyPair")] public int NewKey(Curve keyType) => 16;
            [ZymbitApi("zkGenWalletMasterSeedWithBIP39")] public System.Threading.Tasks.Task<int> NewWallet(Curve keyType, string walletName, out string mnemonic) { mnemonic = ""; return null!; }
            [ZymbitApi("zkGenWalletChildKey")] public int NewChild(int parentSlot, uint index, bool hardened) => 18;
        }
        """)]
    public Task No_fix_is_offered_for_a_wrapper_with(string what, string wrappers, string call = "_scm.NewKey(Curve.Secp256k1)")
    {
        Assert.NotEmpty(what);
        return new KeyPairFixTest
        {
            Sources = { ["Unit.cs"] = Unit("Scm", Marked(call), ""), ["Scm.cs"] = wrappers, ["Attributes.cs"] = Attributes },
        }.VerifyAsync();
    }

    private static string Marked(string call)
    {
        var end = call.EndsWith(").Number", System.StringComparison.Ordinal) ? call.Length - ".Number".Length : call.LastIndexOf(')') + 1;
        var start = call.StartsWith("_scm?", System.StringComparison.Ordinal) ? "_scm?".Length : 0;
        return call[..start] + "{|SCM1001:" + call[start..end] + "|}" + call[end..];
    }

    private static string Unit(string type, string call, string above) => $$"""
        using System;
        class Unit
        {
            readonly {{type}} _scm = new();
            {{type}} Client { get; } = new();
            {{type}} Computed => new();
            {{type}} Open() => new();
            int Make()
            {
                {{above}}return {{call}};
            }
        }
        """;
}
