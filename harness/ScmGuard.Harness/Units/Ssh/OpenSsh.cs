using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Platform;
using ScmGuard.Harness.Stations;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>A unit reached through the OpenSSH client, with nothing of the user's own configuration: what a run relies on stands in the station file.</summary>
public sealed class OpenSsh : IRemote
{
    // What the client ends with when the connection fails. A remote program may end with it as well; none of ours does.
    private const int ConnectionFailed = 255;

    private static readonly TimeSpan s_lookLimit = TimeSpan.FromSeconds(4);

    private readonly SshAccess _access;
    private readonly string _program;

    /// <summary>Makes a connection's description; nothing is connected yet.</summary>
    /// <param name="access">How to reach the unit.</param>
    /// <param name="program">The client.</param>
    public OpenSsh(SshAccess access, string program = "ssh")
    {
        ArgumentNullException.ThrowIfNull(access);
        _access = access;
        _program = program;
    }

    /// <inheritdoc/>
    public string Name => $"{_access.User}@{_access.Host}:{_access.Port}";

    /// <inheritdoc/>
    public async Task<HostAnswer> AskAsync(RemoteCommand command, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(command);
        HostAnswer answer = await ChildProgram.RunAsync(_program, [.. Arguments(_access), PosixShell.Quote(command.Words)], command.Limit, command.Input, stop).ConfigureAwait(false);
        return answer.ExitCode == ConnectionFailed
            ? throw new HostException($"SSH to {Name} failed: {LastLine(answer.Error)}")
            : answer;
    }

    /// <inheritdoc/>
    public async Task<Sight> LookAsync(CancellationToken stop)
    {
        using CancellationTokenSource late = new(s_lookLimit);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        Sight seen = Sight.Nothing;
        try
        {
            using TcpClient client = new();
            await client.ConnectAsync(_access.Host, _access.Port, either.Token).ConfigureAwait(false);
            seen = Sight.Port;
            byte[] banner = new byte[4];
            await client.GetStream().ReadExactlyAsync(banner, either.Token).ConfigureAwait(false);
            return banner.AsSpan().SequenceEqual("SSH-"u8) ? Sight.Banner : seen;
        }
        catch (Exception exception) when (exception is SocketException or IOException || (exception is OperationCanceledException && !stop.IsCancellationRequested))
        {
            return seen;
        }
    }

    /// <summary>The client's arguments up to the command.</summary>
    internal static IReadOnlyList<string> Arguments(SshAccess access) =>
    [
        "-F", "none",
        "-T",
        "-o", "BatchMode=yes",
        "-o", "ConnectTimeout=10",
        "-o", "ServerAliveInterval=5",
        "-o", "ServerAliveCountMax=3",
        "-o", "StrictHostKeyChecking=yes",
        "-o", $"UserKnownHostsFile={Path(access.KnownHosts)}",
        "-o", "GlobalKnownHostsFile=/dev/null",
        "-o", "UpdateHostKeys=no",
        "-o", "ControlMaster=no",
        "-o", "ControlPath=none",
        "-o", "ClearAllForwardings=yes",
        "-o", "LogLevel=ERROR",
        .. access.IdentityFile is { } key ? (string[])["-o", "IdentitiesOnly=yes", "-o", $"IdentityFile={Path(key)}"] : [],
        "-p", FormattableString.Invariant($"{access.Port}"),
        "-l", access.User,
        "--", access.Host,
    ];

    // The client reads the value as a line of its configuration: it splits at spaces and expands percent signs.
    private static string Path(string path) => path.Contains('"', StringComparison.Ordinal)
        ? throw new ArgumentException($"{path}: the OpenSSH client cannot be given a path with a quotation mark.", nameof(path))
        : $"\"{path.Replace("%", "%%", StringComparison.Ordinal)}\"";

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).LastOrDefault()?.TrimEnd('.') ?? "the session was closed without a word";
}
