using System;
using System.Security.Cryptography;

namespace Gateway;

/// <summary>Signs what the gateway reports, so that the back end can trust it.</summary>
internal sealed unsafe class TelemetrySigner(SecureModule module, int slot)
{
    public byte[] Sign(ReadOnlySpan<byte> telemetry)
    {
        // The module takes a digest of exactly 32 bytes.
        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(telemetry, digest);
        fixed (byte* first = digest)
        {
            SecureModule.Check(
                NativeMethods.zkGenECDSASigFromDigest(module.Context, first, slot, out var signature, out var size),
                nameof(NativeMethods.zkGenECDSASigFromDigest));
            return SecureModule.Take(signature, size);
        }
    }

    public byte[] PublicKey()
    {
        SecureModule.Check(
            NativeMethods.zkExportPubKey(module.Context, out var key, out var size, slot, isForeign: false),
            nameof(NativeMethods.zkExportPubKey));
        return SecureModule.Take(key, size);
    }
}
