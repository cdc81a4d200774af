namespace ScmGuard.Knowledge;

/// <summary>How a wallet can be restored: <c>ZK_RECOVERY_STRATEGY</c>.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum RecoveryStrategyKind
{
    /// <summary><c>ZK_NONE</c>: not at all.</summary>
    None = 0,

    /// <summary><c>ZK_BIP39</c>: from one mnemonic of 24 words.</summary>
    Bip39 = 1,

    /// <summary><c>ZK_SLIP39</c>: from enough of several mnemonics.</summary>
    Slip39 = 2,
}
