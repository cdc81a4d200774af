using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Lab.Image;

/// <summary>Makes of a unit's root file system one that a machine of its own boots from, with a simulated GPIO line for the LED.</summary>
/// <param name="root">The root file system.</param>
/// <param name="kernel">The kernel's release.</param>
/// <param name="stop">Ends it.</param>
internal sealed class MachineSetup(string root, string kernel, CancellationToken stop)
{
    /// <summary>The trace that is played into the line from each boot on, if it is there.</summary>
    public const string TracePath = "/var/lib/scm-lab/led.trace";

    /// <summary>The chip of the LED's line.</summary>
    public const string LedChip = "/dev/scm-lab-led";

    /// <summary>The LED's line.</summary>
    public const int LedLine = 5;

    /// <summary>What plays the trace.</summary>
    public const string PlayerUnit = "scm-lab-led.service";

    /// <summary>The name of the module's state among what the machine below shares.</summary>
    public const string ModuleTag = "module";

    private const string KernelSource = "/usr/src/linux-source-6.1.tar.xz";
    private const string PullPath = "/run/scm-lab/led-pull";
    private const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>The files that a machine is made from besides its root file system.</summary>
    public static IEnumerable<string> Sources => [LineScript, PlayerSource];

    private static string LineScript => Path.Join(AppContext.BaseDirectory, "guest/led-line");

    private static string PlayerSource => Path.Join(AppContext.BaseDirectory, "guest/led-player.c");

    /// <summary>Does it.</summary>
    public async Task RunAsync()
    {
        await BuildLineAsync().ConfigureAwait(false);
        string script = Path.Join(root, "usr/local/sbin/led-line");
        File.Copy(LineScript, script);
        File.SetUnixFileMode(script, Program);
        await Child.RunAsync(["gcc", "-O2", "-Wall", "-o", Path.Join(root, "usr/local/sbin/led-player"), PlayerSource], stop).ConfigureAwait(false);
        WriteUnits();
        Write("etc/fstab", $"/dev/vda / ext4 defaults 0 1\n{ModuleTag} /var/lib/zymbit-module 9p trans=virtio,version=9p2000.L,cache=none,msize=131072 0 0\n");
        Write("etc/systemd/network/lab.network", "[Match]\nName=eth0\n\n[Network]\nAddress=10.0.2.15/24\nGateway=10.0.2.2\nLinkLocalAddressing=no\nIPv6AcceptRA=no\n");

        // Made here and not at the first boot, which would be another one than all that follow.
        File.Delete(Path.Join(root, "etc/machine-id"));
        await ChrootAsync("systemd-machine-id-setup").ConfigureAwait(false);
        await ChrootAsync("systemctl", "enable", "systemd-networkd.service", "scm-lab-line.service", PlayerUnit).ConfigureAwait(false);

        // A kernel of its own says what it is: nothing is put over it.
        await ChrootAsync("systemctl", "disable", "scm-lab.service").ConfigureAwait(false);
        await ChrootAsync("systemctl", "mask", "serial-getty@ttyS0.service", "getty@tty1.service").ConfigureAwait(false);
    }

    /// <summary>Debian's kernels come without gpio-sim and irq_sim. Both are built from the kernel's own source.</summary>
    private async Task BuildLineAsync()
    {
        string folder = Directory.CreateTempSubdirectory("scm-lab-").FullName;
        try
        {
            string release = Path.GetFileName(KernelSource).Replace(".tar.xz", "", StringComparison.Ordinal);
            await Child.RunAsync(
                ["tar", "--extract", $"--file={KernelSource}", $"--directory={folder}", "--strip-components=3", "--occurrence=1", $"{release}/drivers/gpio/gpio-sim.c", $"{release}/drivers/gpio/gpiolib.h", $"{release}/kernel/irq/irq_sim.c"],
                stop).ConfigureAwait(false);

            // irq_to_desc() is not there for modules; this one looks the number up itself.
            string source = Path.Join(folder, "irq_sim.c");
            string text = await File.ReadAllTextAsync(source, stop).ConfigureAwait(false);
            await File.WriteAllTextAsync(source, text.Replace("handle_simple_irq(irq_to_desc(irqnum))", "generic_handle_irq(irqnum)", StringComparison.Ordinal) + "#include <linux/module.h>\nMODULE_LICENSE(\"GPL\");\n", stop).ConfigureAwait(false);
            await File.WriteAllTextAsync(Path.Join(folder, "Kbuild"), "obj-m := irq_sim.o gpio-sim.o\n", stop).ConfigureAwait(false);
            await Child.RunAsync(["make", "--silent", $"--directory=/usr/src/linux-headers-{kernel}", $"M={folder}", "modules"], stop).ConfigureAwait(false);
            string modules = Directory.CreateDirectory(Path.Join(root, $"lib/modules/{kernel}/updates")).FullName;
            foreach (string module in Directory.EnumerateFiles(folder, "*.ko"))
            {
                File.Copy(module, Path.Join(modules, Path.GetFileName(module)));
            }

            await ChrootAsync("depmod", kernel).ConfigureAwait(false);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private void WriteUnits()
    {
        Write("etc/systemd/system/scm-lab-line.service", """
            [Unit]
            Description=Makes the simulated line that the LED is wired to
            Before=scm-harness.service

            [Service]
            Type=oneshot
            RemainAfterExit=yes
            ExecStart=/usr/local/sbin/led-line

            [Install]
            WantedBy=multi-user.target

            """);
        Write($"etc/systemd/system/{PlayerUnit}", $"""
            [Unit]
            Description=Plays what the LED shows
            Requires=scm-lab-line.service
            After=scm-lab-line.service
            Before=scm-harness.service
            ConditionPathExists={TracePath}

            [Service]
            ExecStart=/usr/local/sbin/led-player {TracePath} {PullPath}

            [Install]
            WantedBy=multi-user.target

            """);
    }

    private void Write(string path, string text)
    {
        string file = Path.Join(root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private Task<string> ChrootAsync(params string[] words) => Child.RunAsync(["chroot", root, .. words], stop);
}
