using System;
using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>Names that do not exist today: guessed ones, and ones that older libraries had.</summary>
/// <remarks>Source: C API Documentation; Python API (zku 1.0.33).</remarks>
public static class MissingNames
{
    /// <summary>All names.</summary>
    public static IReadOnlyList<MissingName> All { get; } =
    [
        Native("zkFree", null, "libc free; in .NET, NativeMemory.Free"),
        Native("zkGetPubKey", ZymbitOperation.ExportPubKey, "zkExportPubKey"),
        Native("zkSign", ZymbitOperation.GenECDSASigFromDigest, "zkGenECDSASigFromDigest"),
        Native("zkVerify", ZymbitOperation.VerifyECDSASigFromDigest, "zkVerifyECDSASigFromDigest"),
        Native("zkVerifyECDSASigFromDigestWithForeignKey", ZymbitOperation.VerifyECDSASigFromDigestWithForeignKeySlot, "zkVerifyECDSASigFromDigestWithForeignKeySlot")
            with { HasSameParameters = true },
        Native("zkGenWalletMasterSeed", ZymbitOperation.GenWalletMasterSeedWithBIP39, "zkGenWalletMasterSeedWithBIP39, which also takes a variant and a passphrase"),
        Native("zkRestoreWalletMasterSeed", ZymbitOperation.RestoreWalletMasterSeedFromBIP39Mnemonic, "zkRestoreWalletMasterSeedFromBIP39Mnemonic"),

        Python("get_operational_status", null, "get_current_binding_info, and the LED"),
        Python("get_unique_device_id", ZymbitOperation.GetSerialNumberString, "get_serial_number")
            with { HasSameParameters = true },
        Python("get_tamper_events", ZymbitOperation.GetPerimeterDetectInfo, "get_perimeter_detect_info")
            with { HasSameParameters = true },
        Python("create_slip39_mnemonic", null, "gen_wallet_master_seed with RecoveryStrategySLIP39, then set_gen_SLIP39_group_info and add_gen_SLIP39_member_pwd"),
    ];

    /// <summary>Finds a row by its name. Case matters.</summary>
    public static bool TryGet(string name, out MissingName row)
    {
        foreach (var candidate in All)
        {
            if (string.Equals(candidate.Name, name, StringComparison.Ordinal))
            {
                row = candidate;
                return true;
            }
        }

        row = null!;
        return false;
    }

    private static MissingName Native(string name, ZymbitOperation? replacement, string instead) =>
        new(name, IsPython: false, instead, SourcePages.CApi) { Replacement = replacement };

    private static MissingName Python(string name, ZymbitOperation? replacement, string instead) =>
        new(name, IsPython: true, instead, SourcePages.PythonApi) { Replacement = replacement };
}
