using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Platform;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Ssh;

namespace ScmGuard.Harness.Tests.Units.Ssh;

/// <summary>A real SSH server on this computer, with keys of its own, that lives as long as this object.</summary>
public sealed class SshServer : IAsyncLifetime
{
    private const string Program = "/usr/sbin/sshd";

    // Its privilege separation wants this folder, which a package makes only at boot.
    private const string SeparationFolder = "/run/sshd";

    private Process? _server;

    public string Folder { get; } = Directory.CreateTempSubdirectory("scmguard sshd %h-").FullName;

    /// <summary>Lines of its configuration beyond the usual ones.</summary>
    public string Configuration { get; init; } = "";

    /// <summary>Why there is none; null if there is one.</summary>
    public string? Missing { get; private set; }

    public SshAccess Access { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Program))
        {
            Missing = $"{Program} is missing, so that nothing was tested against a real SSH server. Install it: apt-get install -y openssh-server openssh-client";
            return;
        }

        int port = FreePort();
        await MakeKeyAsync("host");
        await MakeKeyAsync("user");
        File.Copy(In("user.pub"), In("authorized_keys"));
        string hostKey = await File.ReadAllTextAsync(In("host.pub"));
        await File.WriteAllTextAsync(In("known_hosts"), $"[127.0.0.1]:{port} {hostKey}");
        await File.WriteAllTextAsync(In("sshd_config"), $"""
            Port {port}
            ListenAddress 127.0.0.1
            HostKey "{In("host")}"
            AuthorizedKeysFile "{In("authorized_keys").Replace("%", "%%", StringComparison.Ordinal)}"
            PidFile none
            StrictModes no
            UsePAM no
            PasswordAuthentication no
            KbdInteractiveAuthentication no
            MaxStartups 100
            {Configuration}

            """);
        if (Environment.UserName == "root")
        {
            Directory.CreateDirectory(SeparationFolder);
        }

        _server = Process.Start(new ProcessStartInfo(Program, ["-D", "-f", In("sshd_config"), "-E", In("log")]))!;
        Access = new SshAccess("127.0.0.1", Environment.UserName, In("known_hosts")) { Port = port, IdentityFile = In("user") };
        OpenSsh remote = new(Access);
        while (await remote.LookAsync(CancellationToken.None) is not Sight.Banner)
        {
            if (_server.HasExited)
            {
                Assert.Fail($"the SSH server ended: {(File.Exists(In("log")) ? await File.ReadAllTextAsync(In("log")) : "without a log")}");
            }

            await Task.Delay(20);
        }
    }

    /// <summary>Fails in CI, and says outside of it, where there is no server.</summary>
    public void Require()
    {
        if (Missing is not null)
        {
            Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Missing);
            Assert.Skip(Missing);
        }
    }

    public string In(string name) => Path.Join(Folder, name);

    public async Task MakeKeyAsync(string name)
    {
        HostAnswer answer = await ChildProgram.RunAsync(
            "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", "throw-away", "-f", In(name)], TimeSpan.FromSeconds(20), null, CancellationToken.None);
        Assert.True(answer.IsGood, answer.Error);
    }

    /// <summary>A port that nobody listens on.</summary>
    public static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return int.Parse(listener.LocalEndpoint.ToString()!.Split(':')[1], CultureInfo.InvariantCulture);
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            _server.Kill(entireProcessTree: true);
            await _server.WaitForExitAsync();
            _server.Dispose();
        }

        Directory.Delete(Folder, recursive: true);
    }
}
