using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Zymkey;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Checks.Acceptance;

/// <summary>The tables, one for each row.</summary>
internal static class RowTables
{
    private const string Sysfs = "/sys/devices/system/cpu/cpu";

    public static IReadOnlyList<RowCase> All { get; } =
    [
        new("firmware-and-model", "an A1", Verdict.Pass),
        new("firmware-and-model", "a B1 with the affected firmware", Verdict.Marginal, Says: "#159") { Profile = "scm-b1", Advisory = "#159" },
        new("firmware-and-model", "a B1 whose station lives with #159", Verdict.Pass, bench => bench.Set("acceptance.advisories.accepted", new[] { "#159" })) { Profile = "scm-b1" },
        new("firmware-and-model", "a B1 whose station lives with another issue", Verdict.Marginal, bench => bench.Set("acceptance.advisories.accepted", new[] { "#126" })) { Profile = "scm-b1", Advisory = "#159" },
        new("firmware-and-model", "a B1 with earlier firmware", Verdict.Marginal, Says: "#126") { Profile = "scm-b1", Firmware = "01.00.00", Advisory = "#126" },
        new("firmware-and-model", "beta firmware", Verdict.Marginal, Says: "#117") { Firmware = "00.00.51beta", Advisory = "#117" },
        new("firmware-and-model", "a revision that is not told", Verdict.Inconclusive, bench => bench.Identity = unit => unit with { Revision = null }, "#159") { Advisory = "#159" },
        new("firmware-and-model", "a revision that no page names", Verdict.Inconclusive, bench => bench.Identity = unit => unit with { Revision = "C1" }, "C1"),
        new("firmware-and-model", "firmware that no page names", Verdict.Inconclusive, bench => bench.Identity = unit => unit with { Firmware = "01.03.00release" }, "No page names"),
        new("firmware-and-model", "firmware that only the station names", Verdict.Pass, bench =>
        {
            bench.Identity = unit => unit with { Firmware = "01.03.00release" };
            bench.Set("acceptance.firmware.expected", new[] { "01.03.00release" });
        }),
        new("firmware-and-model", "firmware that the station does not name", Verdict.Fail, bench => bench.Set("acceptance.firmware.expected", new[] { "01.00.00" })),
        new("firmware-and-model", "firmware that is no version", Verdict.Inconclusive, bench => bench.Identity = unit => unit with { Firmware = "1.2" }, "no version"),
        new("firmware-and-model", "a model that the station does not expect", Verdict.Fail, bench => bench.Set("acceptance.model.expected", "HSM6")),
        new("firmware-and-model", "a model that no table names", Verdict.Inconclusive, bench => bench.Identity = unit => unit with { Model = "SCM9" }, "SCM9"),
        new("firmware-and-model", "a module that does not say who it is", Verdict.Inconclusive, bench => bench.Identity = _ => null),
        new("firmware-and-model", "an HSM6", Verdict.Pass, Says: "nothing to hold it against") { Profile = "hsm6" },

        new("binding", "developer mode", Verdict.Pass, Says: "developer"),
        new("binding", "production mode", Verdict.Pass, bench => bench.Answer("GetBindingInfo", () => new BindingInfo(true, true)), "production"),
        new("binding", "developer mode where production is expected", Verdict.Fail, bench => bench.Set("acceptance.binding.expected", "production")),
        new("binding", "production mode where developer is expected", Verdict.Fail, bench => bench.Set("acceptance.binding.expected", "developer").Answer("GetBindingInfo", () => new BindingInfo(true, true))),
        new("binding", "production mode as expected", Verdict.Pass, bench => bench.Set("acceptance.binding.expected", "production").Answer("GetBindingInfo", () => new BindingInfo(true, true))),
        new("binding", "not bound", Verdict.Fail, bench => bench.Answer("GetBindingInfo", () => new BindingInfo(false, false)), "not bound"),
        new("binding", "locked to another host", Verdict.Fail, bench => bench.Answer("GetBindingInfo", () => new BindingInfo(true, false)), "locked"),
        new("binding", "a module that does not answer", Verdict.Inconclusive, bench => bench.Answer("GetBindingInfo", () => throw new ZymkeyTimeoutException(Knowledge.ZymbitOperation.GetCurrentBindingInfo))),

        new("host-packages", "the newest release", Verdict.Pass, Says: "December 2025"),
        new("host-packages", "the release of Rev B, whose zkifc has known issues", Verdict.Marginal, bench => Packages(bench, "RC-23.01"), "RC-23.01") { Advisory = "#120, #186" },
        new("host-packages", "the same where the station lives with them", Verdict.Pass, bench =>
        {
            Packages(bench, "RC-23.01");
            bench.Set("acceptance.advisories.accepted", new[] { "#120", "#186" });
        }),
        new("host-packages", "zkifc 1.2-36", Verdict.Marginal, bench => Packages(bench, "December 2025", "zkifc", "1.2-36"), "zkifc 1.2-36") { Advisory = "#186" },
        new("host-packages", "a mixed set", Verdict.Marginal, bench => Packages(bench, "December 2025", "libzk", "1.1-22"), "libzk 1.1-22"),
        new("host-packages", "a package too few", Verdict.Marginal, bench => Packages(bench, "December 2025", "zksaapps", null), "zksaapps (not installed)"),
        new("host-packages", "a Python client of another release", Verdict.Marginal, bench =>
        {
            Packages(bench, "RC-23.01");
            Program(bench, "pip3", "Name: zku\nVersion: 1.0.32\n");
        }, "zku 1.0.32") { Advisory = "#120, #186" },
        new("host-packages", "no Python at all", Verdict.Pass, bench => bench.Host.Programs.Remove("pip3")),
        new("host-packages", "no zkifc", Verdict.Fail, bench => Packages(bench, "December 2025", "zkifc", null), "not installed"),
        new("host-packages", "what the station expects", Verdict.Pass, bench => bench.Set("acceptance.packages.expected", new[] { "zkifc=1.2-38", "libzk=1.1-25" })),
        new("host-packages", "not what the station expects", Verdict.Fail, bench => bench.Set("acceptance.packages.expected", new[] { "zkifc=1.2-39", "other=1" }), "1.2-38 instead of 1.2-39"),
        new("host-packages", "an expectation without a version", Verdict.BenchFault, bench => bench.Set("acceptance.packages.expected", new[] { "zkifc" })),
        new("host-packages", "a package database that cannot be read", Verdict.Inconclusive, bench => Program(bench, "dpkg-query", "", 2)),
        new("host-packages", "an answer in another form", Verdict.Inconclusive, bench => Program(bench, "dpkg-query", "zkifc 1.2-38\n")),
        new("host-packages", "a version that is none", Verdict.Inconclusive, bench => Program(bench, "dpkg-query", "zkifc\tnew\tinstalled\n")),
        new("host-packages", "a package that is only configured", Verdict.Fail, bench => Program(bench, "dpkg-query", "zkifc\t1.2-38\tconfig-files\n")),
        new("host-packages", "a host without dpkg", Verdict.BenchFault, bench => bench.Host.Programs.Remove("dpkg-query")),

        new("root-partition-size", "an expanded partition", Verdict.Pass, bench => bench.Host.RootShare = 0.98),
        new("root-partition-size", "half of the eMMC", Verdict.Marginal, bench => bench.Host.RootShare = 0.5, "not been expanded"),
        new("root-partition-size", "a tenth of the eMMC", Verdict.Fail, bench => bench.Host.RootShare = 0.1),
        new("root-partition-size", "half of it where that is too little", Verdict.Fail, bench =>
        {
            bench.Host.RootShare = 0.5;
            bench.Set("acceptance.root.share.minimum", 0.9);
        }),
        new("root-partition-size", "a root that is not encrypted", Verdict.Pass, bench => bench.Host.IsRootEncrypted = false),
        new("root-partition-size", "a root on another disk than lsblk knows", Verdict.Inconclusive, bench => Program(bench, "findmnt", """{"filesystems":[{"source":"/dev/sda1","fstype":"ext4"}]}""")),
        new("root-partition-size", "no JSON", Verdict.Inconclusive, bench => Program(bench, "lsblk", "NAME SIZE\n")),
        new("root-partition-size", "sizes as words", Verdict.Inconclusive, bench => Program(bench, "lsblk", """{"blockdevices":[{"path":"/dev/mmcblk0","type":"disk","size":"29G"}]}""")),
        new("root-partition-size", "a failing lsblk", Verdict.Inconclusive, bench => Program(bench, "lsblk", "", 1)),
        new("root-partition-size", "a host without lsblk", Verdict.BenchFault, bench => bench.Host.Programs.Remove("lsblk")),
        new("root-partition-size", "an HSM6", Verdict.Pass, Says: "Does not apply") { Profile = "hsm6" },

        new("root-encryption", "an encrypted root", Verdict.Pass, Says: "cryptrfs"),
        new("root-encryption", "a root that is not encrypted", Verdict.Fail, bench => bench.Host.IsRootEncrypted = false),
        new("root-encryption", "the same where the station allows it", Verdict.Pass, bench =>
        {
            bench.Host.IsRootEncrypted = false;
            bench.Set("acceptance.root.encrypted", false);
        }),
        new("root-encryption", "two answers for one mount point", Verdict.Inconclusive, bench => Program(bench, "findmnt", """{"filesystems":[{"source":"/dev/mapper/cryptrfs"},{"source":"/dev/mmcblk0p2"}]}""")),
        new("root-encryption", "no answer", Verdict.Inconclusive, bench => Program(bench, "findmnt", "", 1)),
        new("root-encryption", "a host without findmnt", Verdict.BenchFault, bench => bench.Host.Programs.Remove("findmnt")),
        new("root-encryption", "a Zymkey", Verdict.Pass, Says: "Does not apply") { Profile = "zymkey4" },
        new("root-encryption", "a model that is not known", Verdict.Inconclusive, bench => bench.Identity = _ => null),

        new("factory-credentials", "another password", Verdict.Pass, Says: "takes no passwords"),
        new("factory-credentials", "the factory's password", Verdict.Fail, bench => bench.Host.AsShipped(), "SSH takes passwords"),
        new("factory-credentials", "no such user", Verdict.Pass, bench => bench.Host.Passwords!.Clear()),
        new("factory-credentials", "a record that nobody may read", Verdict.Inconclusive, bench => bench.Host.Passwords = null),
        new("factory-credentials", "a host without sshd", Verdict.Pass, bench => bench.Host.Programs.Remove("/usr/sbin/sshd"), "could not be told"),
        new("factory-credentials", "an sshd that does not say", Verdict.Pass, bench => Program(bench, "/usr/sbin/sshd", "passwordauthentication perhaps\n"), "could not be told"),

        new("host-name", "a name of its own", Verdict.Pass, Says: "scm-virtual"),
        new("host-name", "the factory's name", Verdict.Marginal, bench => bench.Host.Name = "zymbit-dev"),
        new("host-name", "the expected name", Verdict.Pass, bench => bench.Set("acceptance.host-name.expected", "scm-virtual")),
        new("host-name", "another name than the expected one", Verdict.Fail, bench => bench.Set("acceptance.host-name.expected", "gateway-7"), "gateway-7"),
        new("host-name", "no name", Verdict.Inconclusive, bench => bench.Host.Files["/proc/sys/kernel/hostname"] = "\n"),

        new("governor", "performance", Verdict.Pass, Says: "performance"),
        new("governor", "ondemand on one processor", Verdict.Fail, bench => bench.Host.Files[$"{Sysfs}2/cpufreq/scaling_governor"] = "ondemand\n", "disturbs the bus") { Advisory = "governor" },
        new("governor", "another one", Verdict.Marginal, bench => Governors(bench, "schedutil"), "No page says"),
        new("governor", "another one that the station expects", Verdict.Pass, bench =>
        {
            Governors(bench, "schedutil");
            bench.Set("acceptance.governor.expected", "schedutil");
        }),
        new("governor", "a file that cannot be read", Verdict.BenchFault, bench => bench.Host.Unreadable.Add($"{Sysfs}0/cpufreq/scaling_governor")),
        new("governor", "a processor that says nothing", Verdict.Inconclusive, bench => bench.Host.Files[$"{Sysfs}1/cpufreq/scaling_governor"] = "\n"),
        new("governor", "a kernel that scales nothing", Verdict.Inconclusive, bench => Remove(bench, Sysfs)),

        new("unattended-upgrades", "not installed", Verdict.Pass, Says: "not installed"),
        new("unattended-upgrades", "on, with an encrypted root", Verdict.Fail, bench => Upgrades(bench, "active", "enabled"), "encrypted") { Advisory = "unattended-upgrades" },
        new("unattended-upgrades", "the service off, the daily timer on", Verdict.Fail, bench =>
        {
            Upgrades(bench, "inactive", "disabled");
            Program(bench, "apt-config", "APT::Periodic::Unattended-Upgrade \"1\";\n");
        }, "encrypted") { Advisory = "unattended-upgrades" },
        new("unattended-upgrades", "installed and disabled", Verdict.Pass, bench =>
        {
            Upgrades(bench, "inactive", "disabled");
            Program(bench, "apt-config", "APT::Periodic::Unattended-Upgrade \"0\";\n");
        }, "disabled"),
        new("unattended-upgrades", "on, without an encrypted root", Verdict.Pass, bench =>
        {
            Upgrades(bench, "active", "enabled");
            bench.Host.IsRootEncrypted = false;
        }, "not encrypted"),
        new("unattended-upgrades", "on, and nobody says whether the root is encrypted", Verdict.Inconclusive, bench =>
        {
            Upgrades(bench, "active", "enabled");
            Program(bench, "lsblk", "{}");
        }),
        new("unattended-upgrades", "an apt that does not say", Verdict.Inconclusive, bench =>
        {
            Upgrades(bench, "inactive", "disabled");
            Program(bench, "apt-config", "E: no\n");
        }),
        new("unattended-upgrades", "a systemd that does not say", Verdict.Inconclusive, bench => Program(bench, "systemctl", "nothing\n")),
        new("unattended-upgrades", "a host without systemd", Verdict.BenchFault, bench => bench.Host.Programs.Remove("systemctl")),

        new("boot-manifest", "all files there", Verdict.Pass, Says: "cannot be seen from here"),
        new("boot-manifest", "a file is gone", Verdict.Fail, bench => bench.Unit.Module.Surroundings.DeleteBootFile("kernel8.img"), "kernel8.img"),
        new("boot-manifest", "a file in a folder is gone", Verdict.Fail, bench => bench.Unit.Module.Surroundings.DeleteBootFile("overlays/vc4-kms-v3d.dtbo"), "overlays/vc4-kms-v3d.dtbo"),
        new("boot-manifest", "another folder", Verdict.Fail, bench => bench.Set("acceptance.boot.folder", "/boot/firmware"), "/boot/firmware"),
        new("boot-manifest", "an empty manifest", Verdict.Pass, bench => bench.Answer("GetSupervisedBootManifest", () => ""), "empty"),
        new("boot-manifest", "a manifest in another form", Verdict.Inconclusive, bench => bench.Answer("GetSupervisedBootManifest", () => """{"files": []}"""), "No page gives its format"),
        new("boot-manifest", "a manifest that leads out of its folder", Verdict.Inconclusive, bench => bench.Answer("GetSupervisedBootManifest", () => "../etc/shadow")),
        new("boot-manifest", "firmware that ignores the policy", Verdict.Marginal, Says: "not implemented") { Firmware = "01.00.00", Advisory = "#126" },
        new("boot-manifest", "a folder that cannot be read", Verdict.BenchFault, bench => bench.Host.Unreadable.Add("/boot/overlays")),
        new("boot-manifest", "an HSM6", Verdict.Pass, Says: "Does not apply") { Profile = "hsm6" },
        new("boot-manifest", "a module that does not answer", Verdict.Inconclusive, bench => bench.Answer("GetSupervisedBootManifest", () => throw new ZymkeyException(Knowledge.ZymbitOperation.GetSupervisedBootFileManifest, -5))),

        new("config-txt", "as it should be", Verdict.Pass),
        new("config-txt", "the required line with more behind it", Verdict.Pass, bench => Config(bench, "dtoverlay=dwc2,dr_mode=host,g-np-tx-fifo-size=32")),
        new("config-txt", "the required line in the board's section", Verdict.Pass, bench => Config(bench, "[cm4]\ndtoverlay=dwc2,dr_mode=host")),
        new("config-txt", "otg_mode=1", Verdict.Fail, bench => Config(bench, "dtoverlay=dwc2,dr_mode=host\notg_mode=1"), "otg_mode=1") { Advisory = "#119" },
        new("config-txt", "otg_mode=1 in the board's section", Verdict.Fail, bench => Config(bench, "dtoverlay=dwc2,dr_mode=host\n[cm4]\notg_mode=1\n[all]")) { Advisory = "#119" },
        new("config-txt", "otg_mode=1 in another board's section", Verdict.Pass, bench => Config(bench, "[cm5]\notg_mode=1\n[all]\ndtoverlay=dwc2,dr_mode=host")),
        new("config-txt", "otg_mode=1 in a comment", Verdict.Pass, bench => Config(bench, "#otg_mode=1\ndtoverlay=dwc2,dr_mode=host # needed")),
        new("config-txt", "otg_mode=1 taken back", Verdict.Pass, bench => Config(bench, "otg_mode=1\notg_mode=0\ndtoverlay=dwc2,dr_mode=host")),
        new("config-txt", "otg_mode=1 for some display", Verdict.Inconclusive, bench => Config(bench, "dtoverlay=dwc2,dr_mode=host\n[EDID=VSC-TD2220]\notg_mode=1")),
        new("config-txt", "the required line for some serial number", Verdict.Inconclusive, bench => Config(bench, "[0x12345678]\ndtoverlay=dwc2,dr_mode=host")),
        new("config-txt", "the required line for nobody", Verdict.Fail, bench => Config(bench, "[none]\ndtoverlay=dwc2,dr_mode=host")) { Advisory = "#119" },
        new("config-txt", "another file taken in", Verdict.Inconclusive, bench => Config(bench, "dtoverlay=dwc2,dr_mode=host\ninclude more.txt")),
        new("config-txt", "the required line missing", Verdict.Fail, bench => Config(bench, "dtoverlay=dwc2"), "lacks") { Advisory = "#119" },
        new("config-txt", "an empty file", Verdict.Fail, bench => Config(bench, "")) { Advisory = "#119" },
        new("config-txt", "no file", Verdict.Inconclusive, bench => bench.Set("acceptance.boot.folder", "/elsewhere"), "/elsewhere"),
        new("config-txt", "a file that cannot be read", Verdict.BenchFault, bench => bench.Host.Unreadable.Add("/boot/config.txt"), "permission denied"),
        new("config-txt", "a Zymkey", Verdict.Pass, Says: "Does not apply") { Profile = "zymkey4" },

        new("wake-pin", "an SCM", Verdict.Pass, Says: "Does not apply"),
        new("wake-pin", "an older kernel", Verdict.Pass, Says: "older than 6.6") { Profile = "hsm6" },
        Pin("the right number", Verdict.Pass, "Raspberry Pi Compute Module 4 Rev 1.1", "ZK_GPIO_WAKE_PIN=516\n"),
        Pin("the right number in quotes", Verdict.Pass, "Raspberry Pi 5 Model B Rev 1.1", "# pin\nZK_GPIO_WAKE_PIN=\"573\"\n"),
        Pin("the right number on the first Pi 5", Verdict.Pass, "Raspberry Pi 5 Model B Rev 1.0", "ZK_GPIO_WAKE_PIN=575\n"),
        Pin("the right number on a CM5", Verdict.Pass, "Raspberry Pi Compute Module 5 Rev 1.0", "ZK_GPIO_WAKE_PIN=573\n"),
        Pin("the number of another board", Verdict.Fail, "Raspberry Pi 4 Model B Rev 1.4", "ZK_GPIO_WAKE_PIN=575\n"),
        Pin("no number", Verdict.Fail, "Raspberry Pi 4 Model B Rev 1.4", "OTHER=1\n"),
        Pin("no file", Verdict.Fail, "Raspberry Pi 4 Model B Rev 1.4", null),
        Pin("a word", Verdict.Fail, "Raspberry Pi 4 Model B Rev 1.4", "ZK_GPIO_WAKE_PIN=four\n"),
        Pin("a board that no page names", Verdict.Inconclusive, "Raspberry Pi 3 Model B Rev 1.2", "ZK_GPIO_WAKE_PIN=516\n"),
        Pin("a board that does not say what it is", Verdict.Inconclusive, null, "ZK_GPIO_WAKE_PIN=516\n"),
        new("wake-pin", "a board that only the station knows", Verdict.Pass, bench =>
        {
            Wake(bench, "Raspberry Pi 3 Model B Rev 1.2", "ZK_GPIO_WAKE_PIN=420\n");
            bench.Set("acceptance.wake-pin.expected", 420);
        }) { Profile = "zymkey4" },
        new("wake-pin", "a kernel without a version", Verdict.Inconclusive, bench => bench.Host.Kernel = "custom") { Profile = "hsm6" },

        new("zkifc", "well", Verdict.Pass, Says: "active (running)"),
        new("zkifc", "restarted once", Verdict.Marginal, bench => Daemon(bench, "NRestarts", "1")),
        new("zkifc", "restarted often", Verdict.Fail, bench => Daemon(bench, "NRestarts", "7")),
        new("zkifc", "failed, and yet an answer", Verdict.Inconclusive, bench => Daemon(bench, "ActiveState", "failed"), "contradict"),
        new("zkifc", "running, without an answer", Verdict.Fail, bench => bench.Answer("GetFirmwareText", () => throw new ZymkeyTimeoutException(Knowledge.ZymbitOperation.GetFirmwareVersionString)), "no good answer"),
        new("zkifc", "running, without an answer once", Verdict.Inconclusive, bench =>
        {
            int calls = 0;
            bench.Answer("GetFirmwareText", () => ++calls > 1 ? "01.02.02release" : throw new ZymkeyTimeoutException(Knowledge.ZymbitOperation.GetFirmwareVersionString));
        }, "asked again"),
        new("zkifc", "running, with an empty answer", Verdict.Fail, bench => bench.Answer("GetSerialNumber", () => ""), "empty"),
        new("zkifc", "not installed, without an answer", Verdict.Fail, bench =>
        {
            bench.Host.Systemctl.Remove("zkifc.service");
            bench.Answer("GetFirmwareText", () => throw new ZymkeyException(Knowledge.ZymbitOperation.GetFirmwareVersionString, -111));
        }),
        new("zkifc", "a count that is none", Verdict.Inconclusive, bench => Daemon(bench, "NRestarts", "many")),
        new("zkifc", "a failing systemctl", Verdict.Inconclusive, bench => Program(bench, "systemctl", "", 1)),
        new("zkifc", "a host without systemd", Verdict.BenchFault, bench => bench.Host.Programs.Remove("systemctl")),

        new("cpu-headroom", "little to do", Verdict.Pass),
        new("cpu-headroom", "half of the time", Verdict.Marginal, bench => Pressure(bench, "55.10")),
        new("cpu-headroom", "most of the time", Verdict.Fail, bench => Pressure(bench, "91.20"), "little time"),
        new("cpu-headroom", "most of the time where the station allows it", Verdict.Pass, bench =>
        {
            Pressure(bench, "70.00");
            bench.Set("acceptance.cpu.pressure.maximum", 0.95);
        }),
        new("cpu-headroom", "a share above all", Verdict.Inconclusive, bench => Pressure(bench, "140.00")),
        new("cpu-headroom", "no number", Verdict.Inconclusive, bench => Pressure(bench, "NaN")),
        new("cpu-headroom", "a pressure that the kernel does not keep, and no times", Verdict.Inconclusive, bench => bench.Host.Unreadable.Add("/proc/pressure/cpu"), "/proc/stat"),
        new("cpu-headroom", "neither pressure nor times", Verdict.Inconclusive, bench => bench.Host.Files.Remove("/proc/pressure/cpu")),
        new("cpu-headroom", "times that are cut off", Verdict.Inconclusive, bench =>
        {
            bench.Host.Files.Remove("/proc/pressure/cpu");
            bench.Host.Files["/proc/stat"] = "cpu  10 20 30\n";
        }),

        new("usb-inrush", "the first boot", Verdict.Pass),
        new("usb-inrush", "clean reboots", Verdict.Pass, bench => Boot(bench, VirtualScm.RebootKind.Soft, 3)),
        new("usb-inrush", "one boot without a shutdown", Verdict.Marginal, bench => Boot(bench, VirtualScm.RebootKind.PowerCut, 1), "look the same"),
        new("usb-inrush", "a power cut of the run itself", Verdict.Pass, CutPower, "of this run"),
        new("usb-inrush", "a power cut of the run itself, and a boot that ended without one", Verdict.Marginal, bench =>
        {
            CutPower(bench);
            Boot(bench, VirtualScm.RebootKind.Soft, 11);
            Boot(bench, VirtualScm.RebootKind.PowerCut, 1);
        }, "1 of the last 10"),
        new("usb-inrush", "many boots without a shutdown", Verdict.Inconclusive, bench => Boot(bench, VirtualScm.RebootKind.PowerCut, 6), "EN20230721") { Advisory = "EN20230721" },
        new("usb-inrush", "many, but long ago", Verdict.Pass, bench =>
        {
            Boot(bench, VirtualScm.RebootKind.PowerCut, 4);
            Boot(bench, VirtualScm.RebootKind.Soft, 11);
        }),
        new("usb-inrush", "under-voltage now", Verdict.Fail, bench => Program(bench, "vcgencmd", "throttled=0x50005\n"), "too low now"),
        new("usb-inrush", "under-voltage since the boot", Verdict.Marginal, bench => Program(bench, "vcgencmd", "throttled=0x50000\n"), "at least once"),
        new("usb-inrush", "a host without vcgencmd", Verdict.Pass, bench => bench.Host.Programs.Remove("vcgencmd")),
        new("usb-inrush", "a journal that does not last", Verdict.Inconclusive, bench => Remove(bench, "/var/log/journal"), "keeps no journal"),
        new("usb-inrush", "titles above the list", Verdict.Pass, bench => Program(bench, "journalctl", command =>
            command.Arguments.Contains("--list-boots") ? $"IDX BOOT ID                          FIRST ENTRY\n  0 {new string('a', 32)} Mon 2026-01-05\n" : "")),
        new("usb-inrush", "a list that cannot be read", Verdict.Inconclusive, bench => Program(bench, "journalctl", "No journal files were found.\n")),
        new("usb-inrush", "a host without a journal", Verdict.BenchFault, bench => bench.Host.Programs.Remove("journalctl")),
        new("usb-inrush", "a Zymkey", Verdict.Pass, Says: "Does not apply") { Profile = "zymkey4" },

        new("perimeter", "nothing happened", Verdict.Pass),
        new("perimeter", "a broken circuit", Verdict.Fail, bench => bench.Unit.Module.Surroundings.BreakPerimeter(1), "Broken perimeter circuit"),
        new("perimeter", "a broken circuit on beta firmware", Verdict.Fail, bench => bench.Unit.Module.Surroundings.BreakPerimeter(0)) { Firmware = "00.00.51beta", Advisory = "#117" },
        new("perimeter", "a module that does not answer", Verdict.Inconclusive, bench => bench.Answer("GetPerimeterEvents", () => throw new ZymkeyException(Knowledge.ZymbitOperation.GetPerimeterDetectInfo, -5))),

        new("battery", "a fresh one", Verdict.Pass),
        new("battery", "a little above the threshold", Verdict.Marginal, bench => bench.Answer("GetBatteryVoltage", () => 2.4f)),
        new("battery", "the threshold itself", Verdict.Marginal, bench => bench.Answer("GetBatteryVoltage", () => 2.3f)),
        new("battery", "below it", Verdict.Fail, bench => bench.Answer("GetBatteryVoltage", () => 2.29f), "low"),
        new("battery", "good, where the station wants more", Verdict.Fail, bench => bench.Set("acceptance.battery.minimum", 3.1)),
        new("battery", "no number", Verdict.Inconclusive, bench => bench.Answer("GetBatteryVoltage", () => float.NaN)),
        new("battery", "a Zymkey", Verdict.Pass, Says: "Does not apply") { Profile = "zymkey4" },

        new("temperature", "a room", Verdict.Pass),
        new("temperature", "near the upper limit", Verdict.Marginal, bench => bench.Answer("GetCpuTemperature", () => 63f)),
        new("temperature", "too hot", Verdict.Fail, bench => bench.Answer("GetCpuTemperature", () => 66f)),
        new("temperature", "too cold", Verdict.Fail, bench => bench.Answer("GetCpuTemperature", () => -11f)),
        new("temperature", "no number", Verdict.Inconclusive, bench => bench.Answer("GetCpuTemperature", () => float.NaN)),
        new("temperature", "a Zymkey", Verdict.Pass, Says: "Does not apply") { Profile = "zymkey4" },
    ];

    private static RowCase Pin(string what, Verdict verdict, string? board, string? environment) => new("wake-pin", what, verdict, bench => Wake(bench, board, environment))
    {
        Profile = "hsm6",
        Advisory = verdict is Verdict.Fail ? "wake pin" : null,
    };

    private static void Wake(AcceptanceBench bench, string? board, string? environment)
    {
        bench.Host.Kernel = "6.6.31+rpt-rpi-v8";
        Put(bench, "/proc/device-tree/model", board is null ? null : board + "\0");
        Put(bench, "/var/lib/zymbit/zkenv.conf", environment);
    }

    private static void Put(AcceptanceBench bench, string path, string? text)
    {
        if (text is null)
        {
            bench.Host.Files.Remove(path);
        }
        else
        {
            bench.Host.Files[path] = text;
        }
    }

    private static void Remove(AcceptanceBench bench, string prefix)
    {
        foreach (string path in bench.Host.Files.Keys.Where(path => path.StartsWith(prefix, StringComparison.Ordinal)).ToArray())
        {
            bench.Host.Files.Remove(path);
        }
    }

    private static void Program(AcceptanceBench bench, string name, string output, int exitCode = 0) => bench.Host.Programs[name] = _ => new HostAnswer(exitCode, output, "");

    private static void Program(AcceptanceBench bench, string name, Func<HostCommand, string> output) => bench.Host.Programs[name] = command => new HostAnswer(0, output(command), "");

    private static void Packages(AcceptanceBench bench, string release, string? changed = null, string? version = null)
    {
        Knowledge.HostRelease found = Knowledge.HostReleases.All.Single(one => one.Name == release);
        Program(bench, "dpkg-query", string.Concat(found.Packages
            .Where(package => !package.IsPip && (package.Name != changed || version is not null))
            .Select(package => $"{package.Name}\t{(package.Name == changed ? version : package.Version)}\tinstalled\n")));
        if (found.Packages.FirstOrDefault(package => package.IsPip) is { } client)
        {
            Program(bench, "pip3", $"Name: {client.Name}\nVersion: {client.Version}\n");
        }
    }

    private static void Governors(AcceptanceBench bench, string governor)
    {
        foreach (string path in bench.Host.Files.Keys.Where(path => path.StartsWith(Sysfs, StringComparison.Ordinal)).ToArray())
        {
            bench.Host.Files[path] = governor + "\n";
        }
    }

    private static void Upgrades(AcceptanceBench bench, string active, string file) => bench.Host.Systemctl.Add("unattended-upgrades.service", () => new Dictionary<string, string>
    {
        ["LoadState"] = "loaded",
        ["ActiveState"] = active,
        ["UnitFileState"] = file,
    });

    private static void Daemon(AcceptanceBench bench, string property, string value) => bench.Host.Systemctl.Add("zkifc.service", () => new Dictionary<string, string> { [property] = value });

    private static void Config(AcceptanceBench bench, string text) => bench.Host.Files["/boot/config.txt"] = text;

    private static void Pressure(AcceptanceBench bench, string percent) =>
        bench.Host.Files["/proc/pressure/cpu"] = string.Create(CultureInfo.InvariantCulture, $"some avg10=0.00 avg60={percent} avg300=0.00 total=1\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");

    private static void CutPower(AcceptanceBench bench)
    {
        bench.Reboots = [.. bench.Reboots, (RebootKind.PowerCut, new BootIdentity(bench.Unit.BootId, TimeSpan.FromHours(1), "6.6.0", null, null, null))];
        Boot(bench, VirtualScm.RebootKind.PowerCut, 1);
    }

    private static void Boot(AcceptanceBench bench, VirtualScm.RebootKind kind, int times)
    {
        foreach (int _ in Enumerable.Range(0, times))
        {
            bench.Unit.Module.Reboot(kind);
        }
    }
}
