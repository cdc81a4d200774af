using System;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Installation;

/// <summary>The run of a unit that goes on after a reboot: there is one at most.</summary>
public static class ActiveRun
{
    /// <summary>Begins a run and makes it the active one. Its steps are taken by <see cref="ResumeAsync"/>.</summary>
    /// <param name="state">Where the runs lie.</param>
    /// <param name="unit">The unit.</param>
    /// <param name="request">The run.</param>
    /// <param name="findCheck">Finds a check by its name.</param>
    /// <exception cref="RunLockException">Another program is at work on the unit.</exception>
    /// <exception cref="IOException">Another run is not finished, or the state cannot be written.</exception>
    /// <exception cref="JournalException">The journal cannot be written, or is there already.</exception>
    /// <exception cref="ArgumentException">The name cannot be a run's, or a check cannot be planned for this unit.</exception>
    public static void Begin(StateFolder state, IUnit unit, RunRequest request, Func<string, ICheck?> findCheck)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(request);
        string path = state.JournalOf(request.Run);
        Directory.CreateDirectory(state.RunsFolder);
        using RunLock held = RunLock.Take(state, $"run {request.Run}");
        if (state.ReadActive() is { } active)
        {
            throw new IOException($"Run {active} is not finished: what it made on the unit may still be there. Let it end first, with: scm-harness resume --active");
        }

        using SqliteJournal journal = SqliteJournal.Create(path);
        new RunEngine(unit, journal, findCheck).Begin(request);

        // Last: a run whose begin is not on the disk must not be gone on with.
        state.SetActive(request.Run);
    }

    /// <summary>Ends the active run before a step of it was taken: what would take them is not there. What was planned is then missing evidence.</summary>
    /// <param name="state">Where the runs lie.</param>
    /// <param name="reason">Why, in a sentence.</param>
    /// <exception cref="RunLockException">Another program is at work on the unit.</exception>
    /// <exception cref="JournalException">The journal cannot be read or written.</exception>
    /// <exception cref="IOException">The state cannot be written.</exception>
    /// <exception cref="InvalidOperationException">A step was taken: what the run made on the unit has to be removed by the run.</exception>
    public static void GiveUp(StateFolder state, string reason)
    {
        ArgumentNullException.ThrowIfNull(state);
        if (state.ReadActive() is not { } run)
        {
            return;
        }

        using RunLock held = RunLock.Take(state, $"run {run}");
        using SqliteJournal journal = SqliteJournal.Open(state.JournalOf(run));
        RunRecord record = RunRecord.Of(journal.Place, journal.Read());
        if (record.Loads.Count > 0)
        {
            throw new InvalidOperationException($"Run {run} has been at work already. Let it end with: scm-harness resume --active");
        }

        journal.Append(TimeProvider.System.GetUtcNow(), new Remark("service", reason, []));
        journal.Append(TimeProvider.System.GetUtcNow(), new RunEnded(record.VerdictAtEnd));
        state.ClearActive();
    }

    /// <summary>Goes on with the active run. One that ends, be it by a halt, is active no more, so that the service is not started again.</summary>
    /// <param name="state">Where the runs lie.</param>
    /// <param name="open">Opens the unit, as the run's begin asks for it.</param>
    /// <param name="findCheck">Finds a check by its name.</param>
    /// <param name="options">What the engine goes by.</param>
    /// <param name="stop">Stops before the next step; the run can be resumed.</param>
    /// <returns>The run as it is now; null if none is active.</returns>
    /// <exception cref="RunLockException">Another program is at work on the unit.</exception>
    /// <exception cref="JournalException">The journal cannot be read or written.</exception>
    /// <exception cref="IOException">The state cannot be written.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static async Task<RunRecord?> ResumeAsync(
        StateFolder state, Func<RunBegun, IUnit> open, Func<string, ICheck?> findCheck, EngineOptions options, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(open);
        ArgumentNullException.ThrowIfNull(options);
        if (state.ReadActive() is not { } run)
        {
            return null;
        }

        using RunLock held = RunLock.Take(state, $"run {run}");
        using SqliteJournal journal = SqliteJournal.Open(state.JournalOf(run));
        using ServiceNotifier service = ServiceNotifier.FromEnvironment();
        service.Ready();
        await using IUnit unit = open(RunRecord.Of(journal.Place, journal.Read()).Begun);
        EngineOptions watched = options with
        {
            Watch = (line, record) =>
            {
                service.Watch(line, record);
                options.Watch?.Invoke(line, record);
            },
        };
        RunState left = await new RunEngine(unit, journal, findCheck, watched).ResumeAsync(stop).ConfigureAwait(false);
        service.Stopping();
        if (left is RunState.Ended)
        {
            state.ClearActive();
        }

        return RunRecord.Of(journal.Place, journal.Read());
    }
}
