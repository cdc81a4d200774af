using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Lab.Units;

/// <summary>Something between a controller and a unit's SSH server that does to connections what networks and servers do.</summary>
public sealed class SshInBetween : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private readonly Task _accepting;
    private int _connections;

    /// <summary>Begins to listen.</summary>
    /// <param name="target">The server's port.</param>
    public SshInBetween(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where it listens.</summary>
    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>After how many bytes from the server a connection is cut, by its number from 1; null for never.</summary>
    public Func<int, int?>? CutAfter { get; set; }

    /// <summary>How many connections were cut.</summary>
    public int Cuts { get; private set; }

    /// <summary>Closes everything.</summary>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        _listener.Stop();
        await _accepting.ConfigureAwait(false);
        _listener.Dispose();
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token).ConfigureAwait(false);
                _ = ServeAsync(client, ++_connections);
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client, int number)
    {
        using TcpClient near = client;
        using TcpClient far = new();
        try
        {
            // Nobody listens behind a unit that is down: the connection, which was taken already, is reset.
            await far.ConnectAsync(IPAddress.Loopback, _target, _end.Token).ConfigureAwait(false);
            Task up = CopyAsync(near.GetStream(), far.GetStream(), null);
            Task down = CopyAsync(far.GetStream(), near.GetStream(), CutAfter?.Invoke(number));
            await Task.WhenAny(up, down).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is SocketException or IOException or OperationCanceledException)
        {
            near.Client.LingerState = new LingerOption(true, 0);
        }
    }

    private async Task CopyAsync(NetworkStream from, NetworkStream to, int? most)
    {
        byte[] buffer = new byte[16 * 1024];
        int left = most ?? int.MaxValue;
        try
        {
            while (left > 0)
            {
                int count = await from.ReadAsync(buffer.AsMemory(0, Math.Min(buffer.Length, left)), _end.Token).ConfigureAwait(false);
                if (count == 0)
                {
                    return;
                }

                left -= most is null ? 0 : count;
                await to.WriteAsync(buffer.AsMemory(0, count), _end.Token).ConfigureAwait(false);
            }

            Cuts++;
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // One of the two ends is gone, and with it the connection.
        }
    }
}
