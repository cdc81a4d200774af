using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

// Wallets (BIP32, BIP39, SLIP39). All of it on key store models only. Names are unique on a unit, and printable ASCII.
public partial interface IZymkey
{
    /// <summary>Makes a wallet that nothing restores.</summary>
    /// <param name="keyType">The curve of its keys.</param>
    /// <param name="walletName">Its name: unique on the unit, printable ASCII.</param>
    /// <param name="recoveryStrategy"><see cref="RecoveryStrategy.None"/>.</param>
    /// <param name="masterGeneratorKey">A key that goes into the seed, or null.</param>
    /// <param name="variant">Which derivation the keys follow.</param>
    /// <returns>The slot of the master seed.</returns>
    /// <exception cref="ArgumentException">The name is not ASCII, or the variant does not fit the curve.</exception>
    [ZymbitApi("zkGenWalletMasterSeedWithBIP39")]
    KeySlot CreateMasterSeed(KeyType keyType, string walletName, NoRecovery recoveryStrategy, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard);

    /// <summary>Makes a wallet that a mnemonic restores.</summary>
    /// <param name="keyType">The curve of its keys.</param>
    /// <param name="walletName">Its name: unique on the unit, printable ASCII.</param>
    /// <param name="recoveryStrategy"><see cref="RecoveryStrategy.Bip39"/>.</param>
    /// <param name="mnemonic">The mnemonic, which the unit does not give again. It restores the master seed only; children are derived again, with the same
    /// curve, master generator key, name and passphrase.</param>
    /// <param name="masterGeneratorKey">A key that goes into the seed, or null. To restore, it is needed too.</param>
    /// <param name="variant">Which derivation the keys follow.</param>
    /// <returns>The slot of the master seed.</returns>
    /// <exception cref="ArgumentException">The name is not ASCII, or the variant does not fit the curve.</exception>
    [ZymbitApi("zkGenWalletMasterSeedWithBIP39")]
    KeySlot CreateMasterSeed(KeyType keyType, string walletName, Bip39Recovery recoveryStrategy, out Mnemonic mnemonic, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard);

    /// <summary>Begins to make a wallet that shares restore. The wallet exists once the session is finished.</summary>
    /// <param name="keyType">The curve of its keys.</param>
    /// <param name="walletName">Its name: unique on the unit, printable ASCII.</param>
    /// <param name="recoveryStrategy"><see cref="RecoveryStrategy.Slip39"/>.</param>
    /// <param name="masterGeneratorKey">A key that goes into the seed, or null. To restore, it is needed too.</param>
    /// <param name="variant">Which derivation the keys follow.</param>
    /// <returns>The open session. Dispose it: until it is over, it blocks the unit's wallets.</returns>
    /// <exception cref="ArgumentException">The name is not ASCII, or the variant does not fit the curve.</exception>
    /// <exception cref="InvalidOperationException">Another SLIP39 session is open.</exception>
    [ZymbitApi("zkGenWalletMasterSeedWithSLIP39")]
    ISlip39Generation BeginMasterSeed(KeyType keyType, string walletName, Slip39Recovery recoveryStrategy, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard);

    /// <summary>Restores a wallet's master seed from its mnemonic. Its children are derived again.</summary>
    /// <param name="keyType">The curve of the lost wallet.</param>
    /// <param name="walletName">Its name: unique on the unit, printable ASCII.</param>
    /// <param name="mnemonic">The mnemonic.</param>
    /// <param name="passphrase">The passphrase of the lost wallet, or null if it had none. Another one makes another wallet, without an error.</param>
    /// <param name="masterGeneratorKey">The master generator key of the lost wallet, or null if it had none.</param>
    /// <param name="variant">The variant of the lost wallet.</param>
    /// <returns>The slot of the master seed.</returns>
    /// <exception cref="ArgumentException">The name is not ASCII, or the variant does not fit the curve.</exception>
    [ZymbitApi("zkRestoreWalletMasterSeedFromBIP39Mnemonic")]
    KeySlot RestoreMasterSeed(KeyType keyType, string walletName, Mnemonic mnemonic, Passphrase? passphrase = null, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard);

    /// <summary>Begins to restore a wallet's master seed from its shares.</summary>
    /// <param name="keyType">The curve of the lost wallet.</param>
    /// <param name="walletName">Its name: unique on the unit, printable ASCII.</param>
    /// <param name="passphrase">The wallet's passphrase, not a member's; or null if it had none.</param>
    /// <param name="masterGeneratorKey">The master generator key of the lost wallet, or null if it had none.</param>
    /// <param name="variant">The variant of the lost wallet.</param>
    /// <returns>The open session. Dispose it: until it is over, it blocks the unit's wallets.</returns>
    /// <exception cref="ArgumentException">The name is not ASCII, or the variant does not fit the curve.</exception>
    /// <exception cref="InvalidOperationException">Another SLIP39 session is open.</exception>
    [ZymbitApi("zkRestoreWalletMasterSeedFromSLIP39")]
    ISlip39Restoration BeginRestoration(KeyType keyType, string walletName, Passphrase? passphrase = null, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard);

    /// <summary>Makes a wallet that sees the public keys below a node and cannot sign.</summary>
    /// <param name="keyType">The curve of its keys.</param>
    /// <param name="publicKey">The public key of a hardened node: 32 to 65 bytes. The API takes no length and no page gives it.</param>
    /// <param name="chainCode">The node's chain code, 32 bytes.</param>
    /// <param name="nodeAddress">The node's address, such as <c>m/1852'/1815'/0'</c>.</param>
    /// <param name="walletName">The new wallet's name: unique on the unit, printable ASCII.</param>
    /// <param name="variant">Which derivation the keys follow.</param>
    /// <returns>The slot of the new wallet.</returns>
    /// <exception cref="ArgumentException">A length is out of its range, a text is not ASCII, or the variant does not fit the curve.</exception>
    [ZymbitApi("zkGenOversightWallet")]
    KeySlot CreateOversightWallet(KeyType keyType, ReadOnlySpan<byte> publicKey, ReadOnlySpan<byte> chainCode, string nodeAddress, string walletName, WalletVariant variant = WalletVariant.Standard);

    /// <summary>Derives a wallet's child key.</summary>
    /// <param name="parentSlot">The parent: a master seed or another child.</param>
    /// <param name="nodeIndex">The child's index, 0 to 2147483647; whether it is hardened is said apart.</param>
    /// <param name="hardened">True for a hardened child. Ed25519 knows no other (SLIP-0010), except in the Cardano variant.</param>
    /// <returns>The slot of the child.</returns>
    /// <exception cref="ArgumentException">The slot is not a wallet's, or the index is out of its range.</exception>
    [ZymbitApi("zkGenWalletChildKey")]
    KeySlot DeriveChildKey(KeySlot parentSlot, uint nodeIndex, bool hardened);

    /// <summary>Derives a wallet's hardened child key and returns its chain code too. A child that is not hardened has none to give.</summary>
    /// <param name="parentSlot">The parent: a master seed or another child.</param>
    /// <param name="nodeIndex">The child's index, 0 to 2147483647.</param>
    /// <exception cref="ArgumentException">The slot is not a wallet's, or the index is out of its range.</exception>
    [ZymbitApi("zkGenWalletChildKey")]
    ChildKey DeriveHardenedChildKey(KeySlot parentSlot, uint nodeIndex);

    /// <summary>Where a key stands in its wallet.</summary>
    /// <param name="slot">The key.</param>
    /// <exception cref="ArgumentException">The slot is not a wallet's.</exception>
    [ZymbitApi("zkGetWalletNodeAddrFromKeySlot")]
    WalletNode GetWalletNode(KeySlot slot);

    /// <summary>Which slot a wallet's node is in.</summary>
    /// <param name="nodeAddress">The node's address, such as <c>m/44'/0'</c>.</param>
    /// <param name="walletName">The wallet's name.</param>
    /// <exception cref="ArgumentException">A text is not ASCII.</exception>
    [ZymbitApi("zkGetWalletKeySlotFromNodeAddr")]
    KeySlot GetWalletKeySlot(string nodeAddress, string walletName);

    /// <summary>Which slot a wallet's node is in.</summary>
    /// <param name="nodeAddress">The node's address, such as <c>m/44'/0'</c>.</param>
    /// <param name="masterSlot">The slot of the wallet's master seed.</param>
    /// <exception cref="ArgumentException">The address is not ASCII, or the slot is not a wallet's.</exception>
    [ZymbitApi("zkGetWalletKeySlotFromNodeAddr")]
    KeySlot GetWalletKeySlot(string nodeAddress, KeySlot masterSlot);
}
