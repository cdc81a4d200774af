using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>One mnemonic restores the wallet. See <see cref="RecoveryStrategy.Bip39"/>.</summary>
public sealed class Bip39Recovery : RecoveryStrategy
{
    internal Bip39Recovery(Passphrase? passphrase)
        : base(RecoveryStrategyKind.Bip39) => Passphrase = passphrase;

    /// <summary>What must be known beside the mnemonic, or null.</summary>
    public Passphrase? Passphrase { get; }
}
