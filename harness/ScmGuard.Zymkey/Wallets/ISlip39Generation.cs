using System;

namespace ScmGuard.Zymkey;

/// <summary>The making of a master seed that SLIP39 shares restore: a session on the unit, which blocks its wallets until it is finished or cancelled.</summary>
/// <remarks>
/// The session goes through the groups and members of its <see cref="Slip39Recovery"/> by itself: ask for <see cref="NextShare"/> until
/// <see cref="IsFinished"/>. Only then does the wallet exist. Disposing an unfinished session cancels it. Source: C API Documentation; Digital Wallet tutorials.
/// </remarks>
public interface ISlip39Generation : IDisposable
{
    /// <summary>The group of the share that comes next, from 0.</summary>
    int GroupIndex { get; }

    /// <summary>The place in its group of the share that comes next, from 0.</summary>
    int MemberIndex { get; }

    /// <summary>True once every share was given and the unit made the wallet.</summary>
    bool IsFinished { get; }

    /// <summary>The slot of the new master seed.</summary>
    /// <exception cref="InvalidOperationException">The session is not finished.</exception>
    KeySlot Slot { get; }

    /// <summary>Makes the next share. The unit does not give it again.</summary>
    /// <param name="passphrase">The member's own passphrase, or null.</param>
    /// <exception cref="InvalidOperationException">The session is finished or cancelled.</exception>
    [ZymbitApi("zkAddSLIP39MemberPassword")]
    Mnemonic NextShare(Passphrase? passphrase = null);

    /// <summary>Ends the session without a wallet: the shares given so far are worthless. Does nothing if the session is over.</summary>
    [ZymbitApi("zkCancelSLIP39Session")]
    void Cancel();
}
