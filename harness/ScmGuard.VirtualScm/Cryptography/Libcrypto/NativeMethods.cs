using System;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ScmGuard.VirtualScm.Cryptography.Libcrypto;

/// <summary>
/// The part of OpenSSL's libcrypto that the platform's classes do not reach: curve points, Ed25519, X25519.
/// Every function here is in 1.1.1 and in 3.x. See docs/decisions/010-virtual-scm-mathematics.md.
/// </summary>
internal static partial class NativeMethods
{
    public const int NidP256 = 415;
    public const int NidSecp256k1 = 714;
    public const int NidX25519 = 1034;
    public const int NidEd25519 = 1087;
    public const int PointUncompressed = 4;

    private const string Library = "libcrypto";

    // Debian calls the plain name "libcrypto.so" only when the development package is there.
    private static readonly string[] _fileNames = ["libcrypto.so.3", "libcrypto.so.1.1"];

    static NativeMethods() => NativeLibrary.SetDllImportResolver(typeof(NativeMethods).Assembly, Resolve);

    /// <summary>Turns a result other than 1 into an exception.</summary>
    /// <exception cref="CryptographicException">The function failed.</exception>
    public static void Check(int result, string function)
    {
        if (!Succeeded(result))
        {
            throw new CryptographicException($"libcrypto's {function} failed.");
        }
    }

    /// <summary>Turns a null pointer into an exception.</summary>
    /// <exception cref="CryptographicException">The function failed.</exception>
    public static nint Check(nint pointer, string function)
    {
        Check(pointer == 0 ? 0 : 1, function);
        return pointer;
    }

    /// <summary>Whether the result is 1. A failure is taken off the thread's error queue, where another user of OpenSSL would find it.</summary>
    public static bool Succeeded(int result)
    {
        if (result != 1)
        {
            ERR_clear_error();
        }

        return result == 1;
    }

    [LibraryImport(Library)]
    public static partial nint EC_GROUP_new_by_curve_name(int nid);

    [LibraryImport(Library)]
    public static partial nint EC_POINT_new(nint group);

    [LibraryImport(Library)]
    public static partial void EC_POINT_clear_free(nint point);

    [LibraryImport(Library)]
    public static partial int EC_POINT_oct2point(nint group, nint point, ReadOnlySpan<byte> encoded, nuint length, nint context);

    [LibraryImport(Library)]
    public static partial nuint EC_POINT_point2oct(nint group, nint point, int form, Span<byte> encoded, nuint length, nint context);

    [LibraryImport(Library)]
    public static partial int EC_POINT_mul(nint group, nint result, nint generatorFactor, nint point, nint pointFactor, nint context);

    [LibraryImport(Library)]
    public static partial int EC_POINT_add(nint group, nint result, nint left, nint right, nint context);

    [LibraryImport(Library)]
    public static partial int EC_POINT_is_at_infinity(nint group, nint point);

    [LibraryImport(Library)]
    public static partial nint BN_bin2bn(ReadOnlySpan<byte> bigEndian, int length, nint result);

    [LibraryImport(Library)]
    public static partial void BN_clear_free(nint number);

    [LibraryImport(Library)]
    public static partial nint BN_mod_inverse(nint result, nint number, nint modulus, nint context);

    [LibraryImport(Library)]
    public static partial int BN_mod_mul(nint result, nint left, nint right, nint modulus, nint context);

    [LibraryImport(Library)]
    public static partial nint BN_CTX_new();

    [LibraryImport(Library)]
    public static partial void BN_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_new_raw_private_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_new_raw_public_key(int type, nint engine, ReadOnlySpan<byte> key, nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_get_raw_private_key(RawKey key, Span<byte> destination, ref nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_get_raw_public_key(RawKey key, Span<byte> destination, ref nuint length);

    [LibraryImport(Library)]
    public static partial void EVP_PKEY_free(nint key);

    [LibraryImport(Library)]
    public static partial nint EVP_MD_CTX_new();

    [LibraryImport(Library)]
    public static partial void EVP_MD_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_DigestSignInit(nint context, nint keyContext, nint hash, nint engine, RawKey key);

    [LibraryImport(Library)]
    public static partial int EVP_DigestSign(nint context, Span<byte> signature, ref nuint signatureLength, ReadOnlySpan<byte> message, nuint length);

    [LibraryImport(Library)]
    public static partial int EVP_DigestVerifyInit(nint context, nint keyContext, nint hash, nint engine, RawKey key);

    [LibraryImport(Library)]
    public static partial int EVP_DigestVerify(nint context, ReadOnlySpan<byte> signature, nuint signatureLength, ReadOnlySpan<byte> message, nuint length);

    [LibraryImport(Library)]
    public static partial nint EVP_PKEY_CTX_new(RawKey key, nint engine);

    [LibraryImport(Library)]
    public static partial void EVP_PKEY_CTX_free(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_derive_init(nint context);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_derive_set_peer(nint context, RawKey peer);

    [LibraryImport(Library)]
    public static partial int EVP_PKEY_derive(nint context, Span<byte> secret, ref nuint length);

    [LibraryImport(Library)]
    private static partial void ERR_clear_error();

    private static nint Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != Library)
        {
            return 0;
        }

        foreach (string fileName in _fileNames)
        {
            if (NativeLibrary.TryLoad(fileName, assembly, path, out nint handle))
            {
                return handle;
            }
        }

        throw new DllNotFoundException(
            $"The virtual SCM needs OpenSSL's libcrypto on Linux ({string.Join(" or ", _fileNames)}); it is not installed.");
    }
}
