using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Ssh;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.VirtualScm.RebootKind;

namespace ScmGuard.Lab.Units;

/// <summary>A unit on the bench, whatever it is made of: it is asked over SSH, and its module lies outside.</summary>
public abstract class BenchUnit : IAsyncDisposable
{
    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);

    /// <summary>The state of its module.</summary>
    public abstract string Module { get; }

    /// <summary>How many times it was started.</summary>
    public abstract int BootCount { get; }

    /// <summary>Done each time that it has gone down, before its module is told: it stays down until that has ended.</summary>
    public Func<Task>? WhenDown { get; set; }

    /// <summary>How a controller reaches it.</summary>
    /// <param name="user">Who logs in.</param>
    /// <param name="port">Another port than its own: that of something in between.</param>
    public abstract SshAccess Access(string user = "root", int? port = null);

    /// <summary>Runs a program in the unit, over SSH and as root.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="HostException">The unit does not answer.</exception>
    public Task<HostAnswer> AskAsync(IReadOnlyList<string> words, CancellationToken stop) => AskAsync(new RemoteCommand([.. words]), stop);

    /// <inheritdoc cref="AskAsync(IReadOnlyList{string}, CancellationToken)"/>
    public Task<HostAnswer> AskAsync(RemoteCommand command, CancellationToken stop) => new OpenSsh(Access()).AskAsync(command, stop);

    /// <summary>Runs a program in the unit, or finds that the unit does not answer.</summary>
    /// <returns>Null if it does not.</returns>
    public async Task<HostAnswer?> TryAskAsync(IReadOnlyList<string> words, CancellationToken stop)
    {
        try
        {
            return await AskAsync(words, stop).ConfigureAwait(false);
        }
        catch (HostException)
        {
            await Task.Delay(s_pause, stop).ConfigureAwait(false);
            return null;
        }
    }

    /// <summary>Waits until something is so.</summary>
    /// <param name="what">What, for a message.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="isSo">Whether it is.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="LabException">It does not become so.</exception>
    public async Task AwaitAsync(string what, TimeSpan limit, Func<Task<bool>> isSo, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(isSo);
        long begin = Stopwatch.GetTimestamp();
        while (!await isSo().ConfigureAwait(false))
        {
            await RequireAliveAsync().ConfigureAwait(false);
            if (Stopwatch.GetElapsedTime(begin) > limit)
            {
                throw new LabException(FormattableString.Invariant($"waited {limit.TotalSeconds:0} s until {what}"));
            }

            await Task.Delay(s_pause, stop).ConfigureAwait(false);
        }
    }

    /// <summary>Takes the power away for good, and keeps what the unit wrote.</summary>
    public abstract ValueTask DisposeAsync();

    /// <summary>Tells the module of a boot, while the unit is down.</summary>
    /// <param name="kind">What led to it.</param>
    protected async Task TellModuleAsync(RebootKind kind)
    {
        await (WhenDown?.Invoke() ?? Task.CompletedTask).ConfigureAwait(false);
        using VirtualUnit module = VirtualUnit.Open(Module);
        module.Reboot(kind);
    }

    /// <summary>Fails if what the unit is made of has failed.</summary>
    protected abstract Task RequireAliveAsync();
}
