using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules;

/// <summary>Tells whether a call hands a recovery mnemonic out as its result; the C functions write it to an argument.</summary>
internal static class MnemonicResult
{
    private static readonly string _bip39Strategy = PythonValues.RecoveryStrategies.Single(static strategy => strategy.Value is RecoveryStrategyKind.Bip39).Text;

    /// <summary>True for the operations that hand a mnemonic out.</summary>
    public static bool IsMadeBy(Operation operation) => operation.Id is ZymbitOperation.GenWalletMasterSeedWithBIP39 or ZymbitOperation.AddSLIP39MemberPassword;

    /// <summary>True if the result of a call is a mnemonic, or has one in it.</summary>
    public static bool Is(ZymbitCall call, CancellationToken cancellationToken)
    {
        if (!IsMadeBy(call.Operation) || call.TryGetArgument(ArgumentRole.Mnemonic, out _))
        {
            return false;
        }

        if (call.Method is { } wrapper)
        {
            return wrapper.ReturnType is { SpecialType: SpecialType.System_String } or { Name: nameof(ArgumentRole.Mnemonic) };
        }

        // The Python client returns it, for a wallet together with the slot and only with this strategy.
        return call.Operation.Id is ZymbitOperation.AddSLIP39MemberPassword
            || (call.TryGetArgument(ArgumentRole.RecoveryStrategy, out var strategy) && PythonCall.StrategyOf(strategy, cancellationToken) == _bip39Strategy);
    }
}
