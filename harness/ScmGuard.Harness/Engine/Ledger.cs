using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.ExceptionServices;
using System.Threading;
using ScmGuard.Harness.Journal;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Engine;

/// <summary>
/// Makes things on a unit, and removes them. What is about to be made stands in the journal before it is made; nothing is removed that is not in the
/// journal, or that is no longer what the journal says.
/// </summary>
/// <remarks>Every member may be asked for the same item again, after a crash for example: what is there is not made twice.</remarks>
public sealed class Ledger
{
    private readonly RunSession _session;
    private readonly CancellationToken _abandoned;

    internal Ledger(RunSession session, CancellationToken abandoned = default)
    {
        _session = session;
        _abandoned = abandoned;
    }

    private RunRecord Run => _session.Record;

    /// <summary>What the names of the run's wallets begin with. A unit keeps one wallet of a name.</summary>
    public string WalletName => $"scmguard-{Run.Begun.Run}";

    /// <summary>Makes a key pair.</summary>
    /// <param name="zymkey">The module.</param>
    /// <param name="item">The item's name within the run.</param>
    /// <param name="keyType">Its curve.</param>
    /// <exception cref="LedgerException">It is not known whether an earlier attempt made one.</exception>
    public LedgerItem MakeKeyPair(IZymkey zymkey, string item, KeyType keyType) =>
        Made(zymkey, item) ?? Make(zymkey, item, LedgerKind.KeyPair, null, null, () => zymkey.GenerateKeyPair(keyType));

    /// <summary>Makes a wallet's master seed. It has a recovery strategy as advised, and its mnemonic is forgotten at once: the wallet is for a test only.</summary>
    /// <param name="zymkey">The module.</param>
    /// <param name="item">The item's name within the run.</param>
    /// <param name="keyType">The curve of its keys.</param>
    /// <param name="walletName">The wallet's name, which begins with <see cref="WalletName"/>.</param>
    public LedgerItem MakeMasterSeed(IZymkey zymkey, string item, KeyType keyType, string walletName)
    {
        ArgumentNullException.ThrowIfNull(walletName);
        if (!walletName.StartsWith(WalletName, StringComparison.Ordinal))
        {
            throw new ArgumentException($"A run's wallets are named after it: expected a name that begins with {WalletName}.", nameof(walletName));
        }

        return Made(zymkey, item) ?? Make(zymkey, item, LedgerKind.MasterSeed, null, AddressOf(walletName, "m"), () =>
        {
            KeySlot slot = zymkey.CreateMasterSeed(keyType, walletName, RecoveryStrategy.Bip39(), out Mnemonic mnemonic);
            mnemonic.Dispose();
            return slot;
        });
    }

    /// <summary>Derives a hardened child of a wallet's node.</summary>
    /// <param name="zymkey">The module.</param>
    /// <param name="item">The item's name within the run.</param>
    /// <param name="parent">The parent.</param>
    /// <param name="index">The child's index.</param>
    public LedgerItem MakeChildKey(IZymkey zymkey, string item, LedgerItem parent, uint index)
    {
        ArgumentNullException.ThrowIfNull(parent);
        return Made(zymkey, item) ?? Make(zymkey, item, LedgerKind.ChildKey, null, $"{parent.Address}/{index}'", () => zymkey.DeriveChildKey(OwnSlot(zymkey, parent.Slot!.Value), index, hardened: true));
    }

    /// <summary>Stores a foreign public key.</summary>
    /// <param name="zymkey">The module.</param>
    /// <param name="item">The item's name within the run.</param>
    /// <param name="keyType">Its curve.</param>
    /// <param name="publicKey">Its bytes.</param>
    public LedgerItem StoreForeignKey(IZymkey zymkey, string item, KeyType keyType, byte[] publicKey)
    {
        ArgumentNullException.ThrowIfNull(publicKey);
        if (Made(zymkey, item) is { } made)
        {
            return made;
        }

        Write(new LedgerIntended(item, LedgerKind.ForeignKey, SlotsOf(zymkey, LedgerKind.ForeignKey), Fingerprint.Of(publicKey), null));
        ForeignKeySlot slot = zymkey.StoreForeignPublicKey(keyType, publicKey);
        return Enter(zymkey, item, LedgerKind.ForeignKey, slot.Number);
    }

    /// <summary>Removes what this run made and what is still what it was.</summary>
    /// <param name="zymkey">The module.</param>
    /// <returns>What remains for a person to look at: empty if nothing does.</returns>
    public IReadOnlyList<LedgerItem> CleanUp(IZymkey zymkey)
    {
        foreach (LedgerItem item in Run.Ledger.Where(item => item.IsOpen))
        {
            Settle(zymkey, item);
        }

        // Children first: a master seed takes everything below it along. What cannot be read now keeps nothing else from being removed.
        ZymkeyException? first = null;
        foreach (LedgerItem item in Run.Ledger.Where(item => item.IsLive).Reverse())
        {
            try
            {
                Remove(zymkey, item);
            }
            catch (ZymkeyException exception) when (exception is not ZymkeyTimeoutException)
            {
                first ??= exception;
            }
        }

        if (first is not null)
        {
            ExceptionDispatchInfo.Throw(first);
        }

        return [.. Run.Ledger.Where(item => item.End is LedgerEnd.Left)];
    }

    /// <summary>Whether an item lies where the ledger says, as what the ledger says.</summary>
    /// <param name="zymkey">The module.</param>
    /// <param name="item">An item with a slot.</param>
    /// <returns>True if it does; false if the slot is empty or holds something else.</returns>
    /// <exception cref="ZymkeyException">The module does not say.</exception>
    public static bool IsThere(IZymkey zymkey, LedgerItem item)
    {
        ArgumentNullException.ThrowIfNull(zymkey);
        ArgumentNullException.ThrowIfNull(item);
        return SlotsOf(zymkey, item.Kind).Contains(item.Slot!.Value) && Matches(zymkey, item, item.Slot.Value);
    }

    /// <summary>What an earlier attempt made, or null if it made nothing.</summary>
    private LedgerItem? Made(IZymkey zymkey, string name)
    {
        ArgumentNullException.ThrowIfNull(zymkey);
        LedgerItem? item = Run.Item(name);
        if (item is { IsOpen: true })
        {
            item = Settle(zymkey, item);
        }

        return item switch
        {
            null or { End: LedgerEnd.NotMade } => null,
            { End: null } => item,
            _ => throw new LedgerException($"{name}: {item.Reason}"),
        };
    }

    private LedgerItem Make(IZymkey zymkey, string name, LedgerKind kind, string? fingerprint, string? address, Func<KeySlot> make)
    {
        Write(new LedgerIntended(name, kind, SlotsOf(zymkey, kind), fingerprint, address));
        KeySlot slot = make();
        return Enter(zymkey, name, kind, slot.Number);
    }

    private LedgerItem Enter(IZymkey zymkey, string name, LedgerKind kind, int slot)
    {
        string? fingerprint = FingerprintAt(zymkey, kind, slot);

        // How a unit writes addresses, no page says for all nodes: what it writes now is what is looked for later.
        string? address = IsOfWallet(kind) ? AddressAt(zymkey, slot) : null;
        Write(new LedgerCreated(name, slot, fingerprint, address));
        return Run.Item(name)!;
    }

    private void Close(string name, LedgerEnd end, string reason) => Write(new LedgerClosed(name, end, reason));

    // A step that was left behind at its deadline must not go on writing, nor making, when its call comes back.
    private void Write(Entry entry)
    {
        _abandoned.ThrowIfCancellationRequested();
        _session.Append(entry);
    }

    // The program ended between saying that it would make something and saying where it lies.
    private LedgerItem Settle(IZymkey zymkey, LedgerItem item)
    {
        int[] added = [.. SlotsOf(zymkey, item.Kind).Except(item.SlotsBefore).Where(slot => !IsKnown(zymkey, item.Kind, slot))];
        int[] own = [.. added.Where(slot => IsOwn(zymkey, item, slot) is true)];
        if (own.Length == 1)
        {
            return Enter(zymkey, item.Name, item.Kind, own[0]);
        }

        if (added.All(slot => IsOwn(zymkey, item, slot) is false))
        {
            Close(item.Name, LedgerEnd.NotMade, "the program ended before it was made, or it was gone before it could be seen");
        }
        else
        {
            // A key pair carries no name, and some keys cannot be read. Somebody else may have made what is there now.
            Close(item.Name, LedgerEnd.Left, $"the program ended while it made this; slot {string.Join(", ", added)} came to hold a key meanwhile, which may be this run's or somebody else's. It was left alone: look whose it is");
        }

        return Run.Item(item.Name)!;
    }

    // Whether a slot holds what the run has made since and knows. The number alone does not say so: a slot that lost its key may hold another one.
    private bool IsKnown(IZymkey zymkey, LedgerKind kind, int slot)
    {
        try
        {
            return Run.Ledger.Any(other => other.IsLive && other.Slot == slot && other.Kind is LedgerKind.ForeignKey == kind is LedgerKind.ForeignKey && Matches(zymkey, other, slot));
        }
        catch (ZymkeyException exception) when (exception is not ZymkeyTimeoutException)
        {
            return false;
        }
    }

    /// <summary>Removes one item, if it is still what it was.</summary>
    /// <param name="zymkey">The module.</param>
    /// <param name="item">An item with a slot, which is not ended.</param>
    public void Remove(IZymkey zymkey, LedgerItem item)
    {
        ArgumentNullException.ThrowIfNull(zymkey);
        ArgumentNullException.ThrowIfNull(item);
        int slot = item.Slot!.Value;
        if (!SlotsOf(zymkey, item.Kind).Contains(slot))
        {
            Close(item.Name, LedgerEnd.Gone, $"slot {slot} is empty");
        }
        else if (!Matches(zymkey, item, slot))
        {
            Close(item.Name, LedgerEnd.Gone, $"slot {slot} holds another key now, which was left alone");
        }
        else if (item.Kind is not LedgerKind.ForeignKey && slot < KeySlots.Generated.Value.First)
        {
            Close(item.Name, LedgerEnd.Left, $"slot {slot} is a permanent one, which is never removed");
        }
        else
        {
            if (item.Kind is LedgerKind.ForeignKey)
            {
                zymkey.RemoveKey(ForeignSlot(zymkey, slot));
            }
            else
            {
                zymkey.RemoveKey(OwnSlot(zymkey, slot));
            }

            Close(item.Name, LedgerEnd.Removed, $"removed from slot {slot}");
        }
    }

    // What was made while nobody looked can be recognised by the run's wallet name or by the foreign key itself. A key pair has nothing of the kind: null.
    private static bool? IsOwn(IZymkey zymkey, LedgerItem item, int slot)
    {
        try
        {
            return item.Kind switch
            {
                LedgerKind.KeyPair => null,
                LedgerKind.ForeignKey => FingerprintAt(zymkey, item.Kind, slot) == item.Fingerprint,
                _ => WalletOf(AddressAt(zymkey, slot)) == WalletOf(item.Address!),
            };
        }
        catch (ZymkeyException exception) when (exception is not ZymkeyTimeoutException)
        {
            // A key of no wallet has no node, and a module that is disturbed gives none: no page tells the two errors apart.
            return null;
        }
    }

    // The public key first: another one decides, where a node that cannot be read decides nothing.
    private static bool Matches(IZymkey zymkey, LedgerItem item, int slot) =>
        (item.Fingerprint is null ? IsOfWallet(item.Kind) : Fingerprint.Of(zymkey, SlotAt(zymkey, item.Kind, slot)) == item.Fingerprint)
        && (!IsOfWallet(item.Kind) || AddressAt(zymkey, slot) == item.Address);

    private static bool IsOfWallet(LedgerKind kind) => kind is LedgerKind.MasterSeed or LedgerKind.ChildKey;

    private static string AddressAt(IZymkey zymkey, int slot)
    {
        WalletNode node = zymkey.GetWalletNode(OwnSlot(zymkey, slot));
        return AddressOf(node.WalletName, node.NodeAddress);
    }

    private static string AddressOf(string walletName, string nodeAddress) => $"{walletName} {nodeAddress}";

    private static string WalletOf(string address) => address[..address.LastIndexOf(' ')];

    private static string? FingerprintAt(IZymkey zymkey, LedgerKind kind, int slot) =>
        FingerprintOf(zymkey, kind, SlotAt(zymkey, kind, slot));

    private static PublicKeySlot SlotAt(IZymkey zymkey, LedgerKind kind, int slot) =>
        kind is LedgerKind.ForeignKey ? ForeignSlot(zymkey, slot) : OwnSlot(zymkey, slot);

    private static string? FingerprintOf(IZymkey zymkey, LedgerKind kind, PublicKeySlot slot)
    {
        try
        {
            return Fingerprint.Of(zymkey, slot);
        }
        catch (ZymkeyException exception) when (exception is not ZymkeyTimeoutException && kind is LedgerKind.MasterSeed)
        {
            // Whether a master seed has a public key to export, no page says. Its name tells it apart.
            return null;
        }
    }

    private static int[] SlotsOf(IZymkey zymkey, LedgerKind kind) => kind is LedgerKind.ForeignKey
        ? [.. zymkey.GetForeignSlots().Allocated.Select(slot => slot.Number)]
        : [.. zymkey.GetSlots().Allocated.Select(slot => slot.Number)];

    private static KeySlot OwnSlot(IZymkey zymkey, int number) => zymkey.GetSlots().Allocated.First(slot => slot.Number == number);

    private static ForeignKeySlot ForeignSlot(IZymkey zymkey, int number) => zymkey.GetForeignSlots().Allocated.First(slot => slot.Number == number);
}
