using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Platform;

namespace ScmGuard.Harness.Installation;

/// <summary>Makes on a unit what a run needs to go on after a reboot, and removes just that.</summary>
public sealed class Installer
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode ForAllToRead = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;
    private const string SystemdFolder = "etc/systemd/system";

    // Where a package has its own, which systemd reads as well.
    private const string PackagedFolder = "usr/lib/systemd/system";
    private const string WantedFolder = "multi-user.target.wants";

    private readonly string _packagedFile;
    private readonly string _unitFile;
    private readonly string _wantedFile;
    private readonly StateFolder _here;

    /// <summary>Makes an installer.</summary>
    /// <param name="root">The folder that is taken for <c>/</c>: another one for a test, or for an image that is being made.</param>
    public Installer(string root = "/")
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        string folder = Path.Join(root, SystemdFolder);
        _unitFile = Path.Join(folder, ServiceUnit.FileName);
        _wantedFile = Path.Join(folder, WantedFolder, ServiceUnit.FileName);
        _packagedFile = Path.Join(root, PackagedFolder, WantedFolder, ServiceUnit.FileName);
        _here = new StateFolder(Path.Join(root, StateFolder.DefaultPath));
    }

    /// <summary>True if the service is there and goes on with a run after a reboot, be it by <see cref="Install"/> or by a package.</summary>
    public bool IsInstalled => IsThere(_wantedFile) || IsThere(_packagedFile);

    /// <summary>Writes the systemd unit, enables it, and makes the folders. Doing it again changes nothing.</summary>
    /// <param name="program">The program and its first arguments, as the unit will find them.</param>
    /// <returns>What there is now.</returns>
    /// <exception cref="IOException">Something cannot be written, or a systemd unit of this name is somebody else's.</exception>
    /// <exception cref="UnauthorizedAccessException">It needs root.</exception>
    /// <exception cref="PlatformNotSupportedException">This is Windows.</exception>
    public IReadOnlyList<string> Install(IReadOnlyList<string> program)
    {
        ArgumentNullException.ThrowIfNull(program);
        if (File.Exists(_unitFile) && !IsOurs())
        {
            throw new IOException($"{_unitFile}: this systemd unit was not written by scm-harness install. Move it away first.");
        }

        MakeFolder(_here.Path);
        MakeFolder(_here.RunsFolder);
        Directory.CreateDirectory(Path.GetDirectoryName(_wantedFile)!);
        DurableFile.Write(_unitFile, ServiceUnit.Write(program, new StateFolder()), ForAllToRead);
        if (!File.Exists(_wantedFile))
        {
            File.CreateSymbolicLink(_wantedFile, Path.Join("..", ServiceUnit.FileName));
        }

        return [_unitFile, _wantedFile, _here.RunsFolder];
    }

    /// <summary>Removes what <see cref="Install"/> made. Runs stay, unless they are to go.</summary>
    /// <param name="purge">True to remove the runs, with their evidence, as well.</param>
    /// <returns>What was removed.</returns>
    /// <exception cref="RunLockException">A run is being taken.</exception>
    /// <exception cref="IOException">Something cannot be removed, a run is not finished, or the systemd unit is somebody else's.</exception>
    /// <exception cref="UnauthorizedAccessException">It needs root.</exception>
    public IReadOnlyList<string> Uninstall(bool purge)
    {
        if (File.Exists(_unitFile) && !IsOurs())
        {
            throw new IOException($"{_unitFile}: this systemd unit was not written by scm-harness install. Nothing was removed; look at it by hand.");
        }

        bool hasState = Directory.Exists(_here.Path);
        using RunLock? isIdle = hasState ? RunLock.Take(_here, "uninstall") : null;
        if (!purge && _here.ReadActive() is { } run)
        {
            throw new IOException($"Run {run} is not finished: what it made on the unit may still be there. Let it end with `scm-harness resume --active`, or give it up with --purge.");
        }

        List<string> removed = [];
        RemoveFile(_wantedFile, removed);
        RemoveFile(_unitFile, removed);
        if (hasState)
        {
            RemoveState(purge, removed);
        }

        return removed;
    }

    private static void MakeFolder(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("A unit's host runs Linux. From here, use: scm-harness run --unit ssh");
        }

        Directory.CreateDirectory(path);
        File.SetUnixFileMode(path, OwnerOnly);
    }

    private bool IsOurs() => File.ReadLines(_unitFile).FirstOrDefault() == ServiceUnit.Mark;

    private void RemoveState(bool purge, List<string> removed)
    {
        if (purge)
        {
            Directory.Delete(_here.Path, recursive: true);
            removed.Add(_here.Path);
            return;
        }

        // Runs are evidence. Without one, nothing is left to keep.
        if (_here.Runs.Count == 0)
        {
            if (Directory.Exists(_here.RunsFolder))
            {
                Directory.Delete(_here.RunsFolder);
                removed.Add(_here.RunsFolder);
            }

            File.Delete(_here.LockFile);
            if (!Directory.EnumerateFileSystemEntries(_here.Path).Any())
            {
                Directory.Delete(_here.Path);
                removed.Add(_here.Path);
            }
        }
    }

    // A link whose target is gone does not "exist".
    private static bool IsThere(string path) => new FileInfo(path) is { } file && (file.Exists || file.LinkTarget is not null);

    private static void RemoveFile(string path, List<string> removed)
    {
        if (IsThere(path))
        {
            DurableFile.Remove(path);
            removed.Add(path);
        }
    }
}
