using System;

namespace ScmGuard.Zymkey;

/// <summary>A signature from which the public key can be recovered, as Ethereum needs it.</summary>
/// <remarks>Source: C API Documentation; Python API.</remarks>
/// <param name="Signature">The signature, as the unit gives it.</param>
/// <param name="RecoveryId">The recovery id: the parity of Y, 0 or 1.</param>
public sealed record RecoverableSignature(ReadOnlyMemory<byte> Signature, byte RecoveryId);
