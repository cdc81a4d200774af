using System;
using System.Collections.Generic;
using ScmGuard.Analyzers.Rules.Irreversible;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>For each rule about calls, the shortest program that it reports once. The matrix writes it down on every route.</summary>
internal static class BadCalls
{
    public static IReadOnlyDictionary<Type, BadCall[]> ByRule { get; } = new Dictionary<Type, BadCall[]>
    {
        [typeof(SCM1001KeyPairLostAtReboot)] = [new(ZymbitOperation.GenKeyPair, (ArgumentRole.KeyType, KeyType.Secp256R1))],
        [typeof(SCM1004SlotNarrowed)] = [new(ZymbitOperation.GenECDSASigFromDigest, (ArgumentRole.Slot, 16))],
        [typeof(SCM1005PermanentSlotRemoved)] = [new(ZymbitOperation.RemoveKey, (ArgumentRole.Slot, 3), (ArgumentRole.Foreign, false))],
        [typeof(SCM1006PublicKeyExportDisabled)] = [new(ZymbitOperation.DisablePubKeyExport, (ArgumentRole.Slot, 3))],
        [typeof(SCM2001WalletNameUsedTwice)] =
        [
            new(ZymbitOperation.GenWalletMasterSeedWithBIP39, (ArgumentRole.WalletName, "fleet")),
            new(ZymbitOperation.GenWalletMasterSeedWithBIP39, (ArgumentRole.WalletName, "fleet")),
        ],
        [typeof(SCM2008ChainCodeOfPlainChild)] = [new(ZymbitOperation.GenWalletChildKey, (ArgumentRole.Hardened, false), (ArgumentRole.ReturnChainCode, true))],
        [typeof(SCM2009Slip39OutOfRange)] = [new(ZymbitOperation.SetSLIP39GroupInfo, (ArgumentRole.MemberCount, 20))],
        [typeof(SCM3001BindingLocked)] = [new(ZymbitOperation.LockBinding)],
        [typeof(SCM3002SelfDestructArmed)] = [new(ZymbitOperation.SetSupervisedBootPolicy, (ArgumentRole.Action, (int)SupervisedBootPolicy.Destroy))],
        [typeof(SCM3005ThresholdOutOfSafeRange)] = [new(ZymbitOperation.SetBatteryVoltageThreshold, (ArgumentRole.Threshold, 2.75))],
        [typeof(SCM3006BootFileUnsigned)] = [new(ZymbitOperation.AddOrUpdateSupervisedBootFile, (ArgumentRole.BootFile, "config.txt"), (ArgumentRole.Slot, 16))],
        [typeof(SCM3007UnknownPerimeterChannel)] = [new(ZymbitOperation.SetPerimeterEventAction, (ArgumentRole.Channel, 2))],
    };

    /// <summary>Rules that see no call of the library, and why.</summary>
    public static IReadOnlyDictionary<Type, string> WithoutCalls { get; } = new Dictionary<Type, string>
    {
        [typeof(SCM3008BrickingFileChange)] = "It sees the calls of the framework that change a file.",
    };
}
