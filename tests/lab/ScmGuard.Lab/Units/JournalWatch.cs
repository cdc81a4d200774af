using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Lab.Units;

/// <summary>Freezes a unit at the moment at which a run's journal is seen to be written.</summary>
internal sealed class JournalWatch : IDisposable
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(60);

    private readonly TaskCompletionSource _frozen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly FileSystemWatcher _watcher;
    private int _left;

    /// <summary>Begins to watch.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="run">The run.</param>
    /// <param name="count">How many times the journal's files have to change.</param>
    public JournalWatch(NspawnUnit unit, string run, int count)
    {
        _left = count;
        _watcher = new FileSystemWatcher(Path.GetDirectoryName(unit.State.JournalOf(run))!, "journal.db*") { NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.Size };
        _watcher.Changed += (_, _) =>
        {
            if (Interlocked.Decrement(ref _left) == 0)
            {
                unit.Freeze();
                _frozen.TrySetResult();
            }
        };
        _watcher.EnableRaisingEvents = true;
    }

    /// <summary>Waits until the unit is frozen.</summary>
    /// <exception cref="LabException">The run wrote too little.</exception>
    public async Task FrozenAsync(CancellationToken stop)
    {
        try
        {
            await _frozen.Task.WaitAsync(s_limit, stop).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new LabException($"the journal should have been written {_left} times more, to be cut in the middle of it");
        }
    }

    /// <summary>Looks away.</summary>
    public void Dispose() => _watcher.Dispose();
}
