using System;
using System.Collections.Generic;
using ScmGuard.Analyzers.Rules.Board;
using ScmGuard.Analyzers.Rules.Irreversible;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>For each rule about calls, the shortest program that it reports once. The matrix writes it down on every route.</summary>
internal static class BadCalls
{
    private const string Order = "It is about the order of calls on one thing.";

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
        [typeof(SCM2009Slip39OutOfRange)] = [new(ZymbitOperation.SetSLIP39GroupInfo, (ArgumentRole.MemberCount, 20), (ArgumentRole.MemberThreshold, 2))],
        [typeof(SCM3001BindingLocked)] = [new(ZymbitOperation.LockBinding)],
        [typeof(SCM3002SelfDestructArmed)] = [new(ZymbitOperation.SetSupervisedBootPolicy, (ArgumentRole.Action, (int)SupervisedBootPolicy.Destroy))],
        [typeof(SCM3005ThresholdOutOfSafeRange)] = [new(ZymbitOperation.SetBatteryVoltageThreshold, (ArgumentRole.Threshold, 2.75))],
        [typeof(SCM3006BootFileUnsigned)] = [new(ZymbitOperation.AddOrUpdateSupervisedBootFile, (ArgumentRole.BootFile, "config.txt"), (ArgumentRole.Slot, 16))],
        [typeof(SCM3007UnknownPerimeterChannel)] = [new(ZymbitOperation.SetPerimeterEventAction, (ArgumentRole.Channel, 2))],
        [typeof(SCM6002I2CMisused)] = [new(ZymbitOperation.SetI2CAddr, (ArgumentRole.I2CAddress, 0x48))],
        [typeof(SCM6003LedFlashesForEver)] = [new(ZymbitOperation.LEDFlash, (ArgumentRole.OnMilliseconds, 100), (ArgumentRole.FlashCount, 0))],
        [typeof(SCM6004WaitMisjudged)] = [new(ZymbitOperation.WaitForTap, (ArgumentRole.TimeoutMilliseconds, (double)uint.MaxValue))],
        [typeof(SCM4001SecretInSource)] = [new(ZymbitOperation.AddRestoreSLIP39Mnemonic, (ArgumentRole.Mnemonic, "legal winner thank year"))],
        [typeof(SCM4006WeakKeyDerivation)] = [new(ZymbitOperation.DoECDHAndKDF, (ArgumentRole.KdfType, (int)EcdhKdf.Pbkdf2Sha256), (ArgumentRole.Iterations, 1))],
        [typeof(SCM5005RelativePath)] = [new(ZymbitOperation.CreateRandDataFile, (ArgumentRole.Path, "random.bin"))],
        [typeof(SCM5006DeprecatedFunction)] = [new(ZymbitOperation.GetECDSAPubKey, (ArgumentRole.Slot, 3))],
    };

    /// <summary>Rules whose mistake is no call with certain arguments, and why. Their own tests go over the routes that matter to them.</summary>
    public static IReadOnlyDictionary<Type, string> WithoutCalls { get; } = new Dictionary<Type, string>
    {
        [typeof(SCM1002EphemeralKeyAsDurable)] = Order,
        [typeof(SCM1003SlotDiscarded)] = "It is about what becomes of the result, which every route here takes.",
        [typeof(SCM1007UnsupportedByModel)] = "It is about the target, or about the call that a slot comes from.",
        [typeof(SCM2002WalletWithoutRecovery)] = "A null pointer needs a declaration of its own.",
        [typeof(SCM2003MnemonicDropped)] = "It is about what becomes of the output.",
        [typeof(SCM2004KeyUsedAfterRemoval)] = Order,
        [typeof(SCM2005ParentRemovedBelowKeys)] = Order,
        [typeof(SCM2006Slip39SessionLeftOpen)] = Order,
        [typeof(SCM2007Slip39ResultMisread)] = "It is about how the result is read.",
        [typeof(SCM3003ActionSetAfterLock)] = Order,
        [typeof(SCM3004LockedWhileArmed)] = Order,
        [typeof(SCM3008BrickingFileChange)] = "It sees the calls of the framework that change a file.",
        [typeof(SCM4002FactoryCredentials)] = "It sees logins at the unit's host, by any library or command.",
        [typeof(SCM4003SecretDisclosed)] = "It is about where a secret goes before or after the call.",
        [typeof(SCM4007SharedKeyForOwnData)] = "It takes a second call that opens the file, which is not reported.",
        [typeof(SCM4008PythonTextInterpolated)] = "It is about how a Python text is put together, whatever it calls.",
        [typeof(SCM5004DigestLength)] = "A digest is bytes, which the table cannot write.",
        [typeof(SCM4004VerificationMisread)] = "It is about how the result is read.",
        [typeof(SCM4005ReturnCodeIgnored)] = "It is about what becomes of the result, which every route here takes.",
        [typeof(SCM5003NativeBufferLeaked)] = "It is about what becomes of the output.",
        [typeof(SCM5001SignatureMismatch)] = "It is about declarations; its own matrix has every form of them.",
        [typeof(SCM5002MissingName)] = "It is about what is no operation.",
        [typeof(SCM5007ContextMisused)] = Order,
        [typeof(SCM6001ReservedPinUsed)] = "It sees calls of System.Device.Gpio.",
        [typeof(SCM6005StartUpWaitTooShort)] = "It is about the loop around the call.",
    };
}
