using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests.KeyDurability;

/// <summary>What the fix writes beside an import, for each way to import.</summary>
public sealed class NativeKeyPairFixTests
{
    [Fact]
    public Task A_DllImport_gets_a_helper_and_its_imports_beside_it() => new KeyPairFixTest
    {
        Source = """
            using System;
            using System.Runtime.InteropServices;

            static class Gateway
            {
                [DllImport("zk_app_utils")]
                private static extern int zkGenKeyPair(IntPtr ctx, int type);

                public static int Provision(IntPtr ctx)
                {
                    // The telemetry key.
                    return {|SCM1001:zkGenKeyPair(ctx, 1)|}; // secp256k1
                }
            }
            """,
        Fixed = """
            using System;
            using System.Runtime.InteropServices;

            static class Gateway
            {
                [DllImport("zk_app_utils")]
                private static extern int zkGenKeyPair(IntPtr ctx, int type);

                [DllImport("zk_app_utils")]
                private static extern int zkGenWalletMasterSeedWithBIP39(
                    IntPtr ctx,
                    int type,
                    [MarshalAs(UnmanagedType.LPUTF8Str)] string variant,
                    [MarshalAs(UnmanagedType.LPUTF8Str)] string walletName,
                    byte[] masterGeneratorKey,
                    int masterGeneratorKeySize,
                    [MarshalAs(UnmanagedType.LPUTF8Str)] string passphrase,
                    out IntPtr mnemonic);

                [DllImport("zk_app_utils")]
                private static extern int zkGenWalletChildKey(
                    IntPtr ctx,
                    int parentKeySlot,
                    uint index,
                    [MarshalAs(UnmanagedType.U1)] bool isHardened,
                    [MarshalAs(UnmanagedType.U1)] bool returnChainCode,
                    IntPtr chainCode);

                /// <summary>
                /// Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.
                /// A wallet's name works once on a unit. Returns the key's slot, or a negative error.
                /// </summary>
                private static unsafe int GenerateWalletKey(IntPtr ctx, int type, string walletName, out string recoveryMnemonic)
                {
                    recoveryMnemonic = "";
                    int masterSlot = zkGenWalletMasterSeedWithBIP39(ctx, type, "", walletName, Array.Empty<byte>(), 0, "", out IntPtr mnemonic);
                    if (masterSlot < 0)
                    {
                        return masterSlot;
                    }

                    try
                    {
                        recoveryMnemonic = Marshal.PtrToStringUTF8(mnemonic) ?? "";
                    }
                    finally
                    {
                        // The library allocated it, so libc frees it.
                        NativeMemory.Free((void*)mnemonic);
                    }

                    return zkGenWalletChildKey(ctx, masterSlot, 0, true, false, IntPtr.Zero);
                }

                public static int Provision(IntPtr ctx)
                {
                    // The telemetry key.
                    // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                    return GenerateWalletKey(ctx, 1, "gateway-provision-key", out var recoveryMnemonic); // secp256k1
                }
            }
            """,
    }.VerifyAsync();

    [Fact]
    public Task A_LibraryImport_is_followed_in_style_library_context_key_type_and_accessibility() => new KeyPairFixTest
    {
        Source = """
            using System.Runtime.InteropServices;
            using Microsoft.Win32.SafeHandles;

            enum Curve { NistP256, Secp256k1, Ed25519 }

            class ZymkeyContext() : SafeHandleZeroOrMinusOneIsInvalid(true) { protected override bool ReleaseHandle() => true; }

            internal static partial class Native
            {
                private const string Library = "libzk_app_utils.so";

                [LibraryImport(Library, EntryPoint = "zkGenKeyPair", SetLastError = true)]
                public static partial int GenKeyPair(ZymkeyContext context, Curve curve);
            }

            class KeyStore
            {
                int MakeKey(ZymkeyContext context) => {|SCM1001:Native.GenKeyPair(context, Curve.Ed25519)|};
            }
            """,
        Fixed = """
            using System.Runtime.InteropServices;
            using Microsoft.Win32.SafeHandles;

            enum Curve { NistP256, Secp256k1, Ed25519 }

            class ZymkeyContext() : SafeHandleZeroOrMinusOneIsInvalid(true) { protected override bool ReleaseHandle() => true; }

            internal static partial class Native
            {
                private const string Library = "libzk_app_utils.so";

                [LibraryImport(Library, EntryPoint = "zkGenKeyPair", SetLastError = true)]
                public static partial int GenKeyPair(ZymkeyContext context, Curve curve);

                [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8, EntryPoint = "zkGenWalletMasterSeedWithBIP39")]
                internal static partial int GenWalletMasterSeedWithBIP39(
                    ZymkeyContext context,
                    Curve curve,
                    string variant,
                    string walletName,
                    byte[] masterGeneratorKey,
                    int masterGeneratorKeySize,
                    string passphrase,
                    out nint mnemonic);

                [LibraryImport(Library, SetLastError = true, StringMarshalling = StringMarshalling.Utf8, EntryPoint = "zkGenWalletChildKey")]
                internal static partial int GenWalletChildKey(
                    ZymkeyContext context,
                    int parentKeySlot,
                    uint index,
                    [MarshalAs(UnmanagedType.U1)] bool isHardened,
                    [MarshalAs(UnmanagedType.U1)] bool returnChainCode,
                    nint chainCode);

                /// <summary>
                /// Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.
                /// A wallet's name works once on a unit. Returns the key's slot, or a negative error.
                /// </summary>
                internal static unsafe int GenerateWalletKey(ZymkeyContext context, Curve curve, string walletName, out string recoveryMnemonic)
                {
                    recoveryMnemonic = "";
                    int masterSlot = GenWalletMasterSeedWithBIP39(context, curve, "", walletName, System.Array.Empty<byte>(), 0, "", out nint mnemonic);
                    if (masterSlot < 0)
                    {
                        return masterSlot;
                    }

                    try
                    {
                        recoveryMnemonic = Marshal.PtrToStringUTF8(mnemonic) ?? "";
                    }
                    finally
                    {
                        // The library allocated it, so libc frees it.
                        NativeMemory.Free((void*)mnemonic);
                    }

                    return GenWalletChildKey(context, masterSlot, 0, true, false, nint.Zero);
                }
            }

            class KeyStore
            {
                // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                int MakeKey(ZymkeyContext context) => Native.GenerateWalletKey(context, Curve.Ed25519, "key-store-make-key", out var recoveryMnemonic);
            }
            """,
    }.VerifyAsync();

    [Fact]
    public Task Without_unsafe_code_libc_frees_the_mnemonic_through_an_import() => new KeyPairFixTest
    {
        AllowUnsafe = false,
        OutputKind = OutputKind.ConsoleApplication,
        Source = """
            using System.Runtime.InteropServices;

            nint context = 0;
            var slot = {|SCM1001:zkGenKeyPair(context, 1)|};
            return slot;

            [DllImport("zk_app_utils")]
            static extern int zkGenKeyPair(nint ctx, int type);

            """,
        Fixed = """
            using System.Runtime.InteropServices;

            nint context = 0;
            // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
            var slot = GenerateWalletKey(context, 1, "program-key", out var recoveryMnemonic);
            return slot;

            [DllImport("zk_app_utils")]
            static extern int zkGenWalletMasterSeedWithBIP39(
                nint ctx,
                int type,
                [MarshalAs(UnmanagedType.LPUTF8Str)] string variant,
                [MarshalAs(UnmanagedType.LPUTF8Str)] string walletName,
                byte[] masterGeneratorKey,
                int masterGeneratorKeySize,
                [MarshalAs(UnmanagedType.LPUTF8Str)] string passphrase,
                out nint mnemonic);

            [DllImport("zk_app_utils")]
            static extern int zkGenWalletChildKey(
                nint ctx,
                int parentKeySlot,
                uint index,
                [MarshalAs(UnmanagedType.U1)] bool isHardened,
                [MarshalAs(UnmanagedType.U1)] bool returnChainCode,
                nint chainCode);

            [DllImport("libc", EntryPoint = "free")]
            static extern void FreeNative(nint pointer);

            // Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.
            // A wallet's name works once on a unit. Returns the key's slot, or a negative error.
            static int GenerateWalletKey(nint ctx, int type, string walletName, out string recoveryMnemonic)
            {
                recoveryMnemonic = "";
                int masterSlot = zkGenWalletMasterSeedWithBIP39(ctx, type, "", walletName, System.Array.Empty<byte>(), 0, "", out nint mnemonic);
                if (masterSlot < 0)
                {
                    return masterSlot;
                }

                try
                {
                    recoveryMnemonic = Marshal.PtrToStringUTF8(mnemonic) ?? "";
                }
                finally
                {
                    // The library allocated it, so libc frees it.
                    FreeNative(mnemonic);
                }

                return zkGenWalletChildKey(ctx, masterSlot, 0, true, false, nint.Zero);
            }

            """,
    }.VerifyAsync();

    [Fact]
    public Task A_local_import_stays_as_long_as_something_uses_it() => new KeyPairFixTest
    {
        AllowUnsafe = false,
        Source = """
            using System;
            using System.Runtime.InteropServices;
            class Unit
            {
                static int Make(IntPtr ctx)
                {
                    Func<IntPtr, int, int> other = zkGenKeyPair;
                    return {|SCM1001:zkGenKeyPair(ctx, 1)|} + {|SCM1001:other(ctx, 0)|};
                    [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr ctx, int type);
                }
            }
            """,
        Fixed = """
            using System;
            using System.Runtime.InteropServices;
            class Unit
            {
                static int Make(IntPtr ctx)
                {
                    Func<IntPtr, int, int> other = zkGenKeyPair;
                    // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                    return GenerateWalletKey(ctx, 1, "unit-make-key", out var recoveryMnemonic) + {|SCM1001:other(ctx, 0)|};
                    [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr ctx, int type);

                    [DllImport("zk_app_utils")]
                    static extern int zkGenWalletMasterSeedWithBIP39(
                        IntPtr ctx,
                        int type,
                        [MarshalAs(UnmanagedType.LPUTF8Str)] string variant,
                        [MarshalAs(UnmanagedType.LPUTF8Str)] string walletName,
                        byte[] masterGeneratorKey,
                        int masterGeneratorKeySize,
                        [MarshalAs(UnmanagedType.LPUTF8Str)] string passphrase,
                        out IntPtr mnemonic);

                    [DllImport("zk_app_utils")]
                    static extern int zkGenWalletChildKey(
                        IntPtr ctx,
                        int parentKeySlot,
                        uint index,
                        [MarshalAs(UnmanagedType.U1)] bool isHardened,
                        [MarshalAs(UnmanagedType.U1)] bool returnChainCode,
                        IntPtr chainCode);

                    [DllImport("libc", EntryPoint = "free")]
                    static extern void FreeNative(IntPtr pointer);

                    // Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.
                    // A wallet's name works once on a unit. Returns the key's slot, or a negative error.
                    static int GenerateWalletKey(IntPtr ctx, int type, string walletName, out string recoveryMnemonic)
                    {
                        recoveryMnemonic = "";
                        int masterSlot = zkGenWalletMasterSeedWithBIP39(ctx, type, "", walletName, Array.Empty<byte>(), 0, "", out IntPtr mnemonic);
                        if (masterSlot < 0)
                        {
                            return masterSlot;
                        }

                        try
                        {
                            recoveryMnemonic = Marshal.PtrToStringUTF8(mnemonic) ?? "";
                        }
                        finally
                        {
                            // The library allocated it, so libc frees it.
                            FreeNative(mnemonic);
                        }

                        return zkGenWalletChildKey(ctx, masterSlot, 0, true, false, IntPtr.Zero);
                    }
                }
            }
            """,
    }.VerifyAsync();

    [Fact]
    public Task An_import_of_another_assembly_is_declared_anew_beside_the_call() => new KeyPairFixTest
    {
        References = { ForeignLibrary.Reference },
        Source = ForeignSource,
        Fixed = ForeignFixed,
    }.VerifyAsync();

    [Fact]
    public Task An_import_of_another_project_is_declared_anew_beside_the_call() => new KeyPairFixTest
    {
        AdditionalProjects =
        {
            ["Library"] = new TestProject
            {
                Source = ForeignLibrary.Source,
            },
        },
        ProjectReferences = { "Library" },
        Source = ForeignSource,
        Fixed = ForeignFixed,
    }.VerifyAsync();

    private const string ForeignSource = """
        class Outer
        {
            class Unit<T>
            {
                int Make(nint ctx)
                {
                    return {|SCM1001:Zymkey.zkGenKeyPair(ctx, 1)|};
                }

                int Other(nint ctx) => {|SCM1001:Zymkey.zkGenKeyPair(ctx, 1)|};
            }

            int Size => 1;
        }
        """;

    private const string ForeignFixed = """
        class Outer
        {
            class Unit<T>
            {
                int Make(nint ctx)
                {
                    // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                    return GenerateWalletKey(ctx, 1, "unit-make-key", out var recoveryMnemonic);
                }

                // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                int Other(nint ctx) => GenerateWalletKey(ctx, 1, "unit-other-key", out var recoveryMnemonic);
            }

            [System.Runtime.InteropServices.DllImport("libzk_app_utils")]
            private static extern int zkGenWalletMasterSeedWithBIP39(
                nint ctx,
                uint type,
                [System.Runtime.InteropServices.MarshalAs(System.Runtime.InteropServices.UnmanagedType.LPUTF8Str)] string variant,
                [System.Runtime.InteropServices.MarshalAs(System.Runtime.InteropServices.UnmanagedType.LPUTF8Str)] string walletName,
                byte[] masterGeneratorKey,
                int masterGeneratorKeySize,
                [System.Runtime.InteropServices.MarshalAs(System.Runtime.InteropServices.UnmanagedType.LPUTF8Str)] string passphrase,
                out nint mnemonic);

            [System.Runtime.InteropServices.DllImport("libzk_app_utils")]
            private static extern int zkGenWalletChildKey(
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
            private static unsafe int GenerateWalletKey(nint ctx, uint type, string walletName, out string recoveryMnemonic)
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

            int Size => 1;
        }
        """;

    [Fact]
    public Task Imports_and_the_helper_that_are_there_are_used_again() => new KeyPairFixTest
    {
        Source = """
            using System;
            using System.Runtime.InteropServices;
            class Unit
            {
                [DllImport("zk_app_utils")]
                static extern int zkGenKeyPair(IntPtr ctx, int type);
                [DllImport("zk_app_utils")]
                static extern int zkGenWalletMasterSeedWithBIP39(IntPtr c, int t, string v, string n, byte[] k, int s, string p, out IntPtr m);
                [DllImport("zk_app_utils", EntryPoint = "zkGenWalletChildKey")]
                static extern int Derive(IntPtr c, int p, uint i, [MarshalAs(UnmanagedType.U1)] bool h, [MarshalAs(UnmanagedType.U1)] bool r, out IntPtr cc);
                int One(IntPtr ctx) => {|SCM1001:zkGenKeyPair(ctx, 1)|};
                int Two(IntPtr ctx) => {|SCM1001:zkGenKeyPair(ctx, 1)|};
            }
            """,
        Fixed = """
            using System;
            using System.Runtime.InteropServices;
            class Unit
            {
                [DllImport("zk_app_utils")]
                static extern int zkGenKeyPair(IntPtr ctx, int type);

                /// <summary>
                /// Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.
                /// A wallet's name works once on a unit. Returns the key's slot, or a negative error.
                /// </summary>
                static unsafe int GenerateWalletKey(IntPtr ctx, int type, string walletName, out string recoveryMnemonic)
                {
                    recoveryMnemonic = "";
                    int masterSlot = zkGenWalletMasterSeedWithBIP39(ctx, type, "", walletName, Array.Empty<byte>(), 0, "", out IntPtr mnemonic);
                    if (masterSlot < 0)
                    {
                        return masterSlot;
                    }

                    try
                    {
                        recoveryMnemonic = Marshal.PtrToStringUTF8(mnemonic) ?? "";
                    }
                    finally
                    {
                        // The library allocated it, so libc frees it.
                        NativeMemory.Free((void*)mnemonic);
                    }

                    return Derive(ctx, masterSlot, 0, true, false, out _);
                }
                [DllImport("zk_app_utils")]
                static extern int zkGenWalletMasterSeedWithBIP39(IntPtr c, int t, string v, string n, byte[] k, int s, string p, out IntPtr m);
                [DllImport("zk_app_utils", EntryPoint = "zkGenWalletChildKey")]
                static extern int Derive(IntPtr c, int p, uint i, [MarshalAs(UnmanagedType.U1)] bool h, [MarshalAs(UnmanagedType.U1)] bool r, out IntPtr cc);
                // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                int One(IntPtr ctx) => GenerateWalletKey(ctx, 1, "unit-one-key", out var recoveryMnemonic);
                // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                int Two(IntPtr ctx) => GenerateWalletKey(ctx, 1, "unit-two-key", out var recoveryMnemonic);
            }
            """,
    }.VerifyAsync();

    [Theory]
    [InlineData("another number of parameters", "[DllImport(\"zk_app_utils\")] static extern int zkGenKeyPair(IntPtr ctx, int type, int extra = 0);")]
    [InlineData("a context by reference", "[DllImport(\"zk_app_utils\")] static extern int zkGenKeyPair(in IntPtr ctx, int type);")]
    [InlineData("a key type of another width", "[DllImport(\"zk_app_utils\")] static extern int zkGenKeyPair(IntPtr ctx, long type);")]
    [InlineData("a context that is no pointer", "[DllImport(\"zk_app_utils\")] static extern int zkGenKeyPair(long ctx, int type);")]
    [InlineData("another return type", "[DllImport(\"zk_app_utils\")] static extern long zkGenKeyPair(IntPtr ctx, int type);")]
    [InlineData("a result by exception", "[DllImport(\"zk_app_utils\", PreserveSig = false)] static extern int zkGenKeyPair(IntPtr ctx, int type);")]
    [InlineData("a parameter named as in the helper", "[DllImport(\"zk_app_utils\")] static extern int zkGenKeyPair(IntPtr walletName, int type);")]
    [InlineData("an argument left to its default", "[DllImport(\"zk_app_utils\")] static extern int zkGenKeyPair(IntPtr ctx, int type = 1);", "default")]
    public Task No_fix_is_offered_for_an_import_with(string difference, string import, string arguments = "default, 1")
    {
        Assert.NotEmpty(difference);
        return new KeyPairFixTest
        {
            Source = $$"""
                using System;
                using System.Runtime.InteropServices;
                class Unit
                {
                    {{import}}
                    static void Make() { {|SCM1001:zkGenKeyPair({{arguments}})|}; }
                }
                """,
        }.VerifyAsync();
    }

    [Fact]
    public Task No_fix_is_offered_where_marshalling_is_switched_off() => new KeyPairFixTest
    {
        References = { ForeignLibrary.Reference },
        Source = """
            using System.Runtime.InteropServices;
            [assembly: System.Runtime.CompilerServices.DisableRuntimeMarshalling]
            class Unit
            {
                [DllImport("zk_app_utils")] static extern int zkGenKeyPair(nint ctx, int type);
                static int Make() => {|SCM1001:zkGenKeyPair(0, 1)|} + {|SCM1001:Zymkey.zkGenKeyPair(0, 1)|};
            }
            """,
    }.VerifyAsync();

    [Fact]
    public Task No_fix_is_offered_where_no_type_can_hold_the_imports() => new KeyPairFixTest
    {
        References = { ForeignLibrary.Reference },
        Source = """
            class Generic<T> { static int Make() => {|SCM1001:Zymkey.zkGenKeyPair(0, 1)|}; }
            interface IUnit { static int Make() => {|SCM1001:Zymkey.zkGenKeyPair(0, 1)|}; }
            class Unit(int slot) { public int Slot => slot; }
            class Derived() : Unit({|SCM1001:Zymkey.zkGenKeyPair(0, 1)|});
            """,
    }.VerifyAsync();
}
