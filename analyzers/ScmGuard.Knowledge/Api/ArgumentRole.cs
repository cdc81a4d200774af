namespace ScmGuard.Knowledge;

/// <summary>What an argument of an operation means, whatever the route by which it is called. A role appears at most once in an operation.</summary>
public enum ArgumentRole
{
    /// <summary>A parameter whose meaning is not known.</summary>
    Unknown = 0,

    /// <summary>The library's context (<c>zkCTX</c>).</summary>
    Context,

    /// <summary>An absolute path that the daemon reads or writes.</summary>
    Path,

    /// <summary>A file of the supervised boot manifest: a path relative to <c>/boot</c>, never an absolute one.</summary>
    BootFile,

    /// <summary>Data, or the path of data, to lock or unlock.</summary>
    Source,

    /// <summary>Where locked or unlocked data goes: a path or a buffer.</summary>
    Destination,

    /// <summary>A number of bytes that belongs to the buffer before it.</summary>
    Length,

    /// <summary>The number of bytes of a second buffer (an output's size, a salt's length).</summary>
    OutputLength,

    /// <summary>True for the shared (cloud) key, false for the key that never leaves the unit.</summary>
    Shared,

    /// <summary>The Python client's <c>encryption_key</c>: <c>zymkey</c> or <c>cloud</c>.</summary>
    EncryptionKey,

    /// <summary>Data that the Python client hashes itself before it signs or verifies.</summary>
    Message,

    /// <summary>How the Python client encodes <see cref="Message"/>.</summary>
    MessageEncoding,

    /// <summary>The hash object that the Python client feeds <see cref="Message"/> to; SHA-256 if there is none.</summary>
    HashObject,

    /// <summary>A digest: exactly 32 bytes.</summary>
    Digest,

    /// <summary>A key's slot.</summary>
    Slot,

    /// <summary>The slot of the peer's public key.</summary>
    PeerSlot,

    /// <summary>The slot of the parent node in a wallet.</summary>
    ParentSlot,

    /// <summary>The slot of a wallet's master seed.</summary>
    MasterSlot,

    /// <summary>True for the foreign key store.</summary>
    Foreign,

    /// <summary>A signature.</summary>
    Signature,

    /// <summary>The recovery id of a secp256k1 signature.</summary>
    RecoveryId,

    /// <summary>True if the recovery id is wanted.</summary>
    ReturnRecoveryId,

    /// <summary>A public key.</summary>
    PublicKey,

    /// <summary>A peer's public key.</summary>
    PeerPublicKey,

    /// <summary>The key derivation function of an ECDH operation.</summary>
    KdfType,

    /// <summary>Salt of a key derivation.</summary>
    Salt,

    /// <summary>Number of bytes of the salt.</summary>
    SaltLength,

    /// <summary>Application data of a key derivation.</summary>
    Info,

    /// <summary>Number of bytes of the application data.</summary>
    InfoLength,

    /// <summary>Iterations of a key derivation.</summary>
    Iterations,

    /// <summary>Size of the derived key in bytes.</summary>
    DerivedSize,

    /// <summary>A shared secret or a derived key.</summary>
    Secret,

    /// <summary>Random bytes.</summary>
    RandomBytes,

    /// <summary>The key's type (curve).</summary>
    KeyType,

    /// <summary>Which BIP32 variant a wallet uses.</summary>
    WalletVariant,

    /// <summary>A wallet's name: unique on a unit.</summary>
    WalletName,

    /// <summary>The master generator key of a wallet. Secret.</summary>
    MasterGeneratorKey,

    /// <summary>Number of bytes of the master generator key.</summary>
    MasterGeneratorKeyLength,

    /// <summary>A passphrase. Secret.</summary>
    Passphrase,

    /// <summary>A recovery mnemonic. Secret.</summary>
    Mnemonic,

    /// <summary>The Python client's recovery strategy object.</summary>
    RecoveryStrategy,

    /// <summary>Number of SLIP39 groups.</summary>
    GroupCount,

    /// <summary>How many SLIP39 groups are needed.</summary>
    GroupThreshold,

    /// <summary>Which SLIP39 group.</summary>
    GroupIndex,

    /// <summary>Number of members of a SLIP39 group.</summary>
    MemberCount,

    /// <summary>How many members of a SLIP39 group are needed.</summary>
    MemberThreshold,

    /// <summary>SLIP39 iteration exponent, 0 to 5.</summary>
    IterationExponent,

    /// <summary>Index of a wallet node.</summary>
    NodeIndex,

    /// <summary>True for a hardened node.</summary>
    Hardened,

    /// <summary>True if the chain code is wanted.</summary>
    ReturnChainCode,

    /// <summary>A chain code.</summary>
    ChainCode,

    /// <summary>A wallet node's address, such as <c>m/44'/0'</c>.</summary>
    NodeAddress,

    /// <summary>A list of slots.</summary>
    SlotList,

    /// <summary>How many slots there can be.</summary>
    MaxSlots,

    /// <summary>How many entries a list has.</summary>
    Count,

    /// <summary>A perimeter channel: 0 or 1.</summary>
    Channel,

    /// <summary>An action: perimeter flags, a threshold action, or a supervised boot policy.</summary>
    Action,

    /// <summary>The Python client's <c>action_notify</c>.</summary>
    NotifyAction,

    /// <summary>The Python client's <c>action_self_destruct</c> or <c>self_destruct</c>.</summary>
    SelfDestructAction,

    /// <summary>The Python client's <c>sleep</c>.</summary>
    SleepAction,

    /// <summary>A threshold: volts, degrees Celsius or a percentage, as the operation says.</summary>
    Threshold,

    /// <summary>A period in microseconds.</summary>
    PeriodMicroseconds,

    /// <summary>A number of bits.</summary>
    MaxBits,

    /// <summary>Shortest delay in nanoseconds.</summary>
    MinDelayNanoseconds,

    /// <summary>Longest delay in nanoseconds.</summary>
    MaxDelayNanoseconds,

    /// <summary>A time-out in milliseconds: 0 does not block, 0xFFFFFFFF waits for ever.</summary>
    TimeoutMilliseconds,

    /// <summary>Time stamps of perimeter events.</summary>
    Timestamps,

    /// <summary>How long the LED is on, in milliseconds.</summary>
    OnMilliseconds,

    /// <summary>How long the LED is off, in milliseconds.</summary>
    OffMilliseconds,

    /// <summary>How many flashes; 0 is for ever.</summary>
    FlashCount,

    /// <summary>An I2C address.</summary>
    I2CAddress,

    /// <summary>Seconds since the epoch.</summary>
    Time,

    /// <summary>True for a time that waits for the next second.</summary>
    Precise,

    /// <summary>An axis of the accelerometer.</summary>
    Axis,

    /// <summary>The X axis' reading.</summary>
    AxisX,

    /// <summary>The Y axis' reading.</summary>
    AxisY,

    /// <summary>The Z axis' reading.</summary>
    AxisZ,

    /// <summary>Whether the binding is locked.</summary>
    Locked,

    /// <summary>Whether the unit is bound.</summary>
    Bound,

    /// <summary>A text that the unit returns (model, firmware, serial number, manifest).</summary>
    Text,

    /// <summary>A reading: degrees Celsius, volts or parts per million, as the operation says.</summary>
    Reading,

    /// <summary>Which auxiliary sensor.</summary>
    SensorIndex,

    /// <summary>The Python client's <c>raise_exception</c>.</summary>
    RaiseException,
}
