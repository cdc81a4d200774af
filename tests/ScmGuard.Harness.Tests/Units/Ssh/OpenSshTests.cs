using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Runtime.Versioning;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Ssh;

namespace ScmGuard.Harness.Tests.Units.Ssh;

/// <summary>Against a real SSH server on this computer.</summary>
[UnsupportedOSPlatform("windows")]
public sealed class OpenSshTests : IClassFixture<SshServer>
{
    private readonly SshServer _server;

    public OpenSshTests(SshServer server)
    {
        _server = server;
        server.Require();
    }

    [Fact]
    public async Task Words_input_and_outputs_come_through_as_they_are()
    {
        string[] words = ["a b", "$(id)", "'\"\\", "", "ä\n*", "-n", "--"];
        RemoteCommand command = new(["sh", "-c", """cat; printf '%s|' "$@"; echo words >&2; exit 7""", "sh", .. words])
        {
            Input = async (stream, stop) => await stream.WriteAsync("typed "u8.ToArray(), stop),
        };
        HostAnswer answer = await new OpenSsh(_server.Access).AskAsync(command, CancellationToken.None);
        Assert.Equal(new HostAnswer(7, "typed " + string.Concat(words.Select(word => word + "|")), "words\n"), answer);
    }

    [Fact]
    public async Task A_boot_id_is_read_afresh_on_a_connection_of_its_own()
    {
        RemoteProgram program = new(new OpenSsh(_server.Access), isRoot: true, Published("p"), _server.In("t"));
        Assert.Equal((await File.ReadAllTextAsync("/proc/sys/kernel/random/boot_id")).Trim(), await program.ReadBootIdAsync(CancellationToken.None));
    }

    [Fact]
    public async Task A_host_with_another_key_is_not_talked_to()
    {
        await _server.MakeKeyAsync("other");
        string known = _server.In("known_others");
        await File.WriteAllTextAsync(known, $"[127.0.0.1]:{_server.Access.Port} {await File.ReadAllTextAsync(_server.In("other.pub"))}");
        await RefusesAsync(_server.Access with { KnownHosts = known });
    }

    [Fact]
    public async Task A_host_that_is_not_known_is_not_talked_to_nor_learned()
    {
        string known = _server.In("known_nobody");
        await File.WriteAllTextAsync(known, "");
        await RefusesAsync(_server.Access with { KnownHosts = known });
        Assert.Empty(await File.ReadAllTextAsync(known));
    }

    [Fact]
    public async Task A_key_that_is_not_let_in_is_a_fault_of_the_bench()
    {
        await _server.MakeKeyAsync("stranger");
        HostException exception = await RefusesAsync(_server.Access with { IdentityFile = _server.In("stranger") });
        Assert.Contains("Permission denied", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SSH_cut_in_the_middle_of_a_command()
    {
        // The session's own server process is killed, after the command has answered half.
        RemoteCommand command = new("sh", "-c", "echo half; kill -9 $PPID; sleep 60");
        HostException exception = await Assert.ThrowsAsync<HostException>(() => new OpenSsh(_server.Access).AskAsync(command, CancellationToken.None));
        Assert.Contains(_server.Access.Host, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SSH_is_up_but_sessions_close()
    {
        // Something that says the banner and closes, as a server does while the system shuts down.
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        using CancellationTokenSource end = new();
        Task serving = ServeBannersAsync(listener, end.Token);
        SshAccess access = _server.Access with { Port = ((IPEndPoint)listener.LocalEndpoint).Port };
        Assert.Equal(Sight.Banner, await new OpenSsh(access).LookAsync(CancellationToken.None));
        await RefusesAsync(access);
        await end.CancelAsync();
        await serving;
    }

    [Fact]
    public async Task A_command_that_hangs_is_given_up()
    {
        RemoteCommand command = new("sleep", "60") { Limit = TimeSpan.FromSeconds(2) };
        Stopwatch watch = Stopwatch.StartNew();
        await Assert.ThrowsAsync<HostException>(() => new OpenSsh(_server.Access).AskAsync(command, CancellationToken.None));
        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_closed_port_is_nothing_and_an_SSH_server_shows_its_banner()
    {
        Assert.Equal(Sight.Banner, await new OpenSsh(_server.Access).LookAsync(CancellationToken.None));
        Assert.Equal(Sight.Nothing, await new OpenSsh(_server.Access with { Port = SshServer.FreePort() }).LookAsync(CancellationToken.None));
    }

    [Fact]
    public async Task The_program_arrives_as_it_was_sent_and_is_sent_again_only_if_it_was_changed()
    {
        string source = Published("build");
        string target = _server.In("target");
        OpenSsh remote = new(_server.Access);
        RemoteProgram program = new(remote, isRoot: true, source, target);
        await program.PutAsync(CancellationToken.None);
        string folder = Assert.Single(Directory.GetDirectories(target));
        Assert.Equal("program", await File.ReadAllTextAsync(Path.Join(folder, "scm-harness.dll")));
        Assert.Equal("native", await File.ReadAllTextAsync(Path.Join(folder, "runtimes/linux-arm64/native/a b's.so")));
        Assert.False(Directory.Exists(Path.Join(folder, "runtimes/win-x64")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));

        DateTime written = File.GetLastWriteTimeUtc(Path.Join(folder, "scm-harness.dll"));
        await program.PutAsync(CancellationToken.None);
        Assert.Equal(written, File.GetLastWriteTimeUtc(Path.Join(folder, "scm-harness.dll")));

        await File.WriteAllTextAsync(Path.Join(folder, "scm-harness.dll"), "damaged");
        await program.PutAsync(CancellationToken.None);
        Assert.Equal("program", await File.ReadAllTextAsync(Path.Join(folder, "scm-harness.dll")));

        string station = await program.PutTextAsync("station.yaml", "name: bänch\n", CancellationToken.None);
        Assert.Equal("name: bänch\n", await File.ReadAllTextAsync(station));
    }

    [Fact]
    public void Nothing_of_the_users_own_configuration_is_used()
    {
        string arguments = string.Join(' ', OpenSsh.Arguments(new SshAccess("-oProxyCommand=x", "u", "/a b/100%") { IdentityFile = "/k" }));
        foreach (string part in (string[])["-F none", "BatchMode=yes", "StrictHostKeyChecking=yes", "UserKnownHostsFile=\"/a b/100%%\"", "GlobalKnownHostsFile=/dev/null", "ControlMaster=no", "ControlPath=none", "IdentitiesOnly=yes", "-- -oProxyCommand=x"])
        {
            Assert.Contains(part, arguments, StringComparison.Ordinal);
        }

        Assert.Throws<ArgumentException>(() => OpenSsh.Arguments(new SshAccess("h", "u", "/a\"b")));
    }

    private static async Task<HostException> RefusesAsync(SshAccess access) =>
        await Assert.ThrowsAsync<HostException>(() => new OpenSsh(access).AskAsync(new RemoteCommand("true"), CancellationToken.None));

    private static async Task ServeBannersAsync(TcpListener listener, CancellationToken stop)
    {
        try
        {
            while (true)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync(stop);
                await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes("SSH-2.0-OpenSSH_9.2\r\n"), stop);
            }
        }
        catch (OperationCanceledException)
        {
            // The test is over.
        }
    }

    private string Published(string name)
    {
        string folder = _server.In(name);
        foreach ((string file, string text) in ((string, string)[])[("scm-harness.dll", "program"), ("runtimes/linux-arm64/native/a b's.so", "native"), ("runtimes/win-x64/native/x.dll", "no")])
        {
            string path = Path.Join(folder, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text);
        }

        return folder;
    }
}
