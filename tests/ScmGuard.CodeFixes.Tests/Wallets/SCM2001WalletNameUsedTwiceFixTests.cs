using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.CodeFixes.Wallets;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.Wallets;

/// <summary>What the fix of SCM2001 writes, and where it is not offered.</summary>
public sealed class SCM2001WalletNameUsedTwiceFixTests
{
    private const string Native = """
        using System.Runtime.InteropServices;
        static class Native
        {
            [DllImport("zk_app_utils")] public static extern int zkGenWalletMasterSeedWithBIP39(nint ctx, int type, string variant, string name, byte[] key, int size, string passphrase, out nint mnemonic);
            [DllImport("zk_app_utils")] public static extern int zkGenOversightWallet(nint ctx, int type, string variant, byte[] key, byte[] chain, string node, string name);
            [DllImport("zk_app_utils")] public static extern int zkRestoreWalletMasterSeedFromBIP39Mnemonic(nint ctx, int type, string variant, string name, byte[] key, int size, string passphrase, string mnemonic);
        }
        """;

    public static TheoryData<string, string, string> Names => new()
    {
        { "literals", """void A() { Make("fleet"); Make({|SCM2001:"fleet"|}); Make({|SCM2001:"fleet"|}); }""", """void A() { Make("fleet"); Make("fleet-2"); Make("fleet-3"); }""" },
        { "literals on one line with comments", """void A() { Make("fleet"); Make(/* why */ {|SCM2001:"fleet"|} /* so */); }""", """void A() { Make("fleet"); Make(/* why */ "fleet-2" /* so */); }""" },
        { "a verbatim text", """void A() { Make(@"fleet"); Make({|SCM2001:@"fleet"|}); }""", """void A() { Make(@"fleet"); Make("fleet-2"); }""" },
        { "an interpolation without holes", """void A() { Make("fleet"); Make({|SCM2001:$"fleet"|}); }""", """void A() { Make("fleet"); Make("fleet-2"); }""" },
        { "a constant that others use", """const string Fleet = "fleet"; void A() { Make(Fleet); Make({|SCM2001:Fleet|}); Use(Fleet); }""", """const string Fleet = "fleet"; void A() { Make(Fleet); Make("fleet-2"); Use(Fleet); }""" },
        { "a local that others use", """void A() { var name = "fleet"; Make(name); Make({|SCM2001:name|}); Use(name); }""", """void A() { var name = "fleet"; Make(name); Make("fleet-2"); Use(name); }""" },
        { "constants put together", """void A() { Make("fleet"); Make({|SCM2001:"fl" + "eet"|}); Make({|SCM2001:nameof(fleet)|}); } int fleet => 1;""", """void A() { Make("fleet"); Make("fleet-2"); Make("fleet-3"); } int fleet => 1;""" },
        { "a name that is taken as text", """void A() { Make("fleet"); Make({|SCM2001:"fleet"|}); Use("FLEET-2"); Use($"fleet-3"); }""", """void A() { Make("fleet"); Make("fleet-4"); Use("FLEET-2"); Use($"fleet-3"); }""" },
        { "a name that is put together elsewhere", """void A() { Make("fleet"); Make({|SCM2001:"fleet"|}); Make("fle" + "et-2"); }""", """void A() { Make("fleet"); Make("fleet-3"); Make("fle" + "et-2"); }""" },
        { "a named argument", """void A() { Make("fleet"); Make(name: {|SCM2001:"fleet"|}); }""", """void A() { Make("fleet"); Make(name: "fleet-2"); }""" },
        { "a text with characters to escape", """void A() { Make("a\\\"b"); Make({|SCM2001:"a\\\"b"|}); }""", """void A() { Make("a\\\"b"); Make("a\\\"b-2"); }""" },
        {
            "the call itself",
            """void A() { Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", "fleet", [], 0, "", out _); Native.zkGenOversightWallet(0, 1, "", [], [], "m/0'", {|SCM2001:"fleet"|}); }""",
            """void A() { Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", "fleet", [], 0, "", out _); Native.zkGenOversightWallet(0, 1, "", [], [], "m/0'", "fleet-2"); }"""
        },
        { "different methods", """void A() { Make("fleet"); } void B() { Make({|SCM2001:"fleet"|}); }""", """void A() { Make("fleet"); } void B() { Make("fleet-2"); }""" },
    };

    [Fact]
    public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() =>
        new SampleFixTest("SCM2001.Bad.cs", "SCM2001.Fixed.cs", new SCM2001WalletNameUsedTwiceFix(), new SCM2001WalletNameUsedTwice()).VerifyAsync();

    [Theory]
    [MemberData(nameof(Names))]
    public Task The_later_wallet_gets_a_name_of_its_own_with(string what, string before, string after)
    {
        Assert.NotEmpty(what);
        return Test(before, after).VerifyAsync();
    }

    [Theory]
    [InlineData("a loop", """void A() { for (var i = 0; i < 3; i++) { Make({|SCM2001:"fleet"|}); } }""")]
    [InlineData("a name that is restored", """void A() { Make("fleet"); Native.zkRestoreWalletMasterSeedFromBIP39Mnemonic(0, 1, "", {|SCM2001:"fleet"|}, [], 0, "", "words"); }""")]
    [InlineData("a name that a helper restores", """void A() { Make("fleet"); Again({|SCM2001:"fleet"|}); } static int Again(string name) => Native.zkRestoreWalletMasterSeedFromBIP39Mnemonic(0, 1, "", name, [], 0, "", "words");""")]
    [InlineData("a part that a helper completes", """void A() { Add("a"); Add({|SCM2001:"a"|}); } static int Add(string part) => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", "fleet-" + part, [], 0, "", out _);""")]
    public Task No_fix_is_offered_for(string what, string members)
    {
        Assert.NotEmpty(what);
        return Test(members, null).VerifyAsync();
    }

    [Fact]
    public Task No_fix_is_offered_for_what_only_a_whole_compilation_shows() => new FixTest(new SCM2001WalletNameUsedTwiceFix(), new SCM2001WalletNameUsedTwice())
    {
        Sources =
        {
            ["A.cs"] = """class A { int Make() => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", "fleet", [], 0, "", out _); }""",
            ["B.cs"] = """class B { int Make() => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", {|SCM2001@end:"fleet"|}, [], 0, "", out _); }""",
            ["Native.cs"] = Native,
        },
    }.VerifyAsync();

    [Fact]
    public Task Names_are_unique_across_the_files_of_a_project() => new FixTest(new SCM2001WalletNameUsedTwiceFix(), new SCM2001WalletNameUsedTwice())
    {
        Sources =
        {
            ["A.cs"] = """class A { void Make() { N("fleet"); N({|SCM2001:"fleet"|}); } static int N(string name) => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", name, [], 0, "", out _); }""",
            ["B.cs"] = """class B { void Make() { N("depot"); N({|SCM2001:"depot"|}); N("fleet-2"); } static int N(string name) => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", name, [], 0, "", out _); }""",
            ["Native.cs"] = Native,
        },
        FixedSources =
        {
            ["A.cs"] = """class A { void Make() { N("fleet"); N("fleet-3"); } static int N(string name) => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", name, [], 0, "", out _); }""",
            ["B.cs"] = """class B { void Make() { N("depot"); N("depot-2"); N("fleet-2"); } static int N(string name) => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", name, [], 0, "", out _); }""",
        },
    }.VerifyAsync();

    [Fact]
    public Task A_name_in_utf8_stays_in_utf8() => new FixTest(new SCM2001WalletNameUsedTwiceFix(), new SCM2001WalletNameUsedTwice())
    {
        Source = Utf8("{|SCM2001:\"fleet\\0\"u8|}"),
        Fixed = Utf8("\"fleet-2\\0\"u8"),
    }.VerifyAsync();

    private static string Utf8(string second) => $$"""
        using System;
        using System.Runtime.InteropServices;
        class Unit
        {
            [DllImport("zk_app_utils")] static extern int zkGenWalletMasterSeedWithBIP39(nint ctx, int type, in byte variant, in byte name, in byte key, int size, in byte passphrase, out nint mnemonic);
            [ScmGuard.Annotations.ZymbitApi("zkGenWalletMasterSeedWithBIP39")] static int Make(ReadOnlySpan<byte> walletName) => zkGenWalletMasterSeedWithBIP39(0, 1, walletName[0], walletName[0], walletName[0], 0, walletName[0], out _);
            void A() { Make("fleet\0"u8); Make({{second}}); }
        }
        namespace ScmGuard.Annotations { class ZymbitApiAttribute : Attribute { public ZymbitApiAttribute(string operation) { } } }
        """;

    [Fact]
    public Task Python_keywords_are_followed() => new FixTest(new SCM2001WalletNameUsedTwiceFix(), new SCM2001WalletNameUsedTwice())
    {
        Sources =
        {
            ["Unit.cs"] = """
                using Python.Runtime;
                class Unit
                {
                    void Make()
                    {
                        dynamic client = ((dynamic)Py.Import("zymkey")).client;
                        client.gen_wallet_master_seed("secp256k1", "", "fleet");
                        client.gen_wallet_master_seed("secp256k1", "", wallet_name: {|SCM2001:"fleet"|});
                        client.gen_wallet_master_seed("secp256k1", "", Py.kw("wallet_name", {|SCM2001:"fleet"|}));
                    }
                }
                """,
            ["PythonNet.cs"] = "namespace Python.Runtime { public static class Py { public static object Import(string name) => name; public static object kw(params object[] kv) => kv; } }",
        },
        FixedSources =
        {
            ["Unit.cs"] = """
                using Python.Runtime;
                class Unit
                {
                    void Make()
                    {
                        dynamic client = ((dynamic)Py.Import("zymkey")).client;
                        client.gen_wallet_master_seed("secp256k1", "", "fleet");
                        client.gen_wallet_master_seed("secp256k1", "", wallet_name: "fleet-2");
                        client.gen_wallet_master_seed("secp256k1", "", Py.kw("wallet_name", "fleet-3"));
                    }
                }
                """,
        },
    }.VerifyAsync();

    [Fact]
    public async Task Code_that_was_changed_at_random_and_still_compiles_is_fixed_to_code_that_compiles()
    {
        var properties = new FixProperties(new SCM2001WalletNameUsedTwiceFix(), [new SCM2001WalletNameUsedTwice()]).WithLibraryImport();
        var compiled = 0;
        foreach (var mutant in MalformedCode.Mutants(SampleFile.Read("SCM2001.Bad.cs").Text, seed: 1, count: 2000))
        {
            if (await properties.VerifyAsync(mutant.Text, stepwise: true) is not null && ++compiled == 25)
            {
                return;
            }
        }

        Assert.Fail($"Only {compiled} mutants compile, too few to say anything.");
    }

    [Fact]
    public Task Malformed_code_breaks_neither_the_offer_nor_the_fix() => new RobustnessTest(new SCM2001WalletNameUsedTwice())
    {
        Source = SampleFile.Read("SCM2001.Bad.cs").Text,
        Fixes = { new SCM2001WalletNameUsedTwiceFix() },
        MutantsPerFile = 60,
        HalfTypedStride = 4,
    }.VerifyAsync();

    private static FixTest Test(string before, string? after)
    {
        var test = new FixTest(new SCM2001WalletNameUsedTwiceFix(), new SCM2001WalletNameUsedTwice()) { Sources = { ["Unit.cs"] = Unit(before), ["Native.cs"] = Native } };
        if (after is not null)
        {
            test.FixedSources["Unit.cs"] = Unit(after);
        }

        return test;
    }

    private static string Unit(string members) => $$"""
        class Unit
        {
            {{members}}
            static int Make(string name) => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", name, [], 0, "", out _);
            static void Use(string text) { }
        }
        """;
}
