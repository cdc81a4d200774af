using System;
using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.CodeFixes.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.KeyDurability;

/// <summary>The fix together with its rule, and with the other rules, which must find nothing to say about what it writes.</summary>
public sealed class SCM1001KeyPairLostAtRebootFixTests
{
    [Fact]
    public Task The_fixed_sample_is_what_the_fix_makes_of_the_bad_one() =>
        new SampleFixTest("SCM1001.Bad.cs", "SCM1001.Fixed.cs", new SCM1001KeyPairLostAtRebootFix(), new SCM1001KeyPairLostAtReboot())
        {
            OtherAnalyzers = { new SCM2001WalletNameUsedTwice() },
        }.VerifyAsync();

    [Fact]
    public Task A_solution_is_fixed_in_one_pass_with_a_name_for_each_wallet() => new FixTest(new SCM1001KeyPairLostAtRebootFix(), new SCM1001KeyPairLostAtReboot())
    {
        OtherAnalyzers = { new SCM2001WalletNameUsedTwice() },
        Sources =
        {
            ["Unit.cs"] = """partial class Unit { int Make() => {|SCM1001:zkGenKeyPair(default, 1)|} + {|SCM1001:zkGenKeyPair(default, {|SCM1001:zkGenKeyPair(default, 1)|})|}; }""",
            ["Unit.More.cs"] = """partial class Unit { class Inner { string taken = "unit-make-key-4"; int Make() => {|SCM1001:zkGenKeyPair(default, 1)|}; } int Make(int type) => {|SCM1001:zkGenKeyPair(default, type)|}; }""",
            ["Unit.Native.cs"] = "partial class Unit\n{\n" + Import + "\n}",
            ["Checked.cs"] = """class Checked : Unit { int Make(string firmware) { if (firmware == "01.02.02release") { return -1; } return zkGenKeyPair(default, 1); } }""",
        },
        AdditionalProjects =
        {
            ["Other"] = new TestProject { Source = "class Unit\n{\n" + Import + "\n    int Make() => {|SCM1001:zkGenKeyPair(default, 1)|};\n}" },
        },
        FixedSources =
        {
            ["Unit.cs"] = $$"""
                {{KeyPairFixTest.Comment}}
                partial class Unit { int Make() => {{Key("unit-make-key-2", "", "1")}} + {{Key("unit-make-key-3", "2", Key("unit-make-key-5", "3", "1"))}}; }
                """,
            ["Unit.More.cs"] = $$"""
                {{KeyPairFixTest.Comment}}
                partial class Unit { class Inner { string taken = "unit-make-key-4"; int Make() => {{Key("inner-make-key", "", "1")}}; } int Make(int type) => {{Key("unit-make-key", "", "type")}}; }
                """,
            ["Unit.Native.cs"] = "partial class Unit\n{\n" + Import + Helper + "\n}",
            ["Other/Test0.cs"] = "class Unit\n{\n" + Import + Helper + "\n    " + KeyPairFixTest.Comment + "\n    int Make() => " + Key("unit-make-key", "", "1") + ";\n}",
        },
    }.VerifyAsync();

    [Fact]
    public Task Names_that_are_there_are_left_to_what_has_them() => new FixTest(new SCM1001KeyPairLostAtRebootFix(), new SCM1001KeyPairLostAtReboot())
    {
        Source = "class Unit\n{\n" + Import + """

                int zkGenWalletChildKey => 0;
                public class Inner
                {
                    static int GenerateWalletKey() => 2;
                    int Make() => {|SCM1001:zkGenKeyPair(default, 1)|} + GenerateWalletKey();
                }
            }
            class Derived : Unit
            {
                int GenerateWalletKey2 => 1;
                int Make(System.Func<int> GenerateWalletKey3) => {|SCM1001:zkGenKeyPair(default, 1)|} + GenerateWalletKey3();
            }
            """,
        Fixed = "class Unit\n{\n" + Import + Helper
            .Replace("DllImport(\"zk_app_utils\")]\n    internal static extern int zkGenWalletChildKey", "DllImport(\"zk_app_utils\", EntryPoint = \"zkGenWalletChildKey\")]\n    internal static extern int GenWalletChildKey", StringComparison.Ordinal)
            .Replace("return zkGenWalletChildKey(", "return GenWalletChildKey(", StringComparison.Ordinal)
            .Replace("int GenerateWalletKey(", "int GenerateWalletKey3(", StringComparison.Ordinal) + """

                int zkGenWalletChildKey => 0;
                public class Inner
                {
                    static int GenerateWalletKey() => 2;
                    // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                    int Make() => GenerateWalletKey3(default, 1, "inner-make-key", out var recoveryMnemonic) + GenerateWalletKey();
                }
            }
            class Derived : Unit
            {
                int GenerateWalletKey2 => 1;
                // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                int Make(System.Func<int> GenerateWalletKey3) => Unit.GenerateWalletKey3(default, 1, "derived-make-key", out var recoveryMnemonic) + GenerateWalletKey3();
            }
            """,
    }.VerifyAsync();

    private const string Import = """
            [System.Runtime.InteropServices.DllImport("zk_app_utils")]
            internal static extern int zkGenKeyPair(nint ctx, int type);
        """;

    private const string Helper = "\n" + """

            [System.Runtime.InteropServices.DllImport("zk_app_utils")]
            internal static extern int zkGenWalletMasterSeedWithBIP39(
                nint ctx,
                int type,
                [System.Runtime.InteropServices.MarshalAs(System.Runtime.InteropServices.UnmanagedType.LPUTF8Str)] string variant,
                [System.Runtime.InteropServices.MarshalAs(System.Runtime.InteropServices.UnmanagedType.LPUTF8Str)] string walletName,
                byte[] masterGeneratorKey,
                int masterGeneratorKeySize,
                [System.Runtime.InteropServices.MarshalAs(System.Runtime.InteropServices.UnmanagedType.LPUTF8Str)] string passphrase,
                out nint mnemonic);

            [System.Runtime.InteropServices.DllImport("zk_app_utils")]
            internal static extern int zkGenWalletChildKey(
                nint ctx,
                int parentKeySlot,
                uint index,
                [System.Runtime.InteropServices.MarshalAs(System.Runtime.InteropServices.UnmanagedType.U1)] bool isHardened,
                [System.Runtime.InteropServices.MarshalAs(System.Runtime.InteropServices.UnmanagedType.U1)] bool returnChainCode,
                nint chainCode);

            /// <summary>
            /// Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.
            /// A wallet's name works once on a unit. Returns the key's slot, or a negative error.
            /// </summary>
            internal static unsafe int GenerateWalletKey(nint ctx, int type, string walletName, out string recoveryMnemonic)
            {
                recoveryMnemonic = "";
                int masterSlot = zkGenWalletMasterSeedWithBIP39(ctx, type, "", walletName, System.Array.Empty<byte>(), 0, "", out nint mnemonic);
                if (masterSlot < 0)
                {
                    return masterSlot;
                }

                try
                {
                    recoveryMnemonic = System.Runtime.InteropServices.Marshal.PtrToStringUTF8(mnemonic) ?? "";
                }
                finally
                {
                    // The library allocated it, so libc frees it.
                    System.Runtime.InteropServices.NativeMemory.Free((void*)mnemonic);
                }

                return zkGenWalletChildKey(ctx, masterSlot, 0, true, false, nint.Zero);
            }
        """;

    private static string Key(string walletName, string number, string type) => $"GenerateWalletKey(default, {type}, \"{walletName}\", out var recoveryMnemonic{number})";
}
