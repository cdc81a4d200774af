using System;
using System.Net.Sockets;
using System.Text;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Installation;

/// <summary>Tells systemd how the program fares (sd_notify). Without systemd it does nothing.</summary>
public sealed class ServiceNotifier : IDisposable
{
    private readonly Socket? _socket;

    /// <summary>Makes a notifier.</summary>
    /// <param name="address">The socket's path, or <c>@</c> and the name of an abstract one; null or empty for none.</param>
    public ServiceNotifier(string? address)
    {
        if (string.IsNullOrEmpty(address))
        {
            return;
        }

        // The kernel marks a name that is no file by a NUL in front; the environment cannot hold one, so systemd writes an @ instead.
        string path = address[0] == '@' ? '\0' + address[1..] : address;
        try
        {
            _socket = new Socket(AddressFamily.Unix, SocketType.Dgram, ProtocolType.Unspecified);
            _socket.Connect(new UnixDomainSocketEndPoint(path));
        }
        catch (Exception exception) when (exception is SocketException or ArgumentException or PlatformNotSupportedException)
        {
            // Nobody listens. systemd notices by itself what it does not hear.
            _socket?.Dispose();
            _socket = null;
        }
    }

    /// <summary>The one that systemd gave this process, by the environment variable NOTIFY_SOCKET.</summary>
    public static ServiceNotifier FromEnvironment() => new(Environment.GetEnvironmentVariable("NOTIFY_SOCKET"));

    /// <summary>The program has begun its work.</summary>
    public void Ready() => Send("READY=1");

    /// <summary>What it does, for <c>systemctl status</c>.</summary>
    /// <param name="text">In words, in one line.</param>
    public void Status(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Send($"STATUS={text.ReplaceLineEndings(" ")}");
    }

    /// <summary>It is not stuck.</summary>
    public void Alive() => Send("WATCHDOG=1");

    /// <summary>It is about to end.</summary>
    public void Stopping() => Send("STOPPING=1");

    /// <summary>Tells of each line that the engine writes: while it writes, it is not stuck. To be given to the engine as what watches it.</summary>
    /// <param name="line">The line.</param>
    /// <param name="run">The run with it.</param>
    public void Watch(JournalLine line, RunRecord run)
    {
        ArgumentNullException.ThrowIfNull(line);
        ArgumentNullException.ThrowIfNull(run);
        Alive();
        if (_socket is not null && line.ReadEntry() is StepIntended intended)
        {
            Status($"Run {run.Begun.Run}: {intended.Step}");
        }
    }

    /// <summary>Closes the socket.</summary>
    public void Dispose() => _socket?.Dispose();

    private void Send(string text)
    {
        try
        {
            _socket?.Send(Encoding.UTF8.GetBytes(text));
        }
        catch (SocketException)
        {
            // As above.
        }
    }
}
