using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>A place where a wallet comes into being under a name that is known.</summary>
/// <param name="Name">The wallet's name.</param>
/// <param name="Call">The call that makes the wallet.</param>
/// <param name="Step">What runs at this place: the call itself, or the call of a method that only hands the name on to it.</param>
/// <param name="Place">Where the name is given.</param>
internal sealed record WalletUse(string Name, ZymbitCall Call, IOperation Step, Location Place)
{
    /// <summary>True if a wallet is made again from its mnemonic.</summary>
    public bool Restores =>
        Call.Operation.Id is ZymbitOperation.RestoreWalletMasterSeedFromBIP39Mnemonic or ZymbitOperation.RestoreWalletMasterSeedFromSLIP39;

    /// <summary>True if the wallet is there only when a SLIP39 session ends.</summary>
    public bool OpensSession =>
        Call.Operation.Id is ZymbitOperation.GenWalletMasterSeedWithSLIP39 or ZymbitOperation.RestoreWalletMasterSeedFromSLIP39;

    /// <summary>The results that say that the wallet was made.</summary>
    public SuccessRange Success => SuccessRange.Of(Call.Operation.Result);
}
