using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>Why a unit does not even look at an operation.</summary>
internal static class Refusal
{
    private static readonly ZymbitOperation[] s_walletOperations =
    [
        ZymbitOperation.GenWalletMasterSeedWithBIP39,
        ZymbitOperation.GenWalletMasterSeedWithSLIP39,
        ZymbitOperation.GenOversightWallet,
        ZymbitOperation.GenWalletChildKey,
        ZymbitOperation.RestoreWalletMasterSeedFromBIP39Mnemonic,
        ZymbitOperation.RestoreWalletMasterSeedFromSLIP39,
        ZymbitOperation.GetWalletNodeAddrFromKeySlot,
        ZymbitOperation.GetWalletKeySlotFromNodeAddr,
    ];

    /// <summary>0 if it looks at it.</summary>
    public static int Of(UnitProfile profile, UnitState state, ZymbitOperation operation)
    {
        if (profile.Facts.Has(Knowledge.Operations.Get(operation).Support) != true)
        {
            return Errno.NotImplemented;
        }

        if (operation == ZymbitOperation.Close)
        {
            return NativeResult.Success;
        }

        if (!state.DaemonRuns)
        {
            return Errno.NoDaemon;
        }

        if (state.Stop is { } stop)
        {
            return stop.Cause == StopCause.Destroyed ? Errno.Io : Errno.TimedOut;
        }

        if (!state.Binding.IsBound && operation != ZymbitOperation.GetCurrentBindingInfo)
        {
            return Errno.NotBound;
        }

        return state.Slip39 is not null && s_walletOperations.Contains(operation) ? Errno.Busy : NativeResult.Success;
    }
}
