using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
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

            abstract class ZymkeyContext() : SafeHandleZeroOrMinusOneIsInvalid(true);

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

            abstract class ZymkeyContext() : SafeHandleZeroOrMinusOneIsInvalid(true);

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
}
