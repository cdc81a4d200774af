using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

/// <summary>Nothing restores the wallet. See <see cref="RecoveryStrategy.None"/>.</summary>
public sealed class NoRecovery : RecoveryStrategy
{
    internal NoRecovery()
        : base(RecoveryStrategyKind.None)
    {
    }
}
