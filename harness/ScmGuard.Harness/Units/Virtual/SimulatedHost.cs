using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Harness.Units.Virtual;

/// <summary>The host of a virtual unit: the files and the programs' answers of a host that was set up as the vendor advises.</summary>
public sealed class SimulatedHost : IHost
{
    private readonly SimulatedUnit _unit;

    internal SimulatedHost(SimulatedUnit unit) => _unit = unit;

    /// <summary>The host's name.</summary>
    public string Name { get; set; } = "scm-virtual";

    /// <summary>The kernel's release: that of a Bookworm image.</summary>
    public string Kernel { get; set; } = "6.1.0-rpi8-rpi-v8";

    /// <summary>The files, by their absolute paths.</summary>
    public IDictionary<string, string> Files { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal);

    /// <summary>The programs, by their names.</summary>
    public IDictionary<string, Func<HostCommand, HostAnswer>> Programs { get; } = new Dictionary<string, Func<HostCommand, HostAnswer>>(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string? ReadText(string path) => path == "/proc/sys/kernel/random/boot_id"
        ? _unit.BootId + "\n"
        : Files.TryGetValue(path, out string? text) ? text : null;

    /// <inheritdoc/>
    public IReadOnlyList<string>? List(string path)
    {
        string folder = path.TrimEnd('/') + "/";
        string[] names = [.. Files.Keys.Where(file => file.StartsWith(folder, StringComparison.Ordinal)).Select(file => file[folder.Length..].Split('/')[0]).Distinct()];
        return names.Length > 0 ? names : null;
    }

    /// <inheritdoc/>
    public Task<HostAnswer> AskAsync(HostCommand command, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(command);
        return Programs.TryGetValue(command.Program, out Func<HostCommand, HostAnswer>? program)
            ? Task.FromResult(program(command))
            : throw new HostException($"{command.Program}: not found on this host");
    }
}
