using System;
using System.IO;
using System.Threading.Tasks;
using ScmGuard.Harness.Tests.Units.Ssh;

namespace ScmGuard.VirtualScm.Native.Tests.Bench;

/// <summary>A unit at the far end of a real SSH server: its host is a folder, its service manager a script, its module the published library.</summary>
internal sealed class PretendedUnit : IAsyncDisposable
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";

    private readonly UnitDirectory _module;

    public PretendedUnit(PublishedLibrary library, string profile, string firmware)
    {
        _module = new UnitDirectory(profile, firmware);
        Write(BootIdFile, File.ReadAllText(BootIdFile));
        Write("proc/uptime", "30.00 60.00\n");
        Write("proc/sys/kernel/osrelease", "6.1.0");
        Write("proc/sys/kernel/hostname", "unit-7");
        HostProgram.Run("install", ["-D", "-m", "700", TestPrograms.PathOf("unit-systemctl.sh"), Path.Join(Root, "usr/bin/systemctl")]).Succeeded();
        Server = new SshServer
        {
            Configuration = $"""
                SetEnv SCMGUARD_ZYMKEY_LIBRARY={library.Path} {UnitDirectory.StateVariable}={_module.State} SCMGUARD_VIRTUAL_PROFILE={profile} SCMGUARD_VIRTUAL_FIRMWARE={firmware}
                ForceCommand /bin/sh '{TestPrograms.PathOf("unit-login.sh")}' '{Root}' '{Environment.GetEnvironmentVariable("PATH")}'
                """,
        };
    }

    public SshServer Server { get; }

    /// <summary>The host's root.</summary>
    public string Root => PathOf("root");

    /// <summary>A file or folder of the test's own.</summary>
    public string PathOf(string name) => Path.Join(_module.Files, name);

    public async ValueTask DisposeAsync()
    {
        await Server.DisposeAsync();
        _module.Dispose();
    }

    private void Write(string file, string text)
    {
        string path = Path.Join(Root, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
