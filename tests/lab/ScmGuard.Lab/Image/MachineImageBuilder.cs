using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Lab.Image;

/// <summary>Builds the disk of a machine from a unit's root file system, unless there is one of the same inputs.</summary>
/// <remarks>As <see cref="ImageBuilder"/>, it needs root and a mount namespace of its own. No loop device: mke2fs(8) fills the file system itself.</remarks>
public static class MachineImageBuilder
{
    // Sparse: as large as the unit's disk has to be, and not more than what is in it.
    private const string DiskSize = "4G";

    /// <summary>Builds it.</summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="say">Told of what is done, in lines.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="LabException">It cannot be built.</exception>
    public static async Task<MachineImage> BuildAsync(ImageOptions options, Action<string> say, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(say);
        string kernel = options.Kernel ?? throw new LabException("a machine needs a kernel");
        UnitImage image = await ImageBuilder.BuildAsync(options, say, stop).ConfigureAwait(false);
        string name = $"disk-{ImageBuilder.Hash([image.Layer, kernel, .. MachineSetup.Sources.Select(ImageBuilder.HashOf)])}";
        string machine = await ImageBuilder.MakeAsync(options.Cache, name, async folder =>
        {
            say("building the machine's disk");
            await ImageBuilder.OverAsync($"{image.Layer}:{image.Base}", folder, async root =>
            {
                await new MachineSetup(root, kernel, stop).RunAsync().ConfigureAwait(false);
                File.Copy(Path.Join(root, $"boot/vmlinuz-{kernel}"), Path.Join(folder, "vmlinuz"));
                File.Copy(Path.Join(root, $"boot/initrd.img-{kernel}"), Path.Join(folder, "initrd"));
                File.Copy(Path.Join(root, "etc/ssh/ssh_host_ed25519_key.pub"), Path.Join(folder, "host-key"));
                await Child.RunAsync(["mke2fs", "-q", "-t", "ext4", "-d", root, Path.Join(folder, "disk"), DiskSize], stop).ConfigureAwait(false);
            }, stop).ConfigureAwait(false);
            foreach (string part in (string[])["root", "overlay"])
            {
                Directory.Delete(Path.Join(folder, part), recursive: true);
            }
        }).ConfigureAwait(false);
        ImageBuilder.RemoveOthers(options.Cache, machine);
        return new MachineImage(image, Path.Join(machine, "disk"), Path.Join(machine, "vmlinuz"), Path.Join(machine, "initrd"), File.ReadAllText(Path.Join(machine, "host-key")).Trim());
    }
}
