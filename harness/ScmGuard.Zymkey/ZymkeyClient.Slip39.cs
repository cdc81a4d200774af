using System;
using System.Threading;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.Zymkey;

public sealed unsafe partial class ZymkeyClient
{
    /// <inheritdoc />
    public ISlip39Generation BeginMasterSeed(
        KeyType keyType, string walletName, Slip39Recovery recoveryStrategy, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard)
    {
        ArgumentNullException.ThrowIfNull(recoveryStrategy);
        var variantName = Require.Wallet(keyType, walletName, variant);
        return Begin(new Slip39Generation(this, recoveryStrategy), context =>
        {
            fixed (byte* generator = NativeInput.OrEmpty(masterGeneratorKey), secret = NativeInput.OrEmpty(recoveryStrategy.Passphrase))
            {
                Returned.Success(Id.GenWalletMasterSeedWithSLIP39, ZkAppUtils.zkGenWalletMasterSeedWithSLIP39(
                    context,
                    keyType,
                    variantName,
                    walletName,
                    generator,
                    masterGeneratorKey?.Length ?? 0,
                    recoveryStrategy.Groups.Count,
                    recoveryStrategy.GroupThreshold,
                    recoveryStrategy.IterationExponent,
                    secret));
            }
        });
    }

    /// <inheritdoc />
    public ISlip39Restoration BeginRestoration(
        KeyType keyType, string walletName, Passphrase? passphrase = null, MasterGeneratorKey? masterGeneratorKey = null, WalletVariant variant = WalletVariant.Standard)
    {
        var variantName = Require.Wallet(keyType, walletName, variant);
        return Begin(new Slip39Restoration(this), context =>
        {
            fixed (byte* generator = NativeInput.OrEmpty(masterGeneratorKey), secret = NativeInput.OrEmpty(passphrase))
            {
                var result = ZkAppUtils.zkRestoreWalletMasterSeedFromSLIP39(
                    context, keyType, variantName, walletName, generator, masterGeneratorKey?.Length ?? 0, secret);

                // "Not finished yet" is how this call says that it succeeded.
                if (result != NativeResult.Slip39Unfinished)
                {
                    Returned.Success(Id.RestoreWalletMasterSeedFromSLIP39, result);
                }
            }
        });
    }

    private TSession Begin<TSession>(TSession session, Action<ZymkeyContext> begin)
        where TSession : Slip39Session
    {
        lock (_gate)
        {
            if (_session is { IsOver: false, IsGivenUp: false })
            {
                throw new InvalidOperationException("A SLIP39 session is open. Finish or cancel it first: until then it blocks the unit's wallets.");
            }

            // Known before it begins: then a Dispose that runs meanwhile either stops it here or waits for it and cancels it.
            var earlier = Interlocked.Exchange(ref _session, session);
            try
            {
                begin(Context);
            }
            catch
            {
                _session = earlier;
                throw;
            }

            return session;
        }
    }

    /// <summary>A session on the unit. The client's gate guards its state.</summary>
    private abstract class Slip39Session(ZymkeyClient client) : IDisposable
    {
        private KeySlot? _slot;
        private bool _cancelled;
        private volatile bool _givenUp;

        public bool IsFinished => _slot is not null;

        public bool IsOver => IsFinished || _cancelled;

        /// <summary>Disposed, although the unit may not have been told: it may have lost the session, and then no cancelling ever succeeds.</summary>
        public bool IsGivenUp => _givenUp;

        public KeySlot Slot => _slot ?? throw new InvalidOperationException("The SLIP39 session is not finished, so there is no wallet yet.");

        protected ZymkeyClient Client => client;

        public void Cancel()
        {
            lock (client._gate)
            {
                if (IsOver || client._session != this)
                {
                    return;
                }

                // Not through the property: a client that is being disposed still cancels its session.
                Returned.Success(Id.CancelSLIP39Session, ZkAppUtils.zkCancelSLIP39Session(client._context));
                _cancelled = true;
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

    private sealed class Slip39Generation(ZymkeyClient client, Slip39Recovery recovery) : Slip39Session(client), ISlip39Generation
    {
        private bool _failed;

        public int GroupIndex { get; private set; }

        public int MemberIndex { get; private set; }

        public Mnemonic NextShare(Passphrase? passphrase = null)
        {
            byte* words = null;
            lock (Client._gate)
            {
                RequireOpen();
                if (_failed)
                {
                    // The share that failed is lost, and a wallet without it may not be restorable.
                    throw new InvalidOperationException("A share could not be made. Cancel the session and begin again.");
                }

                _failed = true;
                fixed (byte* secret = NativeInput.OrEmpty(passphrase))
                {
                    words = MakeShare(secret);
                }
            }

            var mnemonic = NativeOutput.TakeMnemonic(Id.AddSLIP39MemberPassword, words);
            _failed = false;
            return mnemonic;
        }

        private byte* MakeShare(byte* passphrase)
        {
            var context = Client.Context;
            var group = recovery.Groups[GroupIndex];
            if (MemberIndex == 0)
            {
                Returned.Success(Id.SetSLIP39GroupInfo, ZkAppUtils.zkSetSLIP39GroupInfo(context, GroupIndex, group.MemberCount, group.MemberThreshold));
            }

            byte* words = null;
            var result = ZkAppUtils.zkAddSLIP39MemberPassword(context, passphrase, ref words);
            var isLast = GroupIndex == recovery.Groups.Count - 1 && MemberIndex == group.MemberCount - 1;
            try
            {
                if (Returned.Slip39Progress(Id.AddSLIP39MemberPassword, result) is { } slot)
                {
                    Finish(slot);
                }
                else if (isLast)
                {
                    throw new ZymkeyException(Id.AddSLIP39MemberPassword, result, "this was the last share, but the unit does not finish the wallet");
                }
            }
            catch when (result >= NativeResult.Slip39Unfinished)
            {
                NativeOutput.Discard(words);
                throw;
            }

            (GroupIndex, MemberIndex) = MemberIndex == group.MemberCount - 1 ? (GroupIndex + 1, 0) : (GroupIndex, MemberIndex + 1);
            return words;
        }
    }

    private sealed class Slip39Restoration(ZymkeyClient client) : Slip39Session(client), ISlip39Restoration
    {
        public bool AddShare(Mnemonic mnemonic, Passphrase? passphrase = null)
        {
            ArgumentNullException.ThrowIfNull(mnemonic);
            lock (Client._gate)
            {
                RequireOpen();
                fixed (byte* secret = NativeInput.OrEmpty(passphrase), words = mnemonic.Terminated)
                {
                    var result = ZkAppUtils.zkAddRestoreSLIP39Mnemonic(Client.Context, secret, words);
                    if (Returned.Slip39Progress(Id.AddRestoreSLIP39Mnemonic, result) is { } slot)
                    {
                        Finish(slot);
                    }
                }

                return IsFinished;
            }
        }
    }
}
