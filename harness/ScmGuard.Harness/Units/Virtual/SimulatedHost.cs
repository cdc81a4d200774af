using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Knowledge;

namespace ScmGuard.Harness.Units.Virtual;

/// <summary>The host of a virtual unit: the files and the programs' answers of a host that was set up as the vendor advises.</summary>
public sealed class SimulatedHost : IHost
{
    private readonly SimulatedUnit _unit;

    internal SimulatedHost(SimulatedUnit unit)
    {
        _unit = unit;
        HostFurnishing.AsAdvised(this, unit.Module);
        SimulatedSystemd.Furnish(this, unit);
    }

    /// <summary>The host's name.</summary>
    public string Name { get; set; } = "scm-virtual";

    /// <summary>The kernel's release: that of a Bookworm image.</summary>
    public string Kernel { get; set; } = "6.1.0-rpi8-rpi-v8";

    /// <summary>The root partition's share of the eMMC: above 0, at most 1.</summary>
    public double RootShare { get; set; } = 1;

    /// <summary>True if the root file system is encrypted.</summary>
    public bool IsRootEncrypted { get; set; } = true;

    /// <summary>The passwords, by user; null if nobody may look at them.</summary>
    public IDictionary<string, string>? Passwords { get; set; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What systemctl answers.</summary>
    public SimulatedSystemctl Systemctl { get; } = new();

    /// <summary>The files, by their absolute paths. Those of the unit's boot folder that are not here are there as well.</summary>
    public IDictionary<string, string> Files { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The files and folders that are there and cannot be read.</summary>
    public ISet<string> Unreadable { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>The programs, by their names.</summary>
    public IDictionary<string, Func<HostCommand, HostAnswer>> Programs { get; } = new Dictionary<string, Func<HostCommand, HostAnswer>>(StringComparer.Ordinal);

    /// <summary>Makes it the host that is delivered, with the weak defaults of the factory image.</summary>
    /// <returns>The same host.</returns>
    public SimulatedHost AsShipped()
    {
        HostFurnishing.AsShipped(this);
        return this;
    }

    /// <inheritdoc/>
    public string? ReadText(string path) => path switch
    {
        _ when Unreadable.Contains(path) => throw new HostException($"{path} cannot be read: permission denied"),
        _ when Files.TryGetValue(path, out string? text) => text,
        "/proc/sys/kernel/random/boot_id" => _unit.BootId + "\n",
        "/proc/sys/kernel/hostname" => Name + "\n",
        _ => BootFiles.Contains(path) ? path : null,
    };

    /// <inheritdoc/>
    public IReadOnlyList<string>? List(string path)
    {
        if (Unreadable.Contains(path))
        {
            throw new HostException($"{path} cannot be read: permission denied");
        }

        string folder = path.TrimEnd('/') + "/";
        string[] names = [.. Files.Keys.Concat(BootFiles).Where(file => file.StartsWith(folder, StringComparison.Ordinal)).Select(file => file[folder.Length..].Split('/')[0]).Distinct().Order(StringComparer.Ordinal)];
        return names.Length > 0 ? names : null;
    }

    /// <inheritdoc/>
    public bool? HasPassword(string user, string password) => Passwords is null ? null : Passwords.TryGetValue(user, out string? own) && own == password;

    /// <inheritdoc/>
    public Task<HostAnswer> AskAsync(HostCommand command, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Programs.TryGetValue(command.Program, out Func<HostCommand, HostAnswer>? program)
            ? Task.FromResult(program(command))
            : throw new HostException($"{command.Program}: not found on this host");
    }

    private IEnumerable<string> BootFiles => _unit.Module.Surroundings.BootFiles.Select(file => $"{SupervisedBoot.Folder.Value}/{file}");
}
