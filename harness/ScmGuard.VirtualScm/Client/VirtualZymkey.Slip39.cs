using System;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.VirtualScm;

public sealed partial class VirtualZymkey
{
    /// <inheritdoc/>
    public ISlip39Generation BeginMasterSeed(
        KeyType keyType, string walletName, Slip39Recovery recoveryStrategy, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard)
    {
        ArgumentNullException.ThrowIfNull(recoveryStrategy);
        string variantName = Require.Wallet(keyType, walletName, variant);
        return Begin(new Generation(this, recoveryStrategy), () => Returned.Success(
            Id.GenWalletMasterSeedWithSLIP39,
            Unit.Slip39.GenWalletMasterSeedWithSLIP39(
                keyType,
                variantName,
                walletName,
                Bytes(masterGeneratorKey),
                recoveryStrategy.Groups.Count,
                recoveryStrategy.GroupThreshold,
                recoveryStrategy.IterationExponent,
                Text(recoveryStrategy.Passphrase))));
    }

    /// <inheritdoc/>
    public ISlip39Restoration BeginRestoration(
        KeyType keyType, string walletName, Passphrase? passphrase = null, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard)
    {
        string variantName = Require.Wallet(keyType, walletName, variant);
        return Begin(new Restoration(this), () => Returned.Slip39Progress(
            Id.RestoreWalletMasterSeedFromSLIP39,
            Unit.Slip39.RestoreWalletMasterSeedFromSLIP39(keyType, variantName, walletName, Bytes(masterGeneratorKey), Text(passphrase))));
    }

    private TSession Begin<TSession>(TSession session, Action begin)
        where TSession : VirtualSession
    {
        lock (_gate)
        {
            if (_session is { IsOver: false, IsGivenUp: false })
            {
                throw new InvalidOperationException("A SLIP39 session is open. Finish or cancel it first: until then it blocks the unit's wallets.");
            }

            begin();
            _session = session;
            return session;
        }
    }

    private abstract class VirtualSession(VirtualZymkey client) : IDisposable
    {
        private KeySlot? _slot;
        private bool _cancelled;
        private volatile bool _givenUp;

        public bool IsFinished => _slot is not null;

        public bool IsOver => IsFinished || _cancelled;

        public bool IsGivenUp => _givenUp;

        public KeySlot Slot => _slot ?? throw new InvalidOperationException("The SLIP39 session is not finished, so there is no wallet yet.");

        protected VirtualZymkey Client => client;

        public void Cancel()
        {
            lock (client._gate)
            {
                if (!IsOver && client._session == this)
                {
                    // Not through the property: a client that is being disposed still cancels its session.
                    Returned.Success(Id.CancelSLIP39Session, client._unit.Slip39.CancelSLIP39Session());
                    _cancelled = true;
                }
            }
        }

        public void Dispose()
        {
            try
            {
                Cancel();
            }
            catch (Exception exception) when (exception is ZymkeyException or ObjectDisposedException)
            {
                // Dispose runs while other exceptions are on their way and must not hide them. Whoever wants to know calls Cancel.
            }

            _givenUp = true;
        }

        protected void RequireOpen()
        {
            if (IsOver || IsGivenUp)
            {
                throw new InvalidOperationException("The SLIP39 session is over.");
            }
        }

        protected void Finish(KeySlot slot) => _slot = slot;
    }

    private sealed class Generation(VirtualZymkey client, Slip39Recovery recovery) : VirtualSession(client), ISlip39Generation
    {
        private bool _failed;

        public int GroupIndex { get; private set; }

        public int MemberIndex { get; private set; }

        public Mnemonic NextShare(Passphrase? passphrase = null)
        {
            lock (Client._gate)
            {
                RequireOpen();
                if (_failed)
                {
                    throw new InvalidOperationException("A share could not be made. Cancel the session and begin again.");
                }

                _failed = true;
                Slip39Group group = recovery.Groups[GroupIndex];
                if (MemberIndex == 0)
                {
                    Returned.Success(Id.SetSLIP39GroupInfo, Client.Unit.Slip39.SetSLIP39GroupInfo(GroupIndex, group.MemberCount, group.MemberThreshold));
                }

                int result = Client.Unit.Slip39.AddSLIP39MemberPassword(Text(passphrase), out string words);
                if (Returned.Slip39Progress(Id.AddSLIP39MemberPassword, result) is { } slot)
                {
                    Finish(slot);
                }

                (GroupIndex, MemberIndex) = MemberIndex == group.MemberCount - 1 ? (GroupIndex + 1, 0) : (GroupIndex, MemberIndex + 1);
                _failed = false;
                return new Mnemonic(words);
            }
        }
    }

    private sealed class Restoration(VirtualZymkey client) : VirtualSession(client), ISlip39Restoration
    {
        public bool AddShare(Mnemonic mnemonic, Passphrase? passphrase = null)
        {
            ArgumentNullException.ThrowIfNull(mnemonic);
            lock (Client._gate)
            {
                RequireOpen();
                int result = Client.Unit.Slip39.AddRestoreSLIP39Mnemonic(Text(passphrase), Text(mnemonic));
                if (Returned.Slip39Progress(Id.AddRestoreSLIP39Mnemonic, result) is { } slot)
                {
                    Finish(slot);
                }

                return IsFinished;
            }
        }
    }
}
