using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Cryptography;

/// <summary>What a key on a curve can do.</summary>
internal static class KeyTypeTraits
{
    extension(KeyType curve)
    {
        /// <summary>P-256 and secp256k1: ECDSA, recovery ids, and wallets that derive normal children and public keys alone.</summary>
        public bool IsWeierstrass => curve is KeyType.Secp256R1 or KeyType.Secp256K1;

        /// <summary>Every curve but Ed25519.</summary>
        public bool CanAgree => curve != KeyType.Ed25519;

        /// <summary>Every curve but X25519: the final text of SLIP-0010 names a master key for the other three.</summary>
        public bool CanRootAWallet => curve != KeyType.X25519;
    }
}
