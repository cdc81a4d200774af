using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Platform;

namespace ScmGuard.Harness.Installation;

/// <summary>Where a unit's runs lie: on the root file system, and for root only.</summary>
/// <param name="path">The folder, absolute.</param>
public sealed class StateFolder(string path = StateFolder.DefaultPath)
{
    /// <summary>Where an installed program has it.</summary>
    public const string DefaultPath = "/var/lib/scm-harness";

    /// <summary>The folder.</summary>
    public string Path { get; } = path;

    /// <summary>The folder of all runs.</summary>
    public string RunsFolder => System.IO.Path.Join(Path, "runs");

    /// <summary>The file that names the run that goes on after a reboot. The service is not started without it, so that to remove it is to disable the service.</summary>
    public string ActiveFile => System.IO.Path.Join(Path, "active");

    /// <summary>The file that a program locks while it takes steps.</summary>
    public string LockFile => System.IO.Path.Join(Path, "lock");

    /// <summary>The runs, the oldest name first.</summary>
    public IReadOnlyList<string> Runs => Directory.Exists(RunsFolder)
        ? [.. new DirectoryInfo(RunsFolder).EnumerateDirectories().Select(folder => folder.Name).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>A run's folder.</summary>
    /// <param name="run">Its name.</param>
    /// <exception cref="ArgumentException">That cannot be a run's name.</exception>
    public string FolderOf(string run) => IsName(run)
        ? System.IO.Path.Join(RunsFolder, run)
        : throw new ArgumentException($"\"{run}\" cannot be the name of a run. Expected letters, digits, dots, dashes and underscores, such as 20260131-120000-1f3a.", nameof(run));

    /// <summary>A run's journal.</summary>
    /// <param name="run">Its name.</param>
    /// <exception cref="ArgumentException">That cannot be a run's name.</exception>
    public string JournalOf(string run) => System.IO.Path.Join(FolderOf(run), "journal.db");

    /// <summary>The run that goes on after a reboot, or null. A file that names none, as a power cut may leave it, is no run either.</summary>
    public string? ReadActive()
    {
        try
        {
            string run = File.ReadAllText(ActiveFile).Trim();
            return IsName(run) ? run : null;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Makes a run the one that goes on after a reboot. When this returns, a power cut no longer loses it.</summary>
    /// <param name="run">Its name.</param>
    /// <exception cref="ArgumentException">That cannot be a run's name.</exception>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void SetActive(string run)
    {
        _ = FolderOf(run);
        DurableFile.Write(ActiveFile, run + "\n");
    }

    /// <summary>Lets no run go on after a reboot: to be called when a run has ended, halted runs included.</summary>
    /// <exception cref="IOException">It cannot be removed.</exception>
    public void ClearActive() => DurableFile.Remove(ActiveFile);

    /// <summary>Whether a text can be a run's name.</summary>
    public static bool IsName(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Length is > 0 and <= 100 && char.IsAsciiLetterOrDigit(text[0]) && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' or '_');
    }
}
