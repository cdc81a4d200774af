namespace ScmGuard.VirtualScm.Cryptography;

/// <summary>What a key on a curve can do.</summary>
internal static class CurveTraits
{
    extension(Curve curve)
    {
        /// <summary>P-256 and secp256k1: ECDSA, recovery ids, and wallets that derive normal children and public keys alone.</summary>
        public bool IsWeierstrass => curve is Curve.P256 or Curve.Secp256k1;

        /// <summary>Every curve but X25519.</summary>
        public bool CanSign => curve != Curve.X25519;

        /// <summary>Every curve but Ed25519.</summary>
        public bool CanAgree => curve != Curve.Ed25519;

        /// <summary>SLIP-0010 names a master key for every curve but X25519.</summary>
        public bool CanRootAWallet => curve != Curve.X25519;
    }
}
