using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Knowledge;

namespace ScmGuard.Lab.Image;

/// <summary>Makes of a Debian what leaves the factory, as far as the vendor's pages describe it, and installs the harness as its documentation says.</summary>
/// <param name="root">The root file system.</param>
/// <param name="options">What is installed.</param>
/// <param name="stop">Ends it.</param>
internal sealed class FactorySetup(string root, ImageOptions options, CancellationToken stop)
{
    private const UnixFileMode Program = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;

    /// <summary>Does it.</summary>
    public async Task RunAsync()
    {
        await InstallRuntimeAsync().ConfigureAwait(false);
        Directory.CreateDirectory(Path.Join(root, UnitImage.LabFolder));
        string package = $"/tmp/{Path.GetFileName(options.Package)}";
        File.Copy(options.Package, Path.Join(root, package));
        await ChrootAsync(["apt-get", "install", "--yes", "--quiet", "--no-install-recommends", package]).ConfigureAwait(false);
        File.Delete(Path.Join(root, package));
        File.Copy(options.Library, Path.Join(root, "usr/lib/libzk_app_utils.so"));
        foreach (HostRelease release in HostReleases.All)
        {
            await BuildPackagesAsync(release).ConfigureAwait(false);
        }

        await ChrootAsync(["sh", "-c", $"dpkg --install '{UnitImage.PackagesFolderOf(HostReleases.Rc2301)}'/*.deb"]).ConfigureAwait(false);
        WriteHost();
        WriteHardware();
        await ChrootAsync(["useradd", "--create-home", "--shell", "/bin/bash", FactoryImage.UserName]).ConfigureAwait(false);
        await ChrootAsync(["chpasswd"], $"{FactoryImage.UserName.Value}:{FactoryImage.UserName.Value}\n").ConfigureAwait(false);
        await ChrootAsync(["ssh-keygen", "-A"]).ConfigureAwait(false);
        await ChrootAsync(["systemctl", "enable", "scm-lab.service", "zkifc.service"]).ConfigureAwait(false);
        await ChrootAsync(["systemctl", "mask", "apt-daily.timer", "apt-daily-upgrade.timer", "dpkg-db-backup.timer", "e2scrub_all.timer", "fstrim.timer"]).ConfigureAwait(false);
    }

    // The .deb only recommends a runtime, because Debian has none: the one that this program runs on is copied, as Microsoft's install script lays it out.
    private async Task InstallRuntimeAsync()
    {
        DirectoryInfo framework = new(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
        string here = framework.Parent!.Parent!.Parent!.FullName;
        string there = Path.Join(root, "usr/share/dotnet");
        string shared = Path.Join(there, "shared", framework.Parent.Name);
        Directory.CreateDirectory(shared);
        Directory.CreateDirectory(Path.Join(there, "host/fxr"));
        await Child.RunAsync(["cp", "-r", Path.Join(here, "dotnet"), there], stop).ConfigureAwait(false);
        await Child.RunAsync(["cp", "-r", framework.FullName, shared], stop).ConfigureAwait(false);
        await Child.RunAsync(["cp", "-r", Path.Join(here, "host/fxr", framework.Name), Path.Join(there, "host/fxr")], stop).ConfigureAwait(false);
        File.CreateSymbolicLink(Path.Join(root, "usr/bin/dotnet"), "/usr/share/dotnet/dotnet");
    }

    private async Task BuildPackagesAsync(HostRelease release)
    {
        string folder = Path.Join(root, UnitImage.PackagesFolderOf(release));
        Directory.CreateDirectory(folder);
        foreach (HostPackage package in release.Packages.Where(package => !package.IsPip))
        {
            string tree = Directory.CreateTempSubdirectory("scm-lab-").FullName;
            try
            {
                File.SetUnixFileMode(tree, Program);
                Write(tree, "DEBIAN/control", $"Package: {package.Name}\nVersion: {package.Version}\nArchitecture: all\nMaintainer: The ScmGuard authors <scmguard@users.noreply.github.com>\nDescription: stands in for the vendor's package\n");
                if (package.Name == HostSystem.Daemon.Value)
                {
                    Write(tree, $"usr/lib/systemd/system/{package.Name}.service", DaemonUnit);
                }

                await Child.RunAsync(["dpkg-deb", "--root-owner-group", "-Znone", "--build", tree, folder], stop).ConfigureAwait(false);
            }
            finally
            {
                Directory.Delete(tree, recursive: true);
            }
        }
    }

    // The way to the module leads through the daemon: while it does not run, the library finds nothing at its end.
    private static string DaemonUnit => """
        [Unit]
        Description=Stands in for the vendor's daemon: while it runs, the simulated module can be reached

        [Service]
        ExecStartPre=/bin/ln -sfn /var/lib/zymbit-module /run/zymbit-module
        ExecStart=/bin/sleep infinity
        ExecStopPost=/bin/ln -sfn /proc/zkifc-is-not-running /run/zymbit-module
        Restart=always
        RestartSec=100ms

        [Install]
        WantedBy=multi-user.target

        """;

    private void WriteHost()
    {
        Write(root, "etc/hostname", $"{FactoryImage.HostName.Value}\n");
        Write(root, "etc/hosts", $"127.0.0.1 localhost\n127.0.1.1 {FactoryImage.HostName.Value}\n");

        // Its own is made at the first boot.
        Write(root, "etc/machine-id", "");
        Directory.CreateDirectory(Path.Join(root, "var/log/journal"));
        Directory.CreateDirectory(Path.Join(root, "var/lib/zymbit-module"));
        Write(root, "etc/environment", "SCMGUARD_VIRTUAL_STATE=/run/zymbit-module\n");
        Write(root, "etc/systemd/system.conf.d/scm-lab.conf", "[Manager]\nDefaultEnvironment=SCMGUARD_VIRTUAL_STATE=/run/zymbit-module\n");
        Write(root, "etc/tmpfiles.d/scm-lab.conf", "L /run/zymbit-module - - - - /proc/zkifc-is-not-running\n");
        Write(root, "etc/ssh/sshd_config.d/scm-lab.conf", $"PasswordAuthentication {(FactoryImage.SshTakesPassword ? "yes" : "no")}\nUseDNS no\n");
        Write(root, "etc/sudoers.d/bench", $"{FactoryImage.UserName.Value} ALL=(root) NOPASSWD: ALL\n");
        foreach (string file in SupervisedBoot.DefaultManifest.Value)
        {
            Write(root, $"{SupervisedBoot.Folder.Value}/{file}", file == "config.txt" ? $"[all]\narm_64bit=1\n{HostSystem.RequiredConfigLine.Value}\n" : "");
        }
    }

    // What a container has of the machine that it runs on, and a unit has otherwise.
    private void WriteHardware()
    {
        WriteProgram("usr/local/sbin/findmnt", $"#!/bin/sh\ncat {UnitImage.LabFolder}/findmnt.json\n");
        WriteProgram("usr/local/sbin/lsblk", $"#!/bin/sh\ncat {UnitImage.LabFolder}/lsblk.json\n");
        WriteProgram("usr/local/sbin/vcgencmd", "#!/bin/sh\necho throttled=0x0\n");
        Write(root, $"{UnitImage.LabFolder}/findmnt.json", """{"filesystems":[{"source":"/dev/mapper/cryptrfs","fstype":"ext4"}]}""" + "\n");
        Write(root, $"{UnitImage.LabFolder}/pressure", "some avg10=0.31 avg60=0.42 avg300=0.40 total=1815202\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=0\n");
        Write(root, "etc/systemd/system/scm-lab.service", $"""
            [Unit]
            Description=Puts what the simulated hardware says over what the machine below says
            Before=zkifc.service scm-harness.service ssh.service

            [Service]
            Type=oneshot
            RemainAfterExit=yes
            ExecStart=-/bin/mount -t tmpfs tmpfs /sys/class/rtc
            ExecStart=-/bin/mount --bind {UnitImage.LabFolder}/cpu /sys/devices/system/cpu
            ExecStart=-/bin/mount --bind {UnitImage.LabFolder}/pressure /proc/pressure/cpu

            [Install]
            WantedBy=multi-user.target

            """);
        new UnitHardware(root).Write(FactoryImage.RootPartitionShare, HostSystem.HarmfulGovernor);
    }

    private void WriteProgram(string path, string text)
    {
        Write(root, path, text);
        File.SetUnixFileMode(Path.Join(root, path), Program);
    }

    private static void Write(string folder, string path, string text)
    {
        string file = Path.Join(folder, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    private Task<string> ChrootAsync(IReadOnlyList<string> words, string? input = null) => Child.RunAsync(["chroot", root, .. words], stop, input);
}
