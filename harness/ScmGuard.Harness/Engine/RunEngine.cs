using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Engine;

/// <summary>Takes the steps of a run, across reboots and crashes. What it knows is what the journal says.</summary>
public sealed class RunEngine
{
    // A step that ends the program each time is not tried for ever.
    private const int MostAttempts = 2;

    private static readonly TimeSpan s_pollInterval = TimeSpan.FromSeconds(1);

    private readonly IUnit _unit;
    private readonly IJournal _journal;
    private readonly Func<string, ICheck?> _findCheck;
    private readonly EngineOptions _options;

    /// <summary>Makes an engine for one run.</summary>
    /// <param name="unit">The unit.</param>
    /// <param name="journal">The run's journal.</param>
    /// <param name="findCheck">Finds a check by its name; null if there is none.</param>
    /// <param name="options">What it goes by.</param>
    public RunEngine(IUnit unit, IJournal journal, Func<string, ICheck?> findCheck, EngineOptions? options = null)
    {
        _unit = unit;
        _journal = journal;
        _findCheck = findCheck;
        _options = options ?? new EngineOptions();
    }

    /// <summary>Writes the begin of a run. <see cref="ResumeAsync"/> takes its steps.</summary>
    /// <param name="request">The run.</param>
    /// <exception cref="ArgumentException">A check cannot be planned for this unit.</exception>
    /// <exception cref="JournalException">The journal cannot be written, or is not empty.</exception>
    public void Begin(RunRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        Plan plan = Plan.Of(request.Checks, new PlanRequest(request.Options, _unit.RebootKinds));
        if (_journal.Read().Count > 0)
        {
            throw new JournalException(_journal.Place, "there is a run already", "Resume it, or use another folder.");
        }

        _journal.Append(_unit.Clock.GetUtcNow(), new RunBegun(
            request.Run,
            $"scm-harness {typeof(RunEngine).Assembly.GetName().Version!.ToString(3)}",
            [.. request.Checks.Select(check => check.Name)],
            request.Options,
            plan.Planned,
            plan.Hash,
            request.Station,
            _unit.RebootKinds,
            _unit.Kind,
            request.Arming));
    }

    /// <summary>Takes the steps that are not taken yet.</summary>
    /// <param name="stop">Stops before the next step; the run can be resumed.</param>
    /// <exception cref="JournalException">The journal cannot be read or written. Nothing was done to the unit that it does not know.</exception>
    /// <exception cref="HostException">The host does not say which boot this is, or another module answers than the run began with. Nothing was done to it.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<RunState> ResumeAsync(CancellationToken stop)
    {
        while (true)
        {
            RunSession session = new(_journal, _unit.Clock, _options.Watch);
            if (session.Record.HasEnded)
            {
                return RunState.Ended;
            }

            await using Life life = new(this, session);
            switch (await life.GoOnAsync(stop).ConfigureAwait(false))
            {
                case Progress.Ended:
                    return RunState.Ended;
                case Progress.GoesDown:
                    return RunState.AwaitsReboot;
                default:
                    // The unit booted and this process outlived it. All the same, nothing is carried over in memory.
                    continue;
            }
        }
    }

    private enum Progress
    {
        Ended,
        Booted,
        GoesDown,
    }

    /// <summary>What the engine does between two boots.</summary>
    private sealed class Life(RunEngine engine, RunSession session) : IAsyncDisposable
    {
        private IZymkey? _zymkey;
        private BootIdentity? _boot;
        private bool _isModeKnown;

        private RunRecord Record => session.Record;

        private IUnit Unit => engine._unit;

        private EngineOptions Options => engine._options;

        public async Task<Progress> GoOnAsync(CancellationToken stop)
        {
            _boot = await ReadBootAsync(Record.Steps.Any(step => step.IsPending && step.Attempts[^1].Reboots is not null), stop).ConfigureAwait(false);
            RequireSameUnit(_boot.SerialNumber);
            session.Append(new Loaded(_boot));
            if (Plan() is not { } plan)
            {
                session.Append(new Remark("plan", "The plan is not the one that the run began with, because the program or its checks changed. No further step was taken but to remove what the run made.", []));
                await CleanUpWithoutPlanAsync(stop).ConfigureAwait(false);
                return End();
            }

            HaltIfBudgetIsUsedUp(0);
            if (Record.HaltReason is null)
            {
                await IdentifyAsync(stop).ConfigureAwait(false);
            }

            foreach ((PlannedStep planned, Step step) in plan.Steps)
            {
                stop.ThrowIfCancellationRequested();
                if (IsDue(planned) && !Settle(planned, step))
                {
                    if (step.Reboots is not null)
                    {
                        HaltIfBudgetIsUsedUp(1);
                        if (Record.HaltReason is not null)
                        {
                            continue;
                        }
                    }

                    Progress? progress = await TakeAsync(planned, step, stop).ConfigureAwait(false);
                    if (progress is { } left)
                    {
                        return left;
                    }
                }
            }

            return End();
        }

        public ValueTask DisposeAsync()
        {
            CloseZymkey();
            return ValueTask.CompletedTask;
        }

        private Plan? Plan()
        {
            ICheck?[] checks = [.. Record.Begun.Checks.Select(engine._findCheck)];
            if (checks.Contains(null))
            {
                return null;
            }

            try
            {
                Plan plan = Engine.Plan.Of(checks!, new PlanRequest(Record.Begun.Options, Record.Begun.RebootKinds));
                return plan.Hash == Record.Begun.PlanHash ? plan : null;
            }
            catch (ArgumentException)
            {
                return null;
            }
        }

        /// <param name="asked">How many boots are about to be asked for.</param>
        private void HaltIfBudgetIsUsedUp(int asked)
        {
            if (Record.HaltReason is not null)
            {
                return;
            }

            // Starts of the program count as well: a program that crashes and is started again must come to an end too.
            CheckOptions budget = Record.Begun.Options;
            int used = Math.Max(Record.RebootCount, Record.Loads.Count - 1) + asked;
            DateTimeOffset hourAgo = session.Now.AddHours(-1);
            int lately = Record.Loads.Count(load => load.At > hourAgo) - 1 + asked;
            string needs = asked > 0 ? "needs" : "used";
            if (used > budget.RebootsPerRun)
            {
                session.Append(new RunHalted($"the run {needs} {used} boots or starts of the program, where {budget.RebootsPerRun} are allowed for a run"));
            }
            else if (lately > budget.RebootsPerHour)
            {
                session.Append(new RunHalted($"the run {needs} {lately} boots or starts of the program within an hour, where {budget.RebootsPerHour} are allowed"));
            }
        }

        // What would be looked for on another unit was never there, and what would be written to it is not meant for it.
        private void RequireSameUnit(string? serialNumber)
        {
            if (Record.Unit is { } unit && serialNumber is { Length: > 0 } && serialNumber != unit.SerialNumber)
            {
                throw new HostException($"Another module answers than the run began with: serial number {serialNumber} instead of {unit.SerialNumber}. Nothing was done to it. Put the unit back that the run began with, and resume the run");
            }
        }

        private async Task IdentifyAsync(CancellationToken stop)
        {
            if (Record.Unit is not null)
            {
                return;
            }

            (StepOutcome? fault, UnitIdentity? unit) = await WithinAsync(
                token => Unit.IdentifyAsync(token), TimeSpan.FromSeconds(60), "The module did not say who it is", stop).ConfigureAwait(false);
            if (unit is not null)
            {
                session.Append(new UnitIdentified(unit));
                _isModeKnown = true;
            }
            else
            {
                session.Append(new Remark("unit", fault!.Summary, []));
            }
        }

        private bool IsDue(PlannedStep planned) => Record.Step(planned.Step)!.Outcome is null
            && (planned.Phase is StepPhase.Cleanup || (Record.HaltReason is null && Record.ConclusionOf(planned) is null));

        /// <summary>Concludes a step that the program or the unit ended in the middle of, if that can be done without taking it again.</summary>
        /// <returns>False if it has to be taken.</returns>
        private bool Settle(PlannedStep planned, Step step)
        {
            StepRecord record = Record.Step(planned.Step)!;
            if (!record.IsPending)
            {
                return false;
            }

            StepAttempt last = record.Attempts[^1];
            if (step.Reboots is not null && RebootProof.Judge(last.Boot, _boot!, Options.Reboot) is { } proof)
            {
                Conclude(planned, step, proof, _boot);
                return true;
            }

            if (step.IsRepeatable && record.Attempts.Count < MostAttempts)
            {
                return false;
            }

            bool hasBooted = last.Boot.BootId != _boot!.BootId;
            Conclude(planned, step, StepOutcome.Inconclusive(
                hasBooted ? "The unit booted in the middle of this step, without having been asked to." : $"The program ended in the middle of this step{(record.Attempts.Count > 1 ? ", each time it was taken" : "")}.",
                hasBooted ? "Look for the cause of the reboot: power, watchdog, USB in-rush current, a fatal LED code." : "Read the program's own log: journalctl -u scm-harness."));
            return true;
        }

        private async Task<Progress?> TakeAsync(PlannedStep planned, Step step, CancellationToken stop)
        {
            if (await RefusalAsync(step, stop).ConfigureAwait(false) is { } refusal)
            {
                session.Append(new StepIntended(planned.Step, planned.Phase, Record.Step(planned.Step)!.Attempts.Count + 1, _boot!, null));
                Conclude(planned, step, refusal);
                return null;
            }

            session.Append(new StepIntended(planned.Step, planned.Phase, Record.Step(planned.Step)!.Attempts.Count + 1, _boot!, step.Reboots));
            if (step.Reboots is { } kind)
            {
                return await RebootAsync(planned, step, kind, stop).ConfigureAwait(false);
            }

            using CancellationTokenSource abandoned = new();
            Ledger ledger = new(session, abandoned.Token);
            StepContext context = new(planned, Unit, Record, ledger, Zymkey, _boot!, Options.Time);
            (StepOutcome? fault, StepOutcome? outcome) = await WithinAsync(token => step.Act!(context, token), step.Deadline, "The step was not done", stop, abandoned).ConfigureAwait(false);
            Conclude(planned, step, fault ?? outcome!);
            return null;
        }

        private async Task<Progress?> RebootAsync(PlannedStep planned, Step step, RebootKind kind, CancellationToken stop)
        {
            CloseZymkey();
            string bootId = _boot!.BootId;
            try
            {
                using CancellationTokenSource deadline = new(step.Deadline, Options.Time);
                using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop, deadline.Token);
                return await Unit.RebootAsync(kind, () => session.Append(new ShuttingDown(bootId)), either.Token).ConfigureAwait(false) ? Progress.Booted : Progress.GoesDown;
            }
            catch (HostException exception)
            {
                Conclude(planned, step, StepOutcome.BenchFault($"The unit could not be told to boot: {exception.Message}", "Make the unit reboot by hand once, the way that the station is set up to."));
                return null;
            }
            catch (OperationCanceledException) when (!stop.IsCancellationRequested)
            {
                Conclude(planned, step, StepOutcome.BenchFault($"The unit was told to boot, but was still running after {step.Deadline.TotalSeconds:0} s.", "Look what holds the shutdown up: systemctl list-jobs."));
                return null;
            }
        }

        /// <summary>Why a step is not taken. What the run began with is not relied on: the binding may have been locked while the run rested.</summary>
        private async Task<StepOutcome?> RefusalAsync(Step step, CancellationToken stop)
        {
            if (step.Effect is StepEffect.Reads || _isModeKnown || Record.Unit is null)
            {
                return Refusal(step);
            }

            (StepOutcome? fault, UnitIdentity? unit) = await WithinAsync(
                _ => Task.FromResult(Record.Unit with { Firmware = Zymkey().GetFirmwareText(), IsProductionMode = Zymkey().GetBindingInfo().IsLocked }),
                TimeSpan.FromSeconds(60),
                "The module did not say whether it is in production mode, so it was neither written to nor rebooted",
                stop).ConfigureAwait(false);
            if (unit is null)
            {
                return fault;
            }

            if (unit != Record.Unit)
            {
                session.Append(new UnitIdentified(unit));
            }

            _isModeKnown = true;
            return Refusal(step);
        }

        private StepOutcome? Refusal(Step step)
        {
            if (step.Effect is StepEffect.Reads || Record.Unit is { IsProductionMode: false })
            {
                return null;
            }

            if (Record.Unit is null)
            {
                return StepOutcome.Inconclusive(
                    "The module did not say who it is and whether it is in production mode, so it was neither written to nor rebooted.",
                    "Look at the LED and at `systemctl status zkifc`.");
            }

            string? reason = Record.Begun.Arming is { } token
                ? ArmingToken.Refusal(token, Record.Unit.SerialNumber, Record.Unit.Firmware, session.Now)
                : "the run is not armed";
            return reason is null ? null : StepOutcome.Inconclusive(
                $"The unit is in production mode, where the harness only reads: {reason}.",
                "If this unit is meant to be written to and rebooted, make a token with `scm-harness arm` and begin the run with --arm.");
        }

        private void Conclude(PlannedStep planned, Step step, StepOutcome outcome, BootIdentity? boot = null) =>
            session.Append(new StepConcluded(planned.Step, step.IsEssential && !outcome.Verdict.IsGood() ? outcome with { ConcludesCheck = true } : outcome, boot));

        private Progress End()
        {
            session.Append(new RunEnded(Record.VerdictAtEnd));
            return Progress.Ended;
        }

        private async Task CleanUpWithoutPlanAsync(CancellationToken stop)
        {
            if (!Record.Ledger.Any(item => item.IsLive || item.IsOpen))
            {
                return;
            }

            if (await RefusalAsync(Step.CleanUp(), stop).ConfigureAwait(false) is { } refusal)
            {
                session.Append(new Remark("ledger", refusal.Summary, []));
                return;
            }

            using CancellationTokenSource abandoned = new();
            Ledger ledger = new(session, abandoned.Token);
            (StepOutcome? fault, _) = await WithinAsync<object>(
                _ =>
                {
                    ledger.CleanUp(Zymkey());
                    return Task.FromResult(new object());
                },
                TimeSpan.FromSeconds(60),
                "What the run made was not removed",
                stop,
                abandoned).ConfigureAwait(false);
            if (fault is not null)
            {
                session.Append(new Remark("ledger", fault.Summary, []));
            }
        }

        /// <summary>Does something that the module, the host or a mistake can spoil, and comes back in any case.</summary>
        private async Task<(StepOutcome? Fault, T? Result)> WithinAsync<T>(
            Func<CancellationToken, Task<T>> act, TimeSpan deadline, string failure, CancellationToken stop, CancellationTokenSource? abandoned = null)
            where T : class
        {
            using CancellationTokenSource late = new(deadline, Options.Time);
            using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);

            // A call into the library cannot be interrupted. It gets a thread of its own, which is left behind if the call hangs.
            Task<T> task = Task.Factory.StartNew(() => act(either.Token), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).Unwrap();
            try
            {
                return (null, await task.WaitAsync(either.Token).ConfigureAwait(false));
            }
            catch (OperationCanceledException) when (late.IsCancellationRequested && !stop.IsCancellationRequested)
            {
                abandoned?.Cancel();
                LeaveZymkey();
                return (StepOutcome.Inconclusive(
                    FormattableString.Invariant($"{failure} within {deadline.TotalSeconds:0} s: a call into the module's library or to the host hangs."),
                    "Look at the LED and at `systemctl status zkifc`."), null);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                // The step's thread may still be running, and must not touch the unit or the journal any more.
                abandoned?.Cancel();
                LeaveZymkey();
                throw;
            }
            catch (JournalException)
            {
                throw;
            }
            catch (LedgerException exception)
            {
                return (StepOutcome.Inconclusive($"{failure}: {exception.Message}"), null);
            }
            catch (ZymkeyLibraryException exception)
            {
                return (StepOutcome.BenchFault($"{failure}: {exception.Message}"), null);
            }
            catch (ZymkeyException exception)
            {
                return (StepOutcome.Inconclusive($"{failure}: {exception.Message}", "Look at the LED and at `systemctl status zkifc`, then repeat the run."), null);
            }
            catch (HostException exception)
            {
                return (StepOutcome.BenchFault($"{failure}: {exception.Message}"), null);
            }
            catch (Exception exception) when (exception is not OperationCanceledException)
            {
                // A mistake of ours. Its text is not written: nobody has looked whether a secret can be in it.
                return (StepOutcome.BenchFault($"{failure}: {exception.GetType().Name} at {exception.TargetSite?.DeclaringType?.Name}.{exception.TargetSite?.Name}. This is a mistake of the program.", "Please report it."), null);
            }
        }

        private async Task<BootIdentity> ReadBootAsync(bool isModuleAwaited, CancellationToken stop)
        {
            using CancellationTokenSource late = new(Options.Reboot.AnswerWithin, Options.Time);
            while (true)
            {
                BootIdentity boot = await Unit.ReadBootAsync(stop).ConfigureAwait(false);
                if (boot.Firmware is not null || !isModuleAwaited || late.IsCancellationRequested)
                {
                    return boot;
                }

                await Task.Delay(s_pollInterval, Options.Time, stop).ConfigureAwait(false);
            }
        }

        private IZymkey Zymkey()
        {
            if (_zymkey is null)
            {
                IZymkey opened = Unit.OpenZymkey();
                try
                {
                    // It may have said nothing when the program was loaded.
                    RequireSameUnit(opened.GetSerialNumber());
                }
                catch
                {
                    opened.Dispose();
                    throw;
                }

                _zymkey = opened;
            }

            return _zymkey;
        }

        private void CloseZymkey()
        {
            _zymkey?.Dispose();
            _zymkey = null;
        }

        // To close a connection that hangs could hang as well.
        private void LeaveZymkey() => _zymkey = null;
    }
}
