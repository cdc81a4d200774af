using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>Where the root file system lies.</summary>
/// <param name="Device">The device that is mounted, such as <c>/dev/mapper/cryptrfs</c>.</param>
/// <param name="IsEncrypted">True if it is an encrypted device, or lies on one.</param>
/// <param name="PartitionBytes">The size of the partition that it lies in.</param>
/// <param name="DiskBytes">The size of the disk.</param>
internal sealed record RootVolume(string Device, bool IsEncrypted, long PartitionBytes, long DiskBytes)
{
    /// <summary>Asks a host.</summary>
    /// <returns>Null if the answers cannot be read, or do not fit together.</returns>
    /// <exception cref="HostException">The host cannot be asked.</exception>
    public static async Task<RootVolume?> FindAsync(IHost host, CancellationToken stop)
    {
        HostAnswer mounts = await host.AskAsync(new HostCommand("findmnt", "--json", "--nofsroot", "--output", "SOURCE,FSTYPE", "--mountpoint", "/"), stop).ConfigureAwait(false);
        HostAnswer devices = await host.AskAsync(new HostCommand("lsblk", "--json", "--bytes", "--output", "PATH,TYPE,SIZE"), stop).ConfigureAwait(false);
        return mounts.IsGood && devices.IsGood ? Read(mounts.Output, devices.Output) : null;
    }

    /// <summary>Reads the answers of <c>findmnt</c> and <c>lsblk</c>.</summary>
    internal static RootVolume? Read(string mounts, string devices)
    {
        try
        {
            using JsonDocument mounted = JsonDocument.Parse(mounts);
            using JsonDocument tree = JsonDocument.Parse(devices);
            JsonElement[] systems = [.. mounted.RootElement.GetProperty("filesystems").EnumerateArray()];
            if (systems.Length != 1 || systems[0].GetProperty("source").GetString() is not { } source)
            {
                return null;
            }

            // From the disk down to what is mounted. A device that lies on several, as RAID does, has no share of one disk.
            BlockDevice[][] paths = [.. Paths(tree.RootElement.GetProperty("blockdevices"), []).Where(path => path[^1].Path == source)];
            return paths is [[{ Type: "disk", Bytes: > 0 } disk, .., _] path] && path.FirstOrDefault(device => device.Type == "part") is { Bytes: > 0 } partition && partition.Bytes <= disk.Bytes
                ? new RootVolume(source, path.Any(device => device.Type == "crypt"), partition.Bytes, disk.Bytes)
                : null;
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            return null;
        }
    }

    private static IEnumerable<BlockDevice[]> Paths(JsonElement devices, BlockDevice[] above)
    {
        foreach (JsonElement device in devices.EnumerateArray())
        {
            BlockDevice[] path = [.. above, new BlockDevice(device.GetProperty("path").GetString(), device.GetProperty("type").GetString(), device.GetProperty("size").GetInt64())];
            yield return path;
            if (device.TryGetProperty("children", out JsonElement children))
            {
                foreach (BlockDevice[] below in Paths(children, path))
                {
                    yield return below;
                }
            }
        }
    }

    private sealed record BlockDevice(string? Path, string? Type, long Bytes);
}
