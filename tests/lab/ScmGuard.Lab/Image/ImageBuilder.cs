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

    /// <summary>Builds it.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="say">Told of what is done, in lines.</param>
    /// <param name="stop">Ends it. What is half built is built anew the next time.</param>
    /// <exception cref="LabException">It cannot be built.</exception>
    public static async Task<UnitImage> BuildAsync(ImageOptions options, Action<string> say, CancellationToken stop)
    {
        string basis = await MakeAsync(options.Cache, $"base-{Hash([Suite, .. s_packages])}", async folder =>
        {
            say($"building Debian {Suite} with mmdebstrap");
            await Child.RunAsync(["mmdebstrap", "--quiet", "--variant=minbase", $"--include={string.Join(',', s_packages)}", Suite, Path.Join(folder, "root")], stop).ConfigureAwait(false);
        }).ConfigureAwait(false);
        string layer = await MakeAsync(options.Cache, $"unit-{Hash([basis, HashOf(options.Package), HashOf(options.Library), HashOf(typeof(ImageBuilder).Assembly.Location), Environment.Version.ToString()])}", async folder =>
        {
            say("installing the unit's software");
            string root = Path.Join(folder, "merged");
            foreach (string name in (string[])["root", "overlay", "merged"])
            {
                Directory.CreateDirectory(Path.Join(folder, name));
            }

            // The image must not change under a unit that stands on it: the layer is written through an overlay, once.
            await Child.RunAsync(["mount", "-t", "overlay", "overlay", "-o", $"lowerdir={Path.Join(basis, "root")},upperdir={Path.Join(folder, "root")},workdir={Path.Join(folder, "overlay")}", root], stop).ConfigureAwait(false);
            try
            {
                await new FactorySetup(root, options, stop).RunAsync().ConfigureAwait(false);
            }
            finally
            {
                await Child.RunAsync(["umount", root], CancellationToken.None).ConfigureAwait(false);
            }
        }).ConfigureAwait(false);
        RemoveOthers(options.Cache, basis, layer);
        return new UnitImage(Path.Join(basis, "root"), Path.Join(layer, "root"));
    }

    private static async Task<string> MakeAsync(string cache, string name, Func<string, Task> make)
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

    // One image of each kind is kept.
    private static void RemoveOthers(string cache, string basis, string layer)
    {
        foreach (string folder in Directory.EnumerateDirectories(cache).Where(folder => Path.GetFileName(folder) is var name && (name.StartsWith("base-", StringComparison.Ordinal) || name.StartsWith("unit-", StringComparison.Ordinal)) && folder != basis && folder != layer))
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static string HashOf(string path) => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    private static string Hash(IEnumerable<string> words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', words))))[..16];
}
