using System;
using System.IO;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;

namespace ScmGuard.VirtualScm;

/// <summary>
/// Runs operations on a unit's state, one after the other. A change holds the lock between processes from reading the state to having it on the
/// disk; a question only looks whether another process published a newer state.
/// </summary>
internal sealed class UnitMachine : IDisposable
{
    /// <summary>How often a wait looks for what other processes did.</summary>
    private static readonly TimeSpan s_look = TimeSpan.FromMilliseconds(50);

    private readonly Lock _gate = new();
    private readonly IStateFiles _files;
    private readonly VirtualUnitOptions _options;
    private UnitState? _state;
    private long? _stamp;
    private bool _hasChanged;
    private volatile bool _disposed;

    // An event, since waits come and go on several threads at once.
    private event Action? Changed;

    private UnitMachine(IStateFiles files, UnitProfile profile, VirtualUnitOptions options)
    {
        _files = files;
        _options = options;
        Profile = profile;
        Life = new Life(profile);
    }

    public UnitProfile Profile { get; }

    public Life Life { get; }

    public DateTimeOffset Now => _options.Time.GetUtcNow();

    /// <summary>Whether <see cref="Draw"/> changes the state.</summary>
    public bool DrawsFromState => _options.IsRepeatable;

    /// <summary>Opens the unit that is there, or makes one.</summary>
    /// <param name="files">Where its state lies.</param>
    /// <param name="asked">What kind of unit it has to be; null for any, and a Rev B1 if it is to be made.</param>
    /// <param name="options">What surrounds it.</param>
    /// <exception cref="UnitStateException">The state cannot be used, or is that of another kind of unit.</exception>
    public static UnitMachine Open(IStateFiles files, UnitProfile? asked, VirtualUnitOptions options)
    {
        if (Find() is { } found)
        {
            return found;
        }

        using IDisposable exclusive = files.Lock();
        if (Find() is { } overtaking)
        {
            return overtaking;
        }

        UnitMachine machine = new(files, asked ?? UnitProfile.ScmB1, options);
        machine.Save(Factory.Make(machine.Profile, options, machine.Life));
        return machine;

        UnitMachine? Find() => files.Read() is { } stored
            ? new UnitMachine(files, StoredKind.Of(StateFormat.Read(stored.Content, files.Place), files.Place, asked), options)
            : null;
    }

    /// <summary>Begins an operation that changes nothing.</summary>
    public Call Ask(ZymbitOperation operation) => Enter(operation, changes: false);

    /// <summary>Begins an operation that ends with <see cref="Call.Commit"/>, or changes nothing.</summary>
    public Call Change(ZymbitOperation operation) => Enter(operation, changes: true);

    /// <summary>Looks at the state from outside, where the unit is not asked.</summary>
    public T Look<T>(Func<UnitState, T> look)
    {
        lock (_gate)
        {
            UnitState state = Refresh();
            if (!IsDue(state))
            {
                return look(state);
            }
        }

        return Meddle(look);
    }

    /// <summary>Changes the state from outside: the power, the surroundings, a fault.</summary>
    public T Meddle<T>(Func<UnitState, T> change)
    {
        T result;
        lock (_gate)
        {
            using IDisposable exclusive = _files.Lock();
            UnitState state = Refresh();
            Settle(state);
            result = change(state);
            Save(state);
        }

        Changed?.Invoke();
        return result;
    }

    /// <summary>Random numbers for an operation. Repeatable ones count up in the state, so the operation must end with a commit.</summary>
    public RandomNumberGenerator Draw(UnitState state) =>
        _options.IsRepeatable
            ? new SeededRandom(Encoding.UTF8.GetBytes($"{state.SerialNumber} {++state.Draws}"))
            : RandomNumberGenerator.Create();

    /// <summary>Waits, without holding anybody up.</summary>
    /// <param name="timeoutMilliseconds">0 does not wait, the highest value waits for ever.</param>
    /// <param name="isOver">Whether what is awaited has come.</param>
    /// <returns>False if the time was up.</returns>
    public bool Wait(uint timeoutMilliseconds, Func<bool> isOver)
    {
        if (isOver())
        {
            return true;
        }

        if (timeoutMilliseconds == ApiLimits.NoWaitMilliseconds)
        {
            return false;
        }

        using AutoResetEvent wake = new(initialState: false);
        void Wake() => WakeIfOpen(wake);
        Changed += Wake;
        try
        {
            long start = _options.Time.GetTimestamp();
            bool isForEver = timeoutMilliseconds == ApiLimits.WaitForEverMilliseconds;
            TimeSpan timeout = TimeSpan.FromMilliseconds(timeoutMilliseconds);
            using ITimer look = _options.Time.CreateTimer(_ => WakeIfOpen(wake), null, s_look, s_look);
            using ITimer end = _options.Time.CreateTimer(_ => WakeIfOpen(wake), null, isForEver ? Timeout.InfiniteTimeSpan : timeout, Timeout.InfiniteTimeSpan);
            while (!isOver())
            {
                if (_disposed || (!isForEver && _options.Time.GetElapsedTime(start) >= timeout))
                {
                    return false;
                }

                wake.WaitOne();
            }

            return true;
        }
        finally
        {
            Changed -= Wake;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _disposed = true;
        Changed?.Invoke();
        lock (_gate)
        {
            Forget();
            _files.Dispose();
        }
    }

    /// <summary>Puts the state of a call on the disk.</summary>
    internal void Save(UnitState state)
    {
        try
        {
            _files.WriteTemporary(StateFormat.Write(state));
            _files.FlushTemporary();
            _files.Publish();
            _files.FlushDirectory();
            if (_state != state)
            {
                Forget();
                _state = state;
            }

            _stamp = _files.Stamp();
        }
        catch
        {
            // What is in memory is ahead of the disk: the disk counts.
            Forget();
            throw;
        }
    }

    /// <summary>Keeps what a call changed, and lets the power go if a fault says so.</summary>
    internal int Commit(UnitState state, int result)
    {
        _hasChanged = true;
        try
        {
            PendingFault? cut = state.Faults.Find(fault => fault.Kind is FaultKind.PowerCutBeforeCommit or FaultKind.PowerCutAfterCommit);
            if (cut is null)
            {
                Save(state);
                return result;
            }

            if (cut.Kind == FaultKind.PowerCutBeforeCommit)
            {
                Forget();
                state = Refresh();
            }

            Life.Reboot(state, RebootKind.PowerCut, Now);
            Save(state);
            return Errno.Io;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return Errno.Io;
        }
    }

    internal void Leave(IDisposable? exclusive)
    {
        exclusive?.Dispose();
        bool hasChanged = _hasChanged;
        _hasChanged = false;
        _gate.Exit();
        if (hasChanged)
        {
            Changed?.Invoke();
        }
    }

    private static void WakeIfOpen(AutoResetEvent wake)
    {
        try
        {
            wake.Set();
        }
        catch (ObjectDisposedException)
        {
            // A timer may strike, and a change be told of, once more while the wait is ending.
        }
    }

    private Call Enter(ZymbitOperation operation, bool changes)
    {
        _gate.Enter();
        IDisposable? exclusive = null;
        try
        {
            UnitState state = Refresh();
            int refusal = NativeResult.Success;
            // A program closes whatever is wrong: that call never reaches the unit, so no fault strikes it.
            if (operation != ZymbitOperation.Close && (changes || IsDue(state) || state.Faults.Count > 0))
            {
                exclusive = _files.Lock();
                state = Refresh();
                Settle(state);
                if (Strike(state) is { } struck)
                {
                    _hasChanged = true;
                    Save(state);
                    refusal = struck == FaultKind.CommunicationError ? Errno.Io : Errno.TimedOut;
                    if (struck == FaultKind.HungCall)
                    {
                        exclusive.Dispose();
                        exclusive = null;
                        state = Hang(state);
                    }
                }
            }

            return new Call(this, state, exclusive, refusal != NativeResult.Success ? refusal : Refusal.Of(Profile, state, operation));
        }
        catch
        {
            Leave(exclusive);
            throw;
        }
    }

    /// <summary>Lets go of the unit until its daemon starts again.</summary>
    private UnitState Hang(UnitState state)
    {
        int starts = state.DaemonStarts;
        _gate.Exit();
        try
        {
            Wait(ApiLimits.WaitForEverMilliseconds, () => Look(now => now.DaemonStarts) != starts);
        }
        finally
        {
            _gate.Enter();
        }

        return Refresh();
    }

    /// <summary>The fault that strikes this call, if any.</summary>
    private static FaultKind? Strike(UnitState state)
    {
        PendingFault? fault = state.Faults.Find(fault => fault.Kind is FaultKind.HungCall or FaultKind.TimeOut or FaultKind.CommunicationError);
        if (fault is null)
        {
            return null;
        }

        if (--fault.Times == 0)
        {
            state.Faults.Remove(fault);
        }

        return fault.Kind;
    }

    private bool IsDue(UnitState state) => state.Stop?.Until <= Now;

    /// <summary>Lets the unit reboot, if it has shown its fatal code meanwhile.</summary>
    private void Settle(UnitState state)
    {
        if (IsDue(state))
        {
            Life.Reboot(state, RebootKind.Self, state.Stop!.Until!.Value);
            Save(state);
        }
    }

    private UnitState Refresh()
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(VirtualUnit));
        if (_state is not null && _stamp == _files.Stamp())
        {
            return _state;
        }

        Forget();
        (byte[] content, long stamp) = _files.Read()
            ?? throw new UnitStateException(_files.Place, "the state is gone", "Put it back, or open the directory anew to have another unit made.");
        UnitState state = StateFormat.Read(content, _files.Place);
        // Somebody may have put another unit in its place, whose rules this machine does not know.
        _ = StoredKind.Of(state, _files.Place, Profile);
        (_state, _stamp) = (state, stamp);
        return state;
    }

    private void Forget()
    {
        _state?.Dispose();
        _state = null;
        _stamp = null;
    }
}
