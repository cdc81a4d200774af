using System.Collections.Generic;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>How a wallet can be restored when its unit is gone. There is no default: a wallet that nothing restores must be asked for by name.</summary>
/// <remarks>Source: C API Documentation; Digital Wallet tutorials.</remarks>
public abstract class RecoveryStrategy
{
    private protected RecoveryStrategy(RecoveryStrategyKind kind) => Kind = kind;

    /// <summary>Not at all: the master seed lives and dies with the unit.</summary>
    public static NoRecovery None { get; } = new();

    /// <summary>Which strategy it is.</summary>
    public RecoveryStrategyKind Kind { get; }

    /// <summary>From one mnemonic of 24 words.</summary>
    /// <param name="passphrase">What must be known beside the mnemonic, or null. The caller keeps it and disposes it after the wallet was made.</param>
    public static Bip39Recovery Bip39(Passphrase? passphrase = null) => new(passphrase);

    /// <summary>From enough of several mnemonics.</summary>
    /// <param name="groups">The groups, 1 to 16 of them; an HSM6 takes 14.</param>
    /// <param name="groupThreshold">How many groups are needed, 1 to the number of groups.</param>
    /// <param name="iterationExponent">0 to 5: each step doubles the work of trying a passphrase.</param>
    /// <param name="passphrase">What must be known beside the mnemonics, or null. The caller keeps it and disposes it after the session began.</param>
    /// <exception cref="System.ArgumentOutOfRangeException">A number is out of its range.</exception>
    public static Slip39Recovery Slip39(IReadOnlyList<Slip39Group> groups, int groupThreshold, int iterationExponent, Passphrase? passphrase = null) =>
        new(groups, groupThreshold, iterationExponent, passphrase);
}
