using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Lab.Units;

/// <summary>A control group of one boot of a unit: everything that runs in it is in there.</summary>
/// <param name="folders">Its folder in each hierarchy.</param>
internal sealed class ControlGroup(IReadOnlyList<string> folders)
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(10);

    /// <summary>Its folders.</summary>
    public IReadOnlyList<string> Folders => folders;

    /// <summary>Makes it.</summary>
    public void Make()
    {
        foreach (string folder in folders)
        {
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>Stops everything in it where it is. What is stopped can only be killed.</summary>
    public void Freeze()
    {
        foreach (int process in Processes())
        {
            _ = Signals.Send(process, Signals.Stop);
        }
    }

    /// <summary>Kills everything in it at once, until nothing is left.</summary>
    /// <param name="limit">How long that may take.</param>
    /// <exception cref="LabException">Something does not go.</exception>
    public async Task KillAsync(TimeSpan limit)
    {
        using CancellationTokenSource late = new(limit);
        while (Processes() is { Count: > 0 } processes)
        {
            foreach (int process in processes)
            {
                _ = Signals.Send(process, Signals.Kill);
            }

            if (late.IsCancellationRequested)
            {
                throw new LabException($"processes {string.Join(", ", processes)} of {folders[0]} cannot be killed");
            }

            await Task.Delay(s_pause, CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Removes it. What is still in use stays, and goes with the bench.</summary>
    public void Remove()
    {
        foreach (string folder in folders)
        {
            RemoveTree(folder);
        }
    }

    private static void RemoveTree(string folder)
    {
        try
        {
            foreach (string below in Directory.EnumerateDirectories(folder))
            {
                RemoveTree(below);
            }

            // The files of a control group are no files that one could delete: rmdir(2) takes it as it is.
            Signals.RemoveFolder(folder);
        }
        catch (IOException)
        {
        }
    }

    private HashSet<int> Processes()
    {
        HashSet<int> processes = [];
        foreach (string folder in folders.Where(Directory.Exists))
        {
            Collect(folder, processes);
        }

        return processes;
    }

    private static void Collect(string folder, HashSet<int> processes)
    {
        try
        {
            // A process outside the namespace of this one would have the number 0.
            processes.UnionWith(File.ReadAllLines(Path.Join(folder, "cgroup.procs")).Select(line => int.Parse(line, CultureInfo.InvariantCulture)).Where(process => process > 0));
            foreach (string below in Directory.EnumerateDirectories(folder))
            {
                Collect(below, processes);
            }
        }
        catch (IOException)
        {
            // It went meanwhile.
        }
    }
}
