using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Lab.Image;

/// <summary>Builds a unit's root file system, unless there is one of the same inputs.</summary>
/// <remarks>It needs root and a mount namespace of its own, in which nothing that it mounts is left.</remarks>
public static class ImageBuilder
{
    private const string Suite = "bookworm";

    // What the .deb and the virtual module need beyond Debian's smallest system, and what is asked in a run. libfaketime sets clocks, which a container cannot.
    private static readonly string[] s_packages =
        ["systemd", "systemd-sysv", "dbus", "openssh-server", "sudo", "libfaketime", "libssl3", "procps"];

    // What a machine needs beside its kernel.
    private static readonly string[] s_machine = ["initramfs-tools", "udev", "kmod", "iproute2", "e2fsprogs"];

    // The smallest initial root file system that finds the disk. It is made while packages are installed, so this has to be there before.
    private const string InitramfsHook =
        """mkdir -p "$1/etc/initramfs-tools/conf.d" "$1/usr/share/initramfs-tools/modules.d" && echo MODULES=list >"$1/etc/initramfs-tools/conf.d/scm-lab" && printf '%s\n' virtio_pci virtio_blk crc32c_generic ext4 >"$1/usr/share/initramfs-tools/modules.d/scm-lab" """;

    /// <summary>Builds it.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="say">Told of what is done, in lines.</param>
    /// <param name="stop">Ends it. What is half built is built anew the next time.</param>
    /// <exception cref="LabException">It cannot be built.</exception>
    public static async Task<UnitImage> BuildAsync(ImageOptions options, Action<string> say, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        string[] packages = options.Kernel is { } kernel ? [.. s_packages, .. s_machine, $"linux-image-{kernel}"] : s_packages;
        string[] hooks = options.Kernel is null ? [] : [$"--essential-hook={InitramfsHook}"];
        string basis = await MakeAsync(options.Cache, $"base-{Hash([Suite, .. packages, .. hooks])}", async folder =>
        {
            say($"building Debian {Suite} with mmdebstrap");
            await Child.RunAsync(["mmdebstrap", "--quiet", "--variant=minbase", .. hooks, $"--include={string.Join(',', packages)}", Suite, Path.Join(folder, "root")], stop).ConfigureAwait(false);
        }).ConfigureAwait(false);
        string layer = await MakeAsync(options.Cache, $"unit-{Hash([basis, HashOf(options.Package), HashOf(options.Library), HashOf(typeof(ImageBuilder).Assembly.Location), Environment.Version.ToString()])}", async folder =>
        {
            say("installing the unit's software");
            await OverAsync(Path.Join(basis, "root"), folder, root => new FactorySetup(root, options, stop).RunAsync(), stop).ConfigureAwait(false);
        }).ConfigureAwait(false);
        RemoveOthers(options.Cache, basis, layer);
        return new UnitImage(Path.Join(basis, "root"), Path.Join(layer, "root"));
    }

    /// <summary>Changes a root file system that must not change, since others stand on it: what is written goes to a layer over it.</summary>
    /// <param name="below">The folders below, the uppermost first, with colons between them.</param>
    /// <param name="folder">Where the layer is kept, as <c>root</c>.</param>
    /// <param name="change">Changes it, given where it is to be seen.</param>
    /// <param name="stop">Ends it.</param>
    internal static async Task OverAsync(string below, string folder, Func<string, Task> change, CancellationToken stop)
    {
        string root = Path.Join(folder, "merged");
        foreach (string name in (string[])["root", "overlay", "merged"])
        {
            Directory.CreateDirectory(Path.Join(folder, name));
        }

        await Child.RunAsync(["mount", "-t", "overlay", "overlay", "-o", $"lowerdir={below},upperdir={Path.Join(folder, "root")},workdir={Path.Join(folder, "overlay")}", root], stop).ConfigureAwait(false);
        try
        {
            await change(root).ConfigureAwait(false);
        }
        finally
        {
            await Child.RunAsync(["umount", root], CancellationToken.None).ConfigureAwait(false);
        }
    }

    /// <summary>Makes a folder of the cache, unless it is there.</summary>
    internal static async Task<string> MakeAsync(string cache, string name, Func<string, Task> make)
    {
        string folder = Path.Join(cache, name);
        if (!Directory.Exists(folder))
        {
            string unfinished = $"{folder}.unfinished";
            await Child.RunAsync(["rm", "-rf", "--one-file-system", unfinished], CancellationToken.None).ConfigureAwait(false);
            Directory.CreateDirectory(unfinished, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            await make(unfinished).ConfigureAwait(false);
            Directory.Move(unfinished, folder);
        }

        return folder;
    }

    /// <summary>Removes from the cache what is of the same kinds as some folders, and is not them.</summary>
    internal static void RemoveOthers(string cache, params string[] kept)
    {
        string[] kinds = [.. kept.Select(folder => Path.GetFileName(folder).Split('-')[0] + "-")];
        foreach (string folder in Directory.EnumerateDirectories(cache).Where(folder => kinds.Any(kind => Path.GetFileName(folder).StartsWith(kind, StringComparison.Ordinal)) && !kept.Contains(folder)))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>The hash of a file.</summary>
    internal static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>A short hash of some words, for a name.</summary>
    internal static string Hash(IEnumerable<string> words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words))))[..16];
}
