using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

// Signatures, key agreement, public keys and the key store.
public partial interface IZymkey
{
    /// <summary>Signs a digest.</summary>
    /// <param name="digest">The digest, 32 bytes.</param>
    /// <param name="slot">The key, neither ephemeral nor X25519.</param>
    /// <returns>The signature, as the unit gives it.</returns>
    /// <exception cref="ArgumentException">The digest has not 32 bytes, or the slot is the ephemeral one.</exception>
    [ZymbitApi("zkGenECDSASigFromDigest")]
    byte[] Sign(ReadOnlySpan<byte> digest, KeySlot slot);

    /// <summary>Signs a digest, so that the public key can be recovered from the signature.</summary>
    /// <param name="digest">The digest, 32 bytes.</param>
    /// <param name="slot">The key, neither ephemeral nor X25519.</param>
    /// <exception cref="ArgumentException">The digest has not 32 bytes, or the slot is the ephemeral one.</exception>
    [ZymbitApi("zkGenECDSASigFromDigestWithRecID")]
    RecoverableSignature SignRecoverable(ReadOnlySpan<byte> digest, KeySlot slot);

    /// <summary>Checks a signature against a key of the module's own.</summary>
    /// <param name="digest">The digest, 32 bytes.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="slot">The key, neither ephemeral nor X25519.</param>
    /// <returns>True if the signature is valid. A failure to check it is an exception, never false.</returns>
    /// <exception cref="ArgumentException">The digest has not 32 bytes, the signature is empty, or the slot is the ephemeral one.</exception>
    [ZymbitApi("zkVerifyECDSASigFromDigest")]
    bool Verify(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, KeySlot slot);

    /// <summary>Checks a signature against a foreign public key. Key store models.</summary>
    /// <param name="digest">The digest, 32 bytes.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="slot">The key.</param>
    /// <returns>True if the signature is valid. A failure to check it is an exception, never false.</returns>
    /// <exception cref="ArgumentException">The digest has not 32 bytes, or the signature is empty.</exception>
    [ZymbitApi("zkVerifyECDSASigFromDigestWithForeignKeySlot")]
    bool Verify(ReadOnlySpan<byte> digest, ReadOnlySpan<byte> signature, ForeignKeySlot slot);

    /// <summary>Agrees on a raw secret with a peer (ECDH). It is no key: derive one from it. Key store models.</summary>
    /// <param name="slot">The own key, which may be the ephemeral one.</param>
    /// <param name="peerPublicKey">The peer's public key.</param>
    /// <param name="secret">Receives the secret, 32 bytes. The caller zeroes it.</param>
    /// <exception cref="ArgumentException">The public key is empty, or the buffer has not 32 bytes.</exception>
    [ZymbitApi("zkDoRawECDH")]
    void AgreeOnSecret(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, Span<byte> secret);

    /// <summary>Agrees on a raw secret with a peer (ECDH) whose public key lies in the unit. It is no key: derive one from it. Key store models.</summary>
    /// <param name="slot">The own key, which may be the ephemeral one.</param>
    /// <param name="peerSlot">The peer's public key.</param>
    /// <param name="secret">Receives the secret, 32 bytes. The caller zeroes it.</param>
    /// <exception cref="ArgumentException">The buffer has not 32 bytes.</exception>
    [ZymbitApi("zkDoRawECDHWithIntPeerPubkey")]
    void AgreeOnSecret(KeySlot slot, PublicKeySlot peerSlot, Span<byte> secret);

    /// <summary>Agrees on a key with a peer: ECDH, then RFC 5869. Key store models.</summary>
    /// <param name="slot">The own key, which may be the ephemeral one.</param>
    /// <param name="peerPublicKey">The peer's public key.</param>
    /// <param name="hash">The hash of the derivation.</param>
    /// <param name="salt">Up to 128 bytes.</param>
    /// <param name="info">What the key is for, up to 128 bytes.</param>
    /// <param name="secret">Receives the key: 1 to 8159 bytes with SHA-256, to 16319 with SHA-512. The caller zeroes it.</param>
    /// <exception cref="ArgumentException">A length is out of its range.</exception>
    [ZymbitApi("zkDoECDHAndKDF")]
    void AgreeOnKey(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, [ZymbitRole("KdfType")] HkdfHash hash, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, Span<byte> secret);

    /// <summary>Agrees on a key with a peer whose public key lies in the unit: ECDH, then RFC 5869. Key store models.</summary>
    /// <param name="slot">The own key, which may be the ephemeral one.</param>
    /// <param name="peerSlot">The peer's public key.</param>
    /// <param name="hash">The hash of the derivation.</param>
    /// <param name="salt">Up to 128 bytes.</param>
    /// <param name="info">What the key is for, up to 128 bytes.</param>
    /// <param name="secret">Receives the key: 1 to 8159 bytes with SHA-256, to 16319 with SHA-512. The caller zeroes it.</param>
    /// <exception cref="ArgumentException">A length is out of its range.</exception>
    [ZymbitApi("zkDoECDHAndKDFWithIntPeerPubkey")]
    void AgreeOnKey(KeySlot slot, PublicKeySlot peerSlot, [ZymbitRole("KdfType")] HkdfHash hash, ReadOnlySpan<byte> salt, ReadOnlySpan<byte> info, Span<byte> secret);

    /// <summary>Agrees on a key with a peer: ECDH, then PBKDF2. Key store models.</summary>
    /// <param name="slot">The own key, which may be the ephemeral one.</param>
    /// <param name="peerPublicKey">The peer's public key.</param>
    /// <param name="hash">The hash of the derivation.</param>
    /// <param name="salt">Up to 128 bytes.</param>
    /// <param name="iterations">How often: at least 1.</param>
    /// <param name="secret">Receives the key: at least 1 byte. The caller zeroes it.</param>
    /// <exception cref="ArgumentException">A number or a length is out of its range.</exception>
    [ZymbitApi("zkDoECDHAndKDF")]
    void AgreeOnKey(KeySlot slot, ReadOnlySpan<byte> peerPublicKey, [ZymbitRole("KdfType")] Pbkdf2Hash hash, ReadOnlySpan<byte> salt, int iterations, Span<byte> secret);

    /// <summary>Agrees on a key with a peer whose public key lies in the unit: ECDH, then PBKDF2. Key store models.</summary>
    /// <param name="slot">The own key, which may be the ephemeral one.</param>
    /// <param name="peerSlot">The peer's public key.</param>
    /// <param name="hash">The hash of the derivation.</param>
    /// <param name="salt">Up to 128 bytes.</param>
    /// <param name="iterations">How often: at least 1.</param>
    /// <param name="secret">Receives the key: at least 1 byte. The caller zeroes it.</param>
    /// <exception cref="ArgumentException">A number or a length is out of its range.</exception>
    [ZymbitApi("zkDoECDHAndKDFWithIntPeerPubkey")]
    void AgreeOnKey(KeySlot slot, PublicKeySlot peerSlot, [ZymbitRole("KdfType")] Pbkdf2Hash hash, ReadOnlySpan<byte> salt, int iterations, Span<byte> secret);

    /// <summary>A public key.</summary>
    /// <param name="slot">The key; the ephemeral one has a public half too.</param>
    /// <returns>The key's bytes as the unit gives them. No page states their encoding.</returns>
    [ZymbitApi("zkExportPubKey")]
    byte[] ExportPublicKey(PublicKeySlot slot);

    /// <summary>Lets the daemon write a public key to a file, in PEM format.</summary>
    /// <param name="path">An absolute path that user <c>zymbit</c> can write to.</param>
    /// <param name="slot">The key.</param>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    [ZymbitApi("zkExportPubKey2File")]
    void ExportPublicKeyToFile(string path, PublicKeySlot slot);

    /// <summary>Makes a public key impossible to export, for good. Key store models.</summary>
    /// <param name="slot">The key.</param>
    /// <param name="irreversible">The unit that this is meant for.</param>
    /// <exception cref="WrongUnitException">Another unit is open.</exception>
    [ZymbitApi("zkDisablePubKeyExport")]
    void DisablePublicKeyExport(PublicKeySlot slot, Irreversible irreversible);

    /// <summary>The slots of the module's own key store that hold a key. Key store models.</summary>
    [ZymbitApi("zkGetAllocSlotsList")]
    SlotList<KeySlot> GetSlots();

    /// <summary>The slots of the foreign key store that hold a key. Key store models.</summary>
    [ZymbitApi("zkGetAllocSlotsList")]
    SlotList<ForeignKeySlot> GetForeignSlots();

    /// <summary>Stores somebody else's public key. Key store models.</summary>
    /// <param name="keyType">Its curve.</param>
    /// <param name="publicKey">Its bytes, as <see cref="ExportPublicKey"/> returns them.</param>
    /// <exception cref="ArgumentException">The key is empty, or its type is not defined.</exception>
    [ZymbitApi("zkStoreForeignPubKey")]
    ForeignKeySlot StoreForeignPublicKey(KeyType keyType, ReadOnlySpan<byte> publicKey);

    /// <summary>Makes a key pair. Key store models.</summary>
    /// <remarks>
    /// On an SCM Rev B with firmware 01.02.02release the key is gone after a reboot (advisory #159). There, make a wallet with a recovery strategy and
    /// use a child key, whose slot does the same. Source: SCM FAQ and Troubleshooting.
    /// </remarks>
    /// <param name="keyType">Its curve.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type is not defined.</exception>
    [ZymbitApi("zkGenKeyPair")]
    KeySlot GenerateKeyPair(KeyType keyType);

    /// <summary>Makes the ephemeral key pair, <see cref="KeySlot.Ephemeral"/>. It replaces the one before, and a reboot ends it. Key store models.</summary>
    /// <param name="keyType">Its curve.</param>
    /// <exception cref="ArgumentOutOfRangeException">The type is not defined.</exception>
    [ZymbitApi("zkGenEphemeralKeyPair")]
    void GenerateEphemeralKeyPair(KeyType keyType);

    /// <summary>Ends the ephemeral key. Key store models.</summary>
    [ZymbitApi("zkInvalidateEphemeralKey")]
    void InvalidateEphemeralKey();

    /// <summary>Removes a generated key, or a wallet's key and everything below it. Nothing brings a key pair back. Key store models.</summary>
    /// <param name="slot">The key. Permanent keys stay.</param>
    /// <exception cref="ArgumentException">The slot is permanent or ephemeral.</exception>
    [ZymbitApi("zkRemoveKey")]
    void RemoveKey(KeySlot slot);

    /// <summary>Removes somebody else's public key. Key store models.</summary>
    /// <param name="slot">The key.</param>
    [ZymbitApi("zkRemoveKey")]
    void RemoveKey(ForeignKeySlot slot);
}
