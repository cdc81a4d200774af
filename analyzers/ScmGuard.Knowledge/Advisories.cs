using System;
using System.Linq;

namespace ScmGuard.Knowledge;

/// <summary>The known issues that ScmGuard's rules and checks rest on.</summary>
/// <remarks>Source: SCM FAQ and Troubleshooting; Release Notes.</remarks>
public static class Advisories
{
    /// <summary>#159: keys made by gen_key_pair are gone after a reboot on SCM Rev B with firmware 01.02.02release.</summary>
    public static Advisory KeyPairLostAtReboot { get; } = new(
        "#159",
        Array.AsReadOnly(UnitTargets.Field.Where(unit => unit is { Model: Model.Scm, Revision: "B1", Firmware: "01.02.02release" }).ToArray()),
        "SCM Rev B (B1) with firmware 01.02.02release",
        Array.AsReadOnly(new[] { ZymbitOperation.GenKeyPair }),
        "keys made by gen_key_pair (slots 16 and up) are gone after a reboot; slots 0-15 and the foreign key store are safe",
        "make a wallet master seed with a recovery strategy and derive a child key from it; the child key's slot is used the same way",
        "SCM FAQ and Troubleshooting")
    {
        IsMajor = true,
    };
}
