using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.Knowledge;

/// <summary>The known issues that ScmGuard's rules and checks rest on.</summary>
/// <remarks>Source: SCM FAQ and Troubleshooting; General FAQ; CPU Scaling Governor.</remarks>
public static class Advisories
{
    private const string Beta = "00.00.51beta";

    /// <summary>#159: keys made by gen_key_pair are gone after a reboot on SCM Rev B with firmware 01.02.02release.</summary>
    public static Advisory KeyPairLostAtReboot { get; } = new(
        "#159",
        Units(unit => unit is { Model: Model.Scm, Revision: "B1", Firmware: "01.02.02release" }),
        "SCM Rev B (B1) with firmware 01.02.02release",
        [ZymbitOperation.GenKeyPair],
        "keys made by gen_key_pair (slots 16 and up) are gone after a reboot; slots 0-15 and the foreign key store are safe",
        "make a wallet master seed with a recovery strategy and derive a child key from it; the child key's slot is used the same way",
        SourcePages.ScmFaq)
    {
        IsMajor = true,
    };

    /// <summary>#126: the supervised boot policy is ignored.</summary>
    public static Advisory SupervisedBootPolicyIgnored { get; } = new(
        "#126",
        Units(unit => unit is { Model: Model.Scm, Firmware: "01.00.00" }),
        "SCM with firmware 01.00.00",
        [ZymbitOperation.SetSupervisedBootPolicy, ZymbitOperation.AddOrUpdateSupervisedBootFile],
        "the policy is not implemented: any entry in the manifest enables supervised boot, and in production mode a failure self-destructs",
        "keep the manifest empty, or never lock the binding",
        SourcePages.ScmFaq)
    {
        Unconfirmed = "which later firmware has it fixed",
    };

    /// <summary>#119: otg_mode=1 bricks an SCM.</summary>
    public static Advisory OtgModeBricks { get; } = new(
        "#119",
        Units(unit => unit.Model is Model.Scm),
        "SCM",
        [],
        "otg_mode=1 in config.txt does not work: the unit is bricked",
        "keep the line dtoverlay=dwc2,dr_mode=host in config.txt",
        SourcePages.ScmFaq);

    /// <summary>#122: USB isochronous data is delayed while the daemon runs.</summary>
    public static Advisory UsbIsochronousDelay { get; } = new(
        "#122",
        Units(unit => unit.Model is Model.Scm),
        "SCM",
        [],
        "USB isochronous data is delayed while zkifc runs",
        null,
        SourcePages.ScmFaq);

    /// <summary>#120: a very large slot number crashes the daemon.</summary>
    public static Advisory LargeSlotCrashesDaemon { get; } = new(
        "#120",
        [],
        "zkifc before 1.2-36",
        [ZymbitOperation.ExportPubKey],
        "get_public_key with a very large slot number crashes zkifc",
        "check the slot's range before the call",
        SourcePages.ScmFaq)
    {
        HostPackage = "zkifc",
        FixedIn = "1.2-36",
        Unconfirmed = "how large the number has to be",
    };

    /// <summary>#117: a stored tamper event has the wrong time.</summary>
    public static Advisory StoredEventTimeWrong { get; } = new(
        "#117",
        Units(unit => unit is { Model: Model.Scm, Firmware: Beta }),
        "SCM with beta firmware",
        [ZymbitOperation.GetPerimeterDetectInfo],
        "a stored tamper event has the wrong timestamp",
        null,
        SourcePages.ScmFaq);

    /// <summary>#186: clock jumps cause a storm of log lines.</summary>
    public static Advisory LogStormOnClockJump { get; } = new(
        "#186",
        [],
        "zkifc before 1.2-37",
        [],
        "a jump of the clock makes zkifc flood the log",
        null,
        SourcePages.GeneralFaq)
    {
        HostPackage = "zkifc",
        FixedIn = "1.2-37",
    };

    /// <summary>#93: the unit takes battery thresholds that it must not have.</summary>
    public static Advisory BatteryThresholdUnchecked { get; } = new(
        "#93",
        Units(unit => unit.Model is Model.Scm),
        "SCM, firmware not stated",
        [ZymbitOperation.SetBatteryVoltageThreshold],
        "the unit does not reject a battery threshold from 2.5 to 3.0 V",
        "check the threshold before the call: below 2.5 V",
        SourcePages.ScmFaq)
    {
        Unconfirmed = "which firmware has it: an earlier edition of the page calls it fixed from alpha to beta",
    };

    /// <summary>EN20230721: the board reboots at high USB in-rush current.</summary>
    public static Advisory UsbInrushReboots { get; } = new(
        "EN20230721",
        [],
        "Zymbit IO board, D35 motherboard A1",
        [],
        "the board reboots when a USB device draws a high in-rush current",
        "use a powered hub, and do not plug devices in while it runs",
        SourcePages.ScmFaq);

    /// <summary>The IO board's ID EEPROM pins lead nowhere.</summary>
    public static Advisory IdEepromNotConnected { get; } = new(
        "IO board",
        [],
        "Zymbit IO board, D35 motherboard A1",
        [],
        "the ID EEPROM's I2C (pins 27 and 28) is not connected",
        "add two green wires to pins 27 and 28",
        SourcePages.ScmFaq);

    /// <summary>Without its wake pin, a module on I2C never binds on a newer kernel.</summary>
    public static Advisory WakePinNotFound { get; } = new(
        "wake pin",
        Units(unit => Models.Get(unit.Model).Attachment is Attachment.I2C),
        "Zymkey and HSM on kernel 6.6 or later",
        [],
        "the module never binds and flashes five times a second for ever",
        "set ZK_GPIO_WAKE_PIN in /var/lib/zymbit/zkenv.conf: 516 on CM4 and Pi 4, 575 on Pi 5 Rev 1.0, 573 on Pi 5 Rev 1.1 and CM5",
        SourcePages.GeneralFaq);

    /// <summary>The ondemand governor disturbs the bus.</summary>
    public static Advisory GovernorDisturbsBus { get; } = new(
        "governor",
        Units(unit => true),
        "all models",
        [],
        "the scaling governor ondemand disturbs the bus",
        "use the governor performance",
        SourcePages.CpuScaling);

    /// <summary>Unattended upgrades can leave an encrypted host unable to boot.</summary>
    public static Advisory UnattendedUpgradesBreakBoot { get; } = new(
        "unattended-upgrades",
        [],
        "hosts with an encrypted root",
        [],
        "an update of the initramfs can leave the unit unable to boot",
        "disable unattended-upgrades",
        SourcePages.GeneralFaq);

    /// <summary>All known issues.</summary>
    public static IReadOnlyList<Advisory> All { get; } =
    [
        KeyPairLostAtReboot,
        SupervisedBootPolicyIgnored,
        OtgModeBricks,
        UsbIsochronousDelay,
        LargeSlotCrashesDaemon,
        StoredEventTimeWrong,
        LogStormOnClockJump,
        BatteryThresholdUnchecked,
        UsbInrushReboots,
        IdEepromNotConnected,
        WakePinNotFound,
        GovernorDisturbsBus,
        UnattendedUpgradesBreakBoot,
    ];

    private static IReadOnlyList<UnitTarget> Units(Func<UnitTarget, bool> isAffected) => [.. UnitTargets.Field.Where(isAffected)];
}
