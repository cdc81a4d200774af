using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Mnemonics;
using ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

namespace ScmGuard.VirtualScm;

/// <summary>
/// Wallets that shares restore. A session is the unit's, not the program's: it stays open when the program ends, blocks wallets until it is finished
/// or cancelled, and ends at a reboot.
/// </summary>
public sealed class Slip39Operations
{
    private const int MasterSecretLength = 32;

    private readonly UnitMachine _machine;

    internal Slip39Operations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkGenWalletMasterSeedWithSLIP39</c>: 0 means that a session is open.</summary>
    /// <param name="type">The curve, any but X25519.</param>
    /// <param name="variant">Empty or null. The variant <c>cardano</c> is not simulated.</param>
    /// <param name="name">The wallet's name, unique on the unit.</param>
    /// <param name="masterGeneratorKey">Goes into the seed; may be empty.</param>
    /// <param name="groupCount">1 to 16, on an HSM6 to 14.</param>
    /// <param name="groupThreshold">1 to <paramref name="groupCount"/>.</param>
    /// <param name="iterationExponent">0 to 5.</param>
    /// <param name="passphrase">Printable ASCII; may be empty or null.</param>
    public int GenWalletMasterSeedWithSLIP39(
        KeyType type, string? variant, string? name, ReadOnlySpan<byte> masterGeneratorKey, int groupCount, int groupThreshold, int iterationExponent, string? passphrase)
    {
        using Call call = _machine.Change(ZymbitOperation.GenWalletMasterSeedWithSLIP39);
        int slot = NewWallet.Check(_machine.Profile, call, type, variant, name);
        if (slot < 0)
        {
            return slot;
        }

        int mostGroups = _machine.Profile.Model == Model.Hsm6 ? WalletLimits.Slip39GroupsMaximumHsm6 : WalletLimits.Slip39GroupsMaximum;
        if (groupCount < 1 || groupCount > mostGroups
            || groupThreshold < 1 || groupThreshold > groupCount
            || !WalletLimits.Slip39IterationExponents.Value.Contains(iterationExponent)
            || !IsPassphrase(passphrase))
        {
            return Errno.Invalid;
        }

        using RandomNumberGenerator random = _machine.Draw(call.State);
        byte[] masterSecret = new byte[MasterSecretLength];
        byte[] shareSeed = new byte[MasterSecretLength];
        random.GetBytes(masterSecret);
        random.GetBytes(shareSeed);
        call.State.Slip39 = new Slip39State
        {
            Curve = type,
            WalletName = name!,
            MasterGeneratorKey = masterGeneratorKey.ToArray(),
            Passphrase = passphrase ?? "",
            MasterSecret = masterSecret,
            ShareSeed = shareSeed,
            GroupCount = groupCount,
            GroupThreshold = groupThreshold,
            IterationExponent = iterationExponent,
        };
        return call.Commit(NativeResult.Slip39SessionOpened);
    }

    /// <summary><c>zkSetSLIP39GroupInfo</c>: a group, once all shares of the one before were handed out.</summary>
    /// <param name="groupIndex">0 to the number of groups less 1; each only once.</param>
    /// <param name="memberCount">1 to 16; 1 if the threshold is 1, as SLIP39 has it.</param>
    /// <param name="memberThreshold">1 to <paramref name="memberCount"/>.</param>
    public int SetSLIP39GroupInfo(int groupIndex, int memberCount, int memberThreshold)
    {
        using Call call = _machine.Change(ZymbitOperation.SetSLIP39GroupInfo);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (call.State.Slip39 is not { MasterSecret: not null } session
            || groupIndex < 0 || groupIndex >= session.GroupCount
            || memberCount < 1 || memberCount > WalletLimits.Slip39MembersMaximum
            || memberThreshold < 1 || memberThreshold > memberCount
            || (memberThreshold == 1 && memberCount > 1)
            || session.Groups.Exists(group => group.Index == groupIndex))
        {
            return Errno.Invalid;
        }

        if (session.Groups.Exists(group => group.Given < group.MemberCount))
        {
            return Errno.Busy;
        }

        session.Groups.Add(new Slip39GroupState { Index = groupIndex, MemberCount = memberCount, MemberThreshold = memberThreshold });
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkAddSLIP39MemberPassword</c>: the next share; -1 while more are to come, the master seed's slot with the last one.</summary>
    /// <param name="passphrase">The member's own, without which the share is useless; may be empty or null.</param>
    /// <param name="mnemonic">The share. With -1 it is there too.</param>
    public int AddSLIP39MemberPassword(string? passphrase, out string mnemonic)
    {
        mnemonic = "";
        using Call call = _machine.Change(ZymbitOperation.AddSLIP39MemberPassword);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (call.State.Slip39 is not { MasterSecret: not null } session
            || session.Groups.Find(group => group.Given < group.MemberCount) is not { } current
            || !IsPassphrase(passphrase))
        {
            return Errno.Invalid;
        }

        bool isLast = session.Groups.Count == session.GroupCount && current.Given == current.MemberCount - 1;
        int slot = isLast ? Slots.FirstFree(_machine.Profile, call.State) : NativeResult.Slip39Unfinished;
        if (slot == Errno.Full)
        {
            return slot;
        }

        using Secret<char> share = MakeShare(session, current, passphrase);
        current.Given++;
        if (isLast)
        {
            NewWallet.Add(call.State, slot, session.Curve, session.WalletName, session.MasterGeneratorKey, session.MasterSecret);
            call.State.Slip39 = null;
        }

        int result = call.Commit(slot);
        mnemonic = result == slot ? share.Span.ToString() : "";
        return result;
    }

    /// <summary><c>zkCancelSLIP39Session</c>: the shares handed out so far are worthless. An error if no session is open.</summary>
    public int CancelSLIP39Session()
    {
        using Call call = _machine.Change(ZymbitOperation.CancelSLIP39Session);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (call.State.Slip39 is null)
        {
            return Errno.Invalid;
        }

        call.State.Slip39 = null;
        return call.Commit(NativeResult.Success);
    }

    /// <summary><c>zkRestoreWalletMasterSeedFromSLIP39</c>: -1 means that a session is open.</summary>
    /// <param name="type">The curve of the lost wallet.</param>
    /// <param name="variant">Empty or null.</param>
    /// <param name="name">The wallet's name, unique on the unit.</param>
    /// <param name="masterGeneratorKey">That of the lost wallet.</param>
    /// <param name="passphrase">That of the lost wallet; another one makes another wallet.</param>
    public int RestoreWalletMasterSeedFromSLIP39(KeyType type, string? variant, string? name, ReadOnlySpan<byte> masterGeneratorKey, string? passphrase)
    {
        using Call call = _machine.Change(ZymbitOperation.RestoreWalletMasterSeedFromSLIP39);
        int slot = NewWallet.Check(_machine.Profile, call, type, variant, name);
        if (slot < 0)
        {
            return slot;
        }

        if (!IsPassphrase(passphrase))
        {
            return Errno.Invalid;
        }

        call.State.Slip39 = new Slip39State
        {
            Curve = type,
            WalletName = name!,
            MasterGeneratorKey = masterGeneratorKey.ToArray(),
            Passphrase = passphrase ?? "",
        };
        return call.Commit(NativeResult.Slip39Unfinished);
    }

    /// <summary>
    /// <c>zkAddRestoreSLIP39Mnemonic</c>: -1 while more are needed, the master seed's slot with the last one. A share that does not fit is an error
    /// and leaves the session as it was.
    /// </summary>
    /// <param name="passphrase">The member's own; may be empty or null.</param>
    /// <param name="mnemonic">The share.</param>
    public int AddRestoreSLIP39Mnemonic(string? passphrase, string? mnemonic)
    {
        using Call call = _machine.Change(ZymbitOperation.AddRestoreSLIP39Mnemonic);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (call.State.Slip39 is not { MasterSecret: null } session)
        {
            return Errno.Invalid;
        }

        try
        {
            using Secret<char> share = MemberPassphrase.TakeOff(mnemonic, passphrase);
            using Slip39Restore restore = new();
            foreach (string earlier in session.Mnemonics)
            {
                restore.Add(earlier);
            }

            if (!restore.Add(share.Span).IsComplete)
            {
                session.Mnemonics.Add(share.Span.ToString());
                return call.Commit(NativeResult.Slip39Unfinished);
            }

            using Secret<byte> masterSecret = restore.Combine(session.Passphrase);
            int slot = Slots.FirstFree(_machine.Profile, call.State);
            if (slot < 0)
            {
                return slot;
            }

            NewWallet.Add(call.State, slot, session.Curve, session.WalletName, session.MasterGeneratorKey, masterSecret.Span);
            call.State.Slip39 = null;
            return call.Commit(slot);
        }
        catch (MnemonicException)
        {
            return Errno.Invalid;
        }
    }

    private static bool IsPassphrase(string? passphrase) => passphrase is null || !passphrase.AsSpan().ContainsAnyExceptInRange(' ', '~');

    /// <summary>Makes all shares anew, up to the one that is wanted: the same seed gives the same ones.</summary>
    private static Secret<char> MakeShare(Slip39State session, Slip39GroupState wanted, string? passphrase)
    {
        using SeededRandom random = new(session.ShareSeed);
        using Slip39Split split = new(session.MasterSecret, session.Passphrase, session.GroupThreshold, session.GroupCount, session.IterationExponent, random);
        foreach (Slip39GroupState group in session.Groups)
        {
            Slip39Share[] shares = split.ShareGroup(group.Index, group.MemberThreshold, group.MemberCount);
            try
            {
                if (group == wanted)
                {
                    return MemberPassphrase.PutOn(shares[group.Given], passphrase);
                }
            }
            finally
            {
                Array.ForEach(shares, share => share.Dispose());
            }
        }

        throw new InvalidOperationException("The group is not one of the session's.");
    }
}
