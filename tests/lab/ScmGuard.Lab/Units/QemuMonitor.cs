using System;
using System.Collections.Concurrent;
using System.IO;
using System.Net.Sockets;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Lab.Units;

/// <summary>The monitor of a running QEMU (QMP): commands, their answers, and events.</summary>
public sealed class QemuMonitor : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, TaskCompletionSource> _open = new();
    private readonly SemaphoreSlim _writing = new(1);
    private readonly NetworkStream _stream;
    private readonly StreamReader _reader;
    private readonly Task _listening;
    private Task _events = Task.CompletedTask;
    private int _commands;

    private QemuMonitor(Socket socket, Func<JsonNode, Task> onEvent)
    {
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = new StreamReader(_stream);
        _listening = ListenAsync(onEvent);
    }

    /// <summary>Connects, and is ready for commands.</summary>
    /// <param name="path">The socket.</param>
    /// <param name="onEvent">Told of each event, in its order and one at a time. What it throws is thrown by <see cref="RequireAliveAsync"/>.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="SocketException">Nobody listens.</exception>
    public static async Task<QemuMonitor> ConnectAsync(string path, Func<JsonNode, Task> onEvent, CancellationToken stop)
    {
        Socket socket = new(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(path), stop).ConfigureAwait(false);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        QemuMonitor monitor = new(socket, onEvent);
        await monitor.DoAsync("qmp_capabilities", stop).ConfigureAwait(false);
        return monitor;
    }

    /// <summary>Does something.</summary>
    /// <param name="command">The command.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="LabException">QEMU refused it, or has ended.</exception>
    public async Task DoAsync(string command, CancellationToken stop)
    {
        int number = Interlocked.Increment(ref _commands);
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _open[number] = answer;
        await _writing.WaitAsync(stop).ConfigureAwait(false);
        try
        {
            await _stream.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(new { execute = command, id = number }), stop).ConfigureAwait(false);
        }
        catch (IOException exception)
        {
            throw new LabException($"QEMU cannot be told to {command}: {exception.Message}");
        }
        finally
        {
            _writing.Release();
        }

        if (_listening.IsCompleted)
        {
            throw new LabException($"QEMU cannot be told to {command}: it has ended");
        }

        await answer.Task.WaitAsync(stop).ConfigureAwait(false);
    }

    /// <summary>Throws what an event threw.</summary>
    public Task RequireAliveAsync() => _events.IsFaulted ? _events : _listening.IsFaulted ? _listening : Task.CompletedTask;

    /// <summary>Ends the connection. QEMU goes on.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stream.DisposeAsync().ConfigureAwait(false);
        await _listening.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default).ConfigureAwait(false);
        _reader.Dispose();
        _writing.Dispose();
    }

    private async Task ListenAsync(Func<JsonNode, Task> onEvent)
    {
        try
        {
            while (await _reader.ReadLineAsync().ConfigureAwait(false) is { } line)
            {
                JsonNode node = JsonNode.Parse(line)!;
                if (node["event"] is not null)
                {
                    // What is done about an event sends commands, whose answers are read here.
                    _events = FollowAsync(_events, () => onEvent(node));
                }
                else if (node["id"] is { } id && _open.TryRemove(id.GetValue<int>(), out TaskCompletionSource? answer))
                {
                    _ = node["error"] is { } error ? answer.TrySetException(new LabException($"QEMU refuses: {error["desc"]}")) : answer.TrySetResult();
                }
            }
        }
        catch (Exception exception) when (exception is IOException or SocketException or ObjectDisposedException)
        {
            // QEMU has ended, or nobody listens any more.
        }
        finally
        {
            foreach (TaskCompletionSource answer in _open.Values)
            {
                answer.TrySetException(new LabException("QEMU has ended"));
            }
        }

        await _events.ConfigureAwait(false);
    }

    private static async Task FollowAsync(Task before, Func<Task> act)
    {
        await before.ConfigureAwait(false);
        await act().ConfigureAwait(false);
    }
}
