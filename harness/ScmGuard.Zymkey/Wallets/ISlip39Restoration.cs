using System;

namespace ScmGuard.Zymkey;

/// <summary>The restoring of a master seed from SLIP39 shares: a session on the unit, which blocks its wallets until it is finished or cancelled.</summary>
/// <remarks>Disposing an unfinished session cancels it. Source: C API Documentation; Digital Wallet tutorials.</remarks>
public interface ISlip39Restoration : IDisposable
{
    /// <summary>True once the unit had enough shares.</summary>
    bool IsFinished { get; }

    /// <summary>The slot of the restored master seed.</summary>
    /// <exception cref="InvalidOperationException">The session is not finished.</exception>
    KeySlot Slot { get; }

    /// <summary>Gives the unit one share.</summary>
    /// <param name="mnemonic">The share.</param>
    /// <param name="passphrase">The member's own passphrase, or null.</param>
    /// <returns>True if the wallet is restored; false if the unit wants more. The API has the same answer, -1, for a share that the unit did not take.</returns>
    /// <exception cref="InvalidOperationException">The session is finished or cancelled.</exception>
    [ZymbitApi("zkAddRestoreSLIP39Mnemonic")]
    bool AddShare(Mnemonic mnemonic, Passphrase? passphrase = null);

    /// <summary>Ends the session without a wallet. Does nothing if the session is over.</summary>
    [ZymbitApi("zkCancelSLIP39Session")]
    void Cancel();
}
