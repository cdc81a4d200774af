using System;
using System.IO;
using System.Linq;
using System.Text.Json.Nodes;

namespace ScmGuard.Lab.Image;

/// <summary>What the simulated hardware below a unit's root file system says of itself.</summary>
/// <param name="root">The root file system.</param>
public sealed class UnitHardware(string root)
{
    private const long DiskBytes = 31_268_536_320;

    /// <summary>Writes it.</summary>
    /// <param name="rootShare">The share of the eMMC that the root partition takes, from 0 to 1.</param>
    /// <param name="governor">The frequency governor of every processor.</param>
    public void Write(double rootShare, string governor)
    {
        long rootBytes = (long)(DiskBytes * rootShare);
        JsonObject partition = Device("/dev/mmcblk0p2", "part", rootBytes, Device("/dev/mapper/cryptrfs", "crypt", rootBytes));
        JsonObject tree = new() { ["blockdevices"] = new JsonArray(Device("/dev/mmcblk0", "disk", DiskBytes, Device("/dev/mmcblk0p1", "part", 268_435_456), partition)) };
        File.WriteAllText(Path.Join(root, UnitImage.LabFolder, "lsblk.json"), tree.ToJsonString() + "\n");
        string processors = Path.Join(root, UnitImage.LabFolder, "cpu");

        // As many as there are, so that no program is misled about how many threads can run.
        foreach (int processor in Enumerable.Range(0, Environment.ProcessorCount))
        {
            string folder = Directory.CreateDirectory(Path.Join(processors, FormattableString.Invariant($"cpu{processor}"), "cpufreq")).FullName;
            File.WriteAllText(Path.Join(folder, "scaling_governor"), governor + "\n");
        }

        foreach (string name in (string[])["online", "possible", "present"])
        {
            File.WriteAllText(Path.Join(processors, name), FormattableString.Invariant($"0-{Environment.ProcessorCount - 1}\n"));
        }
    }

    private static JsonObject Device(string path, string type, long bytes, params JsonNode[] children)
    {
        JsonObject device = new() { ["path"] = path, ["type"] = type, ["size"] = bytes };
        if (children.Length > 0)
        {
            device["children"] = new JsonArray(children);
        }

        return device;
    }
}
