using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;
using Id = ScmGuard.Knowledge.ZymbitOperation;
using Role = ScmGuard.Knowledge.ArgumentRole;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>The table of all protocols. Nothing else in the engine knows an operation by name.</summary>
/// <remarks>Source: C API Documentation; Digital Wallet tutorials; Enabling Production Mode; Perimeter Detect: SCM.</remarks>
internal static class Protocols
{
    private static readonly IReadOnlyList<Id> _derivesKey = [Id.GenWalletChildKey];

    private static readonly IReadOnlyList<Id> _makesKey =
    [
        Id.GenKeyPair, Id.GenWalletMasterSeedWithBIP39, Id.GenOversightWallet, Id.RestoreWalletMasterSeedFromBIP39Mnemonic,
        Id.AddSLIP39MemberPassword, Id.AddRestoreSLIP39Mnemonic,
    ];

    /// <summary>Here the flag for the foreign key store is about the peer's key.</summary>
    private static readonly IReadOnlyList<Id> _agrees = [Id.DoRawECDH, Id.DoRawECDHWithIntPeerPubkey, Id.DoECDHAndKDF, Id.DoECDHAndKDFWithIntPeerPubkey];

    private static readonly IReadOnlyList<Id> _beginsSession = [Id.GenWalletMasterSeedWithSLIP39, Id.RestoreWalletMasterSeedFromSLIP39];

    private static readonly IReadOnlyList<Id> _continuesSession = [Id.AddSLIP39MemberPassword, Id.AddRestoreSLIP39Mnemonic];

    private static readonly IReadOnlyList<Wrong> _goneKey = [new(Stage.Removed, Violation.UsedAfterRemoval), new(Stage.Lost, Violation.UsedAfterAncestor)];

    /// <summary>A key, by its slot. Removing a parent removes all that was derived from it.</summary>
    public static Protocol Key { get; } = new(
    [
        new(_makesKey, Bearer.Result, Role.Unknown) { Begins = Stage.Live },
        new(_derivesKey, Bearer.Argument, Role.ParentSlot) { Wrongs = _goneKey },
        new(_derivesKey, Bearer.Result, Role.Unknown) { Begins = Stage.Live, Parent = Role.ParentSlot },
        new(Taking(Role.Slot, [Id.RemoveKey, .. _agrees]), Bearer.Argument, Role.Slot) { Wrongs = _goneKey, If = IsInOwnStore },
        new(_agrees, Bearer.Argument, Role.Slot) { Wrongs = _goneKey },
        new(Taking(Role.PeerSlot), Bearer.Argument, Role.PeerSlot) { Wrongs = _goneKey, If = IsInOwnStore },
        new([Id.GetWalletKeySlotFromNodeAddr], Bearer.Argument, Role.MasterSlot) { Wrongs = _goneKey },
        new([Id.RemoveKey], Bearer.Argument, Role.Slot)
        {
            If = IsInOwnStore,
            Wrongs = _goneKey,
            Moves = [new(Stage.Live, Stage.Removed, Stage.Live)],
            DescendantWrongs = [new(Stage.Kept, Violation.RemovedBelowKept)],
            DescendantMoves = [new(Stage.Live, Stage.Lost, Stage.Live)],
        },
    ])
    {
        Arming = [Id.RemoveKey],
        OfParameter = Stage.Live,
        KeptMoves = [new(Stage.Live, Stage.Kept, Stage.Kept)],
        KeptWrongs = [new(Stage.Lost, Violation.RemovedBelowKept)],
    };

    /// <summary>What <c>zkGenEphemeralKeyPair</c> returns: 0 for success, which as a slot is a permanent key's.</summary>
    public static Protocol EphemeralStatus { get; } = new(
    [
        new([Id.GenEphemeralKeyPair], Bearer.Result, Role.Unknown) { Begins = Stage.Status },
        .. new[] { Role.Slot, Role.PeerSlot, Role.ParentSlot, Role.MasterSlot }.Select(static role =>
            new ProtocolEvent(Taking(role), Bearer.Argument, role) { Wrongs = [new(Stage.Status, Violation.StatusAsSlot)] }),
    ])
    {
        Arming = [Id.GenEphemeralKeyPair],
        KeptWrongs = [new(Stage.Status, Violation.StatusAsSlot)],
        KeptAs = static name => name.EndsWith("slot", StringComparison.OrdinalIgnoreCase),
    };

    /// <summary>The unit's one ephemeral key. Any use of a slot that may be the ephemeral one is a use of it.</summary>
    public static Protocol EphemeralKey { get; } = new(
    [
        .. new[] { Role.Slot, Role.PeerSlot }.Select(static role =>
            new ProtocolEvent(Taking(role), Bearer.Unit, Role.Unknown) { If = call => MayBeEphemeral(call, role), Moves = [new(Stage.Fresh, Stage.None, Stage.None)] }),
        new([Id.InvalidateEphemeralKey], Bearer.Unit, Role.Unknown) { Moves = [new(Stage.Fresh, Stage.None, Stage.None)] },
        new([Id.GenEphemeralKeyPair], Bearer.Unit, Role.Unknown) { Begins = Stage.Fresh, Wrongs = [new(Stage.Fresh, Violation.OverwrittenUnused)] },
    ])
    {
        Arming = [Id.GenEphemeralKeyPair],
        IsFragile = true,
    };

    /// <summary>A SLIP39 session. The answer to a share is -1 until the last one, so only a code that looks at it shows a session to be unfinished.</summary>
    public static Protocol Session { get; } = new(
    [
        new(_beginsSession, Bearer.Unit, Role.Unknown) { Begins = Stage.Open },
        new(_continuesSession, Bearer.Unit, Role.Unknown) { Moves = [new(Stage.Open, Stage.None, Stage.Open)] },
        new([Id.CancelSLIP39Session], Bearer.Unit, Role.Unknown) { Moves = [new(Stage.Open, Stage.None, Stage.None)] },
    ])
    {
        Arming = _beginsSession,
        IsFragile = true,
        LeftOpen = Violation.SessionLeftOpen,
        Owning = [.. _continuesSession, Id.CancelSLIP39Session],
    };

    /// <summary>A context: opened once, closed once, used in between.</summary>
    public static Protocol Context { get; } = new(
    [
        new([Id.Open], Bearer.Argument, Role.Context) { Begins = Stage.Open },
        new(Taking(Role.Context, Id.Open, Id.Close), Bearer.Argument, Role.Context) { Wrongs = [new(Stage.Closed, Violation.UsedAfterClose)] },
        new([Id.Close], Bearer.Argument, Role.Context)
        {
            Wrongs = [new(Stage.Closed, Violation.ClosedTwice)],
            Moves = [new(Stage.Open, Stage.Closed, Stage.None), new(Stage.Given, Stage.Closed, Stage.None)],
        },
    ])
    {
        Arming = [Id.Open, Id.Close],
        OfParameter = Stage.Given,
        LeftOpen = Violation.NeverClosed,
    };

    /// <summary>The binding. Once it is locked, nothing unlocks it.</summary>
    public static Protocol Binding { get; } = new(
    [
        new([Id.LockBinding], Bearer.Unit, Role.Unknown) { Begins = Stage.Locked },
        new([Id.SetBatteryVoltageAction, Id.SetCPUTempAction], Bearer.Unit, Role.Unknown) { Wrongs = [new(Stage.Locked, Violation.SetAfterLock)] },
    ])
    {
        Arming = [Id.LockBinding],
    };

    /// <summary>A perimeter circuit: what its event does.</summary>
    public static Protocol Circuit { get; } = new(
    [
        new([Id.SetPerimeterEventAction], Bearer.Unit, Role.Channel) { Begins = Stage.Armed, If = Destroys },
        new([Id.SetPerimeterEventAction], Bearer.Unit, Role.Channel) { If = static call => !Destroys(call), Moves = [new(Stage.Armed, Stage.None, Stage.Armed)] },
        new([Id.LockBinding], Bearer.Unit, Role.Unknown) { Wrongs = [new(Stage.Armed, Violation.LockedWhileArmed)] },
    ])
    {
        Arming = [Id.LockBinding],
        IsFragile = true,
    };

    /// <summary>The perimeter events that the unit remembers. A wait that did not run out has seen one.</summary>
    public static Protocol Alarm { get; } = new(
    [
        new([Id.WaitForPerimeterEvent], Bearer.Unit, Role.Unknown) { Begins = Stage.Signalled },
        new([Id.ClearPerimeterDetectEvents], Bearer.Unit, Role.Unknown) { Moves = [new(Stage.Signalled, Stage.None, Stage.Signalled)] },
        new([Id.LockBinding], Bearer.Unit, Role.Unknown) { Wrongs = [new(Stage.Signalled, Violation.LockedWhileSignalled)] },
    ])
    {
        Arming = [Id.LockBinding],
        IsFragile = true,
    };

    /// <summary>All protocols.</summary>
    public static IReadOnlyList<Protocol> All { get; } = [Key, EphemeralStatus, EphemeralKey, Session, Context, Binding, Circuit, Alarm];

    /// <summary>The operations with an argument that is not an output.</summary>
    private static IReadOnlyList<Id> Taking(Role role, params Id[] except) =>
        [.. from operation in Operations.All
            where !except.Contains(operation.Id) && operation.Parameters.Any(parameter => parameter.Role == role && !parameter.IsOutput)
            select operation.Id];

    /// <summary>The foreign key store counts its slots separately: the same number is another key there.</summary>
    private static bool? IsInOwnStore(ZymbitCall call) => !call.TryGetArgument(Role.Foreign, out var foreign) ? true : Truth(foreign) is { } isForeign ? !isForeign : null;

    private static bool? MayBeEphemeral(ZymbitCall call, Role role) =>
        !call.TryGetArgument(role, out var slot) ? call.Confidence != CallConfidence.Certain
        : slot.Value is not { } value || Unwrap(value).ConstantValue is not { HasValue: true, Value: int number } ? slot.Default is null
        : number < 0;

    private static bool? Destroys(ZymbitCall call)
    {
        if (call.TryGetArgument(Role.SelfDestructAction, out var selfDestruct))
        {
            return Truth(selfDestruct);
        }

        return call.TryGetArgument(Role.Action, out var action) && action.Value is { } value && Unwrap(value).ConstantValue is { HasValue: true, Value: { } flags } && Number(flags) is { } number
            ? (number & (int)PerimeterActions.SelfDestruct) != 0
            : null;
    }

    private static bool? Truth(ZymbitArgument argument) =>
        argument.Value is not { } value ? argument.Default == "True"
        : Unwrap(value).ConstantValue is { HasValue: true, Value: bool truth } ? truth
        : null;

    private static long? Number(object constant) => constant switch
    {
        int number => number,
        uint number => number,
        long number => number,
        byte number => number,
        _ => null,
    };

    private static IOperation Unwrap(IOperation value)
    {
        while (value is IConversionOperation { OperatorMethod: null, ConstantValue.HasValue: false } conversion)
        {
            value = conversion.Operand;
        }

        return value;
    }
}
