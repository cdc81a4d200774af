using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.CodeFixes.Wallets;
using ScmGuard.Testing;
using ScmGuard.Zymkey;

namespace ScmGuard.CodeFixes.Tests.Wallets;

/// <summary>What the fix of SCM2002 writes on each route, and where it is not offered.</summary>
public sealed class SCM2002WalletWithoutRecoveryFixTests
{
    private const string Comment = "// The recovery mnemonic is all that brings this wallet back: write it down off the unit, never log it.";

    private const string PythonNet = "namespace Python.Runtime { public static class Py { public static object Import(string name) => name; public static object kw(params object[] kv) => kv; } }";

    [Fact]
    public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() => new SampleFixTest(
        "SCM2002.Bad.cs", "SCM2002.Fixed.cs", new SCM2002WalletWithoutRecoveryFix(), new SCM2002WalletWithoutRecovery(), new SCM2003MnemonicDropped()).VerifyAsync();

    [Fact]
    public Task A_library_import_gets_an_overload_once_and_in_its_own_style() => Test(
        """
        using System;
        using System.Runtime.InteropServices;

        static partial class Native
        {
            /// <summary>Makes a wallet.</summary>
            [LibraryImport("libzk_app_utils.so", StringMarshalling = StringMarshalling.Utf8)]
            internal static partial int zkGenWalletMasterSeedWithBIP39(
                IntPtr ctx, int type, string variant, string name, byte[] key, int size, string passphrase,
                [In] IntPtr mnemonic);

            internal static int Other() => 1;
        }

        class P
        {
            int A() => [|Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", "a", [], 0, "", IntPtr.Zero)|];

            int B() => [|Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", "b", [], 0, "", mnemonic: IntPtr.Zero)|];

            int C(IntPtr place) => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", "c", [], 0, "", place);
        }
        """,
        $$"""
        using System;
        using System.Runtime.InteropServices;

        static partial class Native
        {
            /// <summary>Makes a wallet.</summary>
            [LibraryImport("libzk_app_utils.so", StringMarshalling = StringMarshalling.Utf8)]
            internal static partial int zkGenWalletMasterSeedWithBIP39(
                IntPtr ctx, int type, string variant, string name, byte[] key, int size, string passphrase,
                [In] IntPtr mnemonic);

            [LibraryImport("libzk_app_utils.so", StringMarshalling = StringMarshalling.Utf8)]
            internal static partial int zkGenWalletMasterSeedWithBIP39(
                IntPtr ctx, int type, string variant, string name, byte[] key, int size, string passphrase,
                out IntPtr mnemonic);

            internal static int Other() => 1;
        }

        class P
        {
            {{Comment}}
            int A() => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", "a", [], 0, "", out var recoveryMnemonic);

            {{Comment}}
            int B() => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", "b", [], 0, "", mnemonic: out var recoveryMnemonic);

            int C(IntPtr place) => Native.zkGenWalletMasterSeedWithBIP39(0, 1, "", "c", [], 0, "", place);
        }
        """);

    [Fact]
    public Task An_overload_that_is_there_is_used() => Test(
        """
        using System.Runtime.InteropServices;
        class P
        {
            [DllImport("zk_app_utils")] static extern int zkGenWalletMasterSeedWithBIP39(nint ctx, int type, string variant, string name, byte[] key, int size, string passphrase, nint mnemonic);
            [DllImport("zk_app_utils")] static extern int zkGenWalletMasterSeedWithBIP39(nint ctx, int type, string variant, string name, byte[] key, int size, string passphrase, out nint mnemonic);
            int A() => [|zkGenWalletMasterSeedWithBIP39(0, 1, "", "a", [], 0, "", default)|];
        }
        """,
        $$"""
        using System.Runtime.InteropServices;
        class P
        {
            [DllImport("zk_app_utils")] static extern int zkGenWalletMasterSeedWithBIP39(nint ctx, int type, string variant, string name, byte[] key, int size, string passphrase, nint mnemonic);
            [DllImport("zk_app_utils")] static extern int zkGenWalletMasterSeedWithBIP39(nint ctx, int type, string variant, string name, byte[] key, int size, string passphrase, out nint mnemonic);
            {{Comment}}
            int A() => zkGenWalletMasterSeedWithBIP39(0, 1, "", "a", [], 0, "", out var recoveryMnemonic);
        }
        """);

    [Fact]
    public Task The_managed_client_gets_a_BIP39_strategy() => Test(
        """
        using ScmGuard.Knowledge;
        using ScmGuard.Zymkey;
        class P
        {
            KeySlot A(IZymkey unit) => [|unit.CreateMasterSeed(KeyType.Secp256K1, "a", RecoveryStrategy.None)|];
            void B(ZymkeyClient unit, MasterGeneratorKey key)
            {
                var recoveryMnemonic = 1;
                var slot = [|unit.CreateMasterSeed(KeyType.Secp256K1, "b", RecoveryStrategy.None, key)|];
            }
        }
        """,
        $$"""
        using ScmGuard.Knowledge;
        using ScmGuard.Zymkey;
        class P
        {
            {{Comment}}
            KeySlot A(IZymkey unit) => unit.CreateMasterSeed(KeyType.Secp256K1, "a", RecoveryStrategy.Bip39(), out var recoveryMnemonic);
            void B(ZymkeyClient unit, MasterGeneratorKey key)
            {
                var recoveryMnemonic = 1;
                {{Comment}}
                var slot = unit.CreateMasterSeed(KeyType.Secp256K1, "b", RecoveryStrategy.Bip39(), out var recoveryMnemonic2, key);
            }
        }
        """);

    [Fact]
    public Task The_Python_client_s_tuple_is_taken_apart() => Test(
        """
        using Python.Runtime;
        class P
        {
            int A()
            {
                dynamic zymkey = Py.Import("zymkey");
                int slot = [|zymkey.client.gen_wallet_master_seed("secp256k1", "", "a")|];
                slot = (int)[|zymkey.client.gen_wallet_master_seed("secp256k1", "", wallet_name: "b")|];
                return [|zymkey.client.gen_wallet_master_seed("secp256k1", "", "c", zymkey.RecoveryStrategy())|];
            }
        }
        """,
        $$"""
        using Python.Runtime;
        class P
        {
            int A()
            {
                dynamic zymkey = Py.Import("zymkey");
                dynamic recoverableSeed = zymkey.client.gen_wallet_master_seed("secp256k1", "", "a", ((dynamic)Py.Import("zymkey")).RecoveryStrategyBIP39());
                var recoveryMnemonic = (string)recoverableSeed[1];
                {{Comment}}
                int slot = recoverableSeed[0];
                dynamic recoverableSeed2 = zymkey.client.gen_wallet_master_seed("secp256k1", "", wallet_name: "b", recovery_strategy: ((dynamic)Py.Import("zymkey")).RecoveryStrategyBIP39());
                var recoveryMnemonic2 = (string)recoverableSeed2[1];
                {{Comment}}
                slot = (int)recoverableSeed2[0];
                dynamic recoverableSeed3 = zymkey.client.gen_wallet_master_seed("secp256k1", "", "c", zymkey.RecoveryStrategyBIP39());
                var recoveryMnemonic3 = (string)recoverableSeed3[1];
                {{Comment}}
                return recoverableSeed3[0];
            }
        }
        """);

    [Theory]
    [InlineData("the result in an expression", "dynamic c = ((dynamic)Py.Import(\"zymkey\")).client; if ([|c.gen_wallet_master_seed(\"k\", \"\", \"a\")|] < 0) return;")]
    [InlineData("keywords of Python.NET", "dynamic c = ((dynamic)Py.Import(\"zymkey\")).client; int slot = [|c.gen_wallet_master_seed(\"k\", \"\", Py.kw(\"wallet_name\", \"a\"))|];")]
    [InlineData("a strategy in a local", "dynamic z = Py.Import(\"zymkey\"); var none = z.RecoveryStrategy(); int slot = [|z.client.gen_wallet_master_seed(\"k\", \"\", \"a\", none)|];")]
    [InlineData("a loop", "dynamic c = ((dynamic)Py.Import(\"zymkey\")).client; while (true) { int slot = [|c.gen_wallet_master_seed(\"k\", \"\", \"a\")|]; }")]
    [InlineData("a statement without a block", "dynamic c = ((dynamic)Py.Import(\"zymkey\")).client; int slot; if (c is null) slot = [|c.gen_wallet_master_seed(\"k\", \"\", \"a\")|];")]
    [InlineData("a pointer in an expression body", "unsafe int Make() => [|zkGenWalletMasterSeedWithBIP39(0, 1, \"\", \"a\", [], 0, \"\", null)|]; Make();")]
    [InlineData("named arguments of a wrapper", "ScmGuard.Zymkey.IZymkey unit = null!; unit.Equals([|unit.CreateMasterSeed(keyType: 0, walletName: \"a\", recoveryStrategy: ScmGuard.Zymkey.RecoveryStrategy.None)|]);")]
    public Task No_fix_is_offered_for(string what, string statements)
    {
        Assert.NotEmpty(what);
        return Test(
            $$"""
            using Python.Runtime;
            using System.Runtime.InteropServices;
            class P
            {
                [DllImport("zk_app_utils")] static extern unsafe int zkGenWalletMasterSeedWithBIP39(nint ctx, int type, string variant, string name, byte[] key, int size, string passphrase, byte** mnemonic);
                void M() { {{statements}} }
            }
            """,
            null);
    }

    private static Task Test(string before, string? after)
    {
        var test = new FixTest(new SCM2002WalletWithoutRecoveryFix(), new SCM2002WalletWithoutRecovery())
        {
            Sources = { ["Program.cs"] = before, ["PythonNet.cs"] = PythonNet },
        };
        if (after is not null)
        {
            test.FixedSources["Program.cs"] = after;
        }

        test.AddReference(typeof(IZymkey));
        test.AddReference(typeof(Knowledge.Operations));
        return test.VerifyAsync();
    }
}
