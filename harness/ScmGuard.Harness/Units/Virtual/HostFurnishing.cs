using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using System.Text.Json.Nodes;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Units.Virtual;

/// <summary>Puts into a simulated host what a real one has. The answers have the form that the real programs give them.</summary>
internal static class HostFurnishing
{
    /// <summary>Journald's mark of a boot that ended as it should: SD_MESSAGE_JOURNAL_STOP (sd-messages(3)).</summary>
    public const string JournalStopMessage = "d93fb3c9c24d451a97cea615ce59c00b";

    private const int ProcessorCount = 4;
    private const long DiskBytes = 31_268_536_320;

    /// <summary>A host that was set up as the vendor advises.</summary>
    public static void AsAdvised(SimulatedHost host, VirtualUnit module)
    {
        foreach (int processor in Enumerable.Range(0, ProcessorCount))
        {
            host.Files[GovernorPath(processor)] = HostSystem.AdvisedGovernor.Value + "\n";
        }

        host.Files["/proc/device-tree/model"] = "Raspberry Pi Compute Module 4 Rev 1.1\0";
        host.Files["/proc/pressure/cpu"] = "some avg10=0.31 avg60=0.42 avg300=0.40 total=1815202\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n";
        host.Files["/var/log/journal/8d0c4f1e5a7b4c0f9e2d3b6a1c5f7e90/system.journal"] = "";
        if (module.Profile.Model is Model.Scm)
        {
            host.Files[$"{SupervisedBoot.Folder.Value}/config.txt"] = $"[all]\narm_64bit=1\n{HostSystem.RequiredConfigLine.Value}\n";
        }

        host.Passwords!["zymbit"] = "not the one that everyone knows";
        host.Systemctl.Add($"{HostSystem.Daemon.Value}.service", () => new Dictionary<string, string>
        {
            ["LoadState"] = "loaded",
            ["ActiveState"] = "active",
            ["SubState"] = "running",
            ["NRestarts"] = "0",
        });
        host.Programs["systemctl"] = host.Systemctl.Answer;
        host.Programs["dpkg-query"] = command => QueryPackages(command, module.Profile.HostRelease);
        host.Programs["pip3"] = _ => ShowPythonClient(module.Profile.HostRelease);
        host.Programs["findmnt"] = _ => Answer(new JsonObject { ["filesystems"] = new JsonArray(new JsonObject { ["source"] = RootDevice(host), ["fstype"] = "ext4" }) });
        host.Programs["lsblk"] = _ => Answer(new JsonObject { ["blockdevices"] = new JsonArray(Disk(host)) });
        host.Programs["/usr/sbin/sshd"] = _ => new HostAnswer(0, "port 22\npermitrootlogin without-password\npubkeyauthentication yes\npasswordauthentication no\n", "");
        host.Programs["vcgencmd"] = _ => new HostAnswer(0, "throttled=0x0\n", "");
        host.Programs["journalctl"] = command => ReadJournal(command, module);
        host.Programs["apt-config"] = _ => new HostAnswer(0, "", "");
    }

    /// <summary>The factory image. Only what the vendor's pages or the system's own defaults say is different.</summary>
    public static void AsShipped(SimulatedHost host)
    {
        host.Name = FactoryImage.HostName;
        host.RootShare = FactoryImage.RootPartitionShare;
        host.IsRootEncrypted = FactoryImage.RootIsEncrypted;
        host.Passwords![FactoryImage.UserName] = FactoryImage.UserName;
        host.Programs["/usr/sbin/sshd"] = _ => new HostAnswer(0, $"port 22\npasswordauthentication {(FactoryImage.SshTakesPassword ? "yes" : "no")}\n", "");
        foreach (int processor in Enumerable.Range(0, ProcessorCount))
        {
            host.Files[GovernorPath(processor)] = HostSystem.HarmfulGovernor.Value + "\n";
        }
    }

    private static string GovernorPath(int processor) =>
        string.Create(CultureInfo.InvariantCulture, $"/sys/devices/system/cpu/cpu{processor}/cpufreq/scaling_governor");

    private static string RootDevice(SimulatedHost host) => host.IsRootEncrypted ? "/dev/mapper/cryptrfs" : "/dev/mmcblk0p2";

    private static JsonObject Disk(SimulatedHost host)
    {
        long rootBytes = (long)(DiskBytes * host.RootShare);
        JsonObject root = Device("/dev/mmcblk0p2", "part", rootBytes);
        if (host.IsRootEncrypted)
        {
            root["children"] = new JsonArray(Device(RootDevice(host), "crypt", rootBytes));
        }

        JsonObject disk = Device("/dev/mmcblk0", "disk", DiskBytes);
        disk["children"] = new JsonArray(Device("/dev/mmcblk0p1", "part", 268_435_456), root);
        return disk;
    }

    private static JsonObject Device(string path, string type, long bytes) => new() { ["path"] = path, ["type"] = type, ["size"] = bytes };

    private static HostAnswer Answer(JsonObject json) => new(0, json.ToJsonString() + "\n", "");

    private static HostAnswer QueryPackages(HostCommand command, HostRelease release)
    {
        StringBuilder found = new();
        StringBuilder missing = new();
        foreach (string name in command.Arguments.Where(argument => !argument.StartsWith('-')))
        {
            if (release.Packages.FirstOrDefault(package => package.Name == name && !package.IsPip) is { } package)
            {
                found.Append(CultureInfo.InvariantCulture, $"{name}\t{package.Version}\tinstalled\n");
            }
            else
            {
                missing.Append(CultureInfo.InvariantCulture, $"dpkg-query: no packages found matching {name}\n");
            }
        }

        return new HostAnswer(missing.Length > 0 ? 1 : 0, found.ToString(), missing.ToString());
    }

    private static HostAnswer ShowPythonClient(HostRelease release) => release.Packages.FirstOrDefault(package => package.IsPip) is { } client
        ? new HostAnswer(0, $"Name: {client.Name}\nVersion: {client.Version}\n", "")
        : new HostAnswer(1, "", "WARNING: Package(s) not found: zku\n");

    private static HostAnswer ReadJournal(HostCommand command, VirtualUnit module)
    {
        IReadOnlyList<BootRecord> boots = module.Boots;
        StringBuilder text = new();
        for (int index = 0; index < boots.Count; index++)
        {
            BootRecord boot = boots[index];
            if (command.Arguments.Contains("--list-boots"))
            {
                text.Append(CultureInfo.InvariantCulture, $"{index - boots.Count + 1,3} {JournalBootId(module, boot)} {boot.At:ddd yyyy-MM-dd HH:mm:ss} UTC—{boot.At + boot.Duration:ddd yyyy-MM-dd HH:mm:ss} UTC\n");
            }
            else if (command.Arguments.Contains($"MESSAGE_ID={JournalStopMessage}") && index + 1 < boots.Count && boots[index + 1].Kind is RebootKind.Soft or RebootKind.Cold)
            {
                text.Append(new JsonObject { ["_BOOT_ID"] = JournalBootId(module, boot), ["MESSAGE"] = "Journal stopped" }.ToJsonString()).Append('\n');
            }
        }

        return new HostAnswer(0, text.ToString(), "");
    }

    // The journal writes a boot_id without its dashes.
    private static string JournalBootId(VirtualUnit module, BootRecord boot) => SimulatedUnit.BootIdOf(module.SerialNumber, boot.Number).Replace("-", "", StringComparison.Ordinal);
}
