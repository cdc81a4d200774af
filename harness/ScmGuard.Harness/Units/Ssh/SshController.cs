using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units.Local;

namespace ScmGuard.Harness.Units.Ssh;

/// <summary>Has a run taken on a unit, follows it across reboots, switches the power where a step waits for it, and brings the journal home.</summary>
/// <remarks>
/// The steps are taken on the unit, by the same program as without a controller. What the controller adds is what only an outsider can see.
/// Whatever goes wrong between the two is a fault of the bench.
/// </remarks>
public sealed class SshController
{
    private readonly Station _station;
    private readonly SshControllerOptions _options;
    private readonly IRemote _remote;
    private readonly IHost _bench;
    private readonly Action<string> _progress;

    /// <summary>Makes a controller.</summary>
    /// <param name="station">The bench.</param>
    /// <param name="remote">The unit.</param>
    /// <param name="bench">The computer that this runs on, whose programs switch the power.</param>
    /// <param name="options">What it goes by.</param>
    /// <param name="progress">Told of what happens, in lines.</param>
    public SshController(Station station, IRemote remote, IHost bench, SshControllerOptions options, Action<string> progress)
    {
        _station = station;
        _remote = remote;
        _bench = bench;
        _options = options;
        _progress = progress;
    }

    /// <summary>Has a run taken on the unit of a station.</summary>
    /// <param name="station">The bench; it must say how to reach the unit.</param>
    /// <param name="runArguments">What <c>scm-harness run</c> on the unit is told beyond where it runs.</param>
    /// <param name="outFolder">Where <c>journal.jsonl</c>, the unit's journal, and <c>controller.jsonl</c>, what was seen from here, are left.</param>
    /// <param name="progress">Told of what happens, in lines.</param>
    /// <param name="stop">Ends the following. The run on the unit goes on.</param>
    /// <param name="options">What it goes by.</param>
    /// <exception cref="ArgumentException">The station does not say how to reach the unit.</exception>
    /// <exception cref="JournalException">The folder cannot be written, or has a run already.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static Task<ControlledRun> RunAsync(
        Station station, IReadOnlyList<string> runArguments, string outFolder, Action<string> progress, CancellationToken stop, SshControllerOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(station);
        SshAccess access = station.Ssh ?? throw new ArgumentException("The station file does not say how to reach the unit. Expected: ssh with host, user and knownHosts.", nameof(station));
        return new SshController(station, new OpenSsh(access), new LocalHost(), options ?? new SshControllerOptions(), progress).RunAsync(runArguments, outFolder, stop);
    }

    /// <summary>Opens this computer's line that the unit's LED drives, to be watched from outside, through reboots and fatal codes.</summary>
    /// <returns>The line, which is the caller's to dispose; null if the station has none.</returns>
    /// <exception cref="HostException">There should be one, and it cannot be opened.</exception>
    public ILineEventSource? OpenLed() => _station.Led is { } led ? GpioLine.Open(led) : null;

    /// <summary>Has a run taken on the unit.</summary>
    /// <param name="runArguments">What <c>scm-harness run</c> on the unit is told beyond where it runs.</param>
    /// <param name="outFolder">Where the two journals are left.</param>
    /// <param name="stop">Ends the following.</param>
    /// <exception cref="JournalException">The folder cannot be written, or has a run already.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<ControlledRun> RunAsync(IReadOnlyList<string> runArguments, string outFolder, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(runArguments);
        ArgumentException.ThrowIfNullOrEmpty(outFolder);
        Directory.CreateDirectory(outFolder);
        string run = _options.Run ?? RunRequest.NewName(_options.Time.GetUtcNow(), RandomNumberGenerator.GetInt32(int.MaxValue));
        using ControllerJournal own = new(outFolder, _options.Time);
        Following following = new(this, own, run);
        string? fault = null;
        await using LedWatch? led = TryWatchLed(own);
        try
        {
            await following.BeginAsync(runArguments, stop).ConfigureAwait(false);
            await following.FollowAsync(stop).ConfigureAwait(false);
        }
        catch (HostException exception)
        {
            fault = exception.Message;
            own.Write("bench", fault);
            _progress($"bench fault: {fault}");
        }
        finally
        {
            // What came home is kept, whatever happened since.
            if (following.Lines.Count > 0)
            {
                JournalExport.Write(Path.Join(outFolder, JournalExport.FileName), following.Lines);
            }
        }

        return new ControlledRun(run, following.Lines, fault);
    }

    /// <summary>The LED's line is a help to who reads the report. Without it the run goes on.</summary>
    private LedWatch? TryWatchLed(ControllerJournal own)
    {
        try
        {
            return (_options.OpenLed ?? OpenLed)() is { } line ? new LedWatch(line, own, _options.LedStretch) : null;
        }
        catch (HostException exception)
        {
            own.Write("led", $"The LED is not watched: {exception.Message.TrimEnd('.')}.");
            _progress($"the LED is not watched: {exception.Message}");
            return null;
        }
    }

    /// <summary>One run, followed.</summary>
    private sealed class Following(SshController controller, ControllerJournal own, string run)
    {
        private readonly List<JournalLine> _lines = [];
        private readonly HashSet<(string Step, int Attempt)> _switched = [];
        private readonly long _start = controller._options.Time.GetTimestamp();
        private RemoteProgram? _program;
        private RunRecord? _record;
        private string _bootId = "";

        // When the boot that we know last proved to be alive, and when anything useful was last heard.
        private TimeSpan _alive;
        private TimeSpan _heard;

        public IReadOnlyList<JournalLine> Lines => _lines;

        private SshControllerOptions Options => controller._options;

        private TimeSpan Now => Options.Time.GetElapsedTime(_start);

        private StepRecord? PendingReboot => _record?.Steps.FirstOrDefault(step => step.IsPending && step.Attempts[^1].Reboots is not null);

        public async Task BeginAsync(IReadOnlyList<string> runArguments, CancellationToken stop)
        {
            _program = new RemoteProgram(controller._remote, controller._station.Ssh?.User == "root", Options.ProgramFolder);
            _bootId = await _program.ReadBootIdAsync(stop).ConfigureAwait(false);
            own.Write("controller", $"Run {run} on {controller._remote.Name}, which is in boot {_bootId}.");
            controller._progress($"putting the program on {controller._remote.Name}");
            await _program.PutAsync(stop).ConfigureAwait(false);
            await _program.InstallAsync(stop).ConfigureAwait(false);
            List<string> arguments = [.. runArguments];
            if (Options.StationFile is { } file)
            {
                // Each kind of station file is known by the end of its name.
                arguments.AddRange(["--station", await _program.PutTextAsync($"station{Path.GetExtension(file)}", ReadStation(file), stop).ConfigureAwait(false)]);
            }

            if (controller._station.Power is not null)
            {
                arguments.Add("--controller-power");
            }

            await BeginRunAsync(arguments, stop).ConfigureAwait(false);
            _alive = _heard = Now;
            controller._progress($"run {run} began");
        }

        public async Task FollowAsync(CancellationToken stop)
        {
            while (true)
            {
                TimeSpan began = Now;
                if (began > Options.OverallLimit)
                {
                    throw new HostException($"the run did not end within {Options.OverallLimit}");
                }

                (string BootId, IReadOnlyList<JournalLine> Lines)? answer = await TryAsync(() => _program!.ReadLinesAsync(run, _lines.Count, stop)).ConfigureAwait(false);
                if (answer is not { } heard || heard.BootId != _bootId)
                {
                    await AwaitBootAsync(new Bounds(_alive, Now), isOff: false, stop).ConfigureAwait(false);
                    continue;
                }

                _alive = began;
                _heard = Now;
                Add(heard.Lines);
                if (_record is { HasEnded: true })
                {
                    return;
                }

                await SwitchIfAwaitedAsync(stop).ConfigureAwait(false);
                await WaitAsync(stop).ConfigureAwait(false);
            }
        }

        private static string ReadStation(string path)
        {
            try
            {
                return File.ReadAllText(path);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                throw new HostException($"{path} cannot be read: {exception.Message.TrimEnd('.')}", exception);
            }
        }

        private static async Task<T?> TryAsync<T>(Func<Task<T>> ask)
            where T : struct
        {
            try
            {
                return await ask().ConfigureAwait(false);
            }
            catch (HostException)
            {
                // A unit that reboots gives no answer, half of one, or another program's. How long that may last is bounded elsewhere.
                return null;
            }
        }

        private async Task BeginRunAsync(IReadOnlyList<string> arguments, CancellationToken stop)
        {
            try
            {
                await _program!.BeginAsync(run, arguments, stop).ConfigureAwait(false);
            }
            catch (HostException exception)
            {
                // The connection may have been cut after the run had begun. To begin it twice is never tried: its name would be taken.
                if (await TryAsync(() => _program!.ReadLinesAsync(run, 0, stop)).ConfigureAwait(false) is not { Lines.Count: > 0 })
                {
                    throw;
                }

                own.Write("controller", $"The run began, although the connection was lost meanwhile: {exception.Message}.");
            }
        }

        private void Add(IReadOnlyList<JournalLine> lines)
        {
            if (lines.Count == 0)
            {
                return;
            }

            List<JournalLine> all = [.. _lines, .. lines];
            if (JournalChain.FirstFault(all) is { } fault)
            {
                throw new HostException($"the journal on the unit is not the one that was followed so far: {fault}");
            }

            try
            {
                _record = RunRecord.Of(controller._remote.Name, all);
            }
            catch (JournalException exception)
            {
                throw new HostException(exception.Message, exception);
            }

            _lines.AddRange(lines);
            foreach (JournalLine line in lines)
            {
                if (line.ReadEntry() is StepConcluded concluded)
                {
                    controller._progress($"{concluded.Step}: {concluded.Outcome.Verdict} {concluded.Outcome.Summary}");
                }
            }
        }

        /// <summary>Looks from outside until a boot answers, be it the one that we know.</summary>
        /// <param name="begin">When it began, as far as that is known.</param>
        /// <param name="isOff">True if the power was off, so that nothing that is seen is of the boot before.</param>
        /// <param name="stop">Ends the wait.</param>
        private async Task AwaitBootAsync(Bounds begin, bool isOff, CancellationToken stop)
        {
            string beginName = isOff ? "power on" : "going down";
            Milestone port = new(begin.After, isOff);
            Milestone banner = new(begin.After, isOff);
            TimeSpan noAnswer = begin.After;
            while (true)
            {
                TimeSpan began = Now;
                Sight sight = await controller._remote.LookAsync(stop).ConfigureAwait(false);
                TimeSpan looked = Now;
                port.Look(sight >= Sight.Port, began, looked);
                banner.Look(sight >= Sight.Banner, began, looked);
                string? bootId = sight is Sight.Banner ? await TryBootIdAsync(stop).ConfigureAwait(false) : null;
                if (bootId == _bootId)
                {
                    // The boot that we know: it is going down and has not closed its door yet, or the network was away. That is no reboot.
                    _alive = looked;
                    RequireNews();
                    await WaitAsync(stop).ConfigureAwait(false);
                    return;
                }

                if (bootId is not null)
                {
                    own.Write(PendingReboot?.Name ?? "boot", $"Boot {bootId} followed boot {_bootId}.", [
                        .. port.Come(Now).Since(begin, $"{beginName} to SSH port"),
                        .. banner.Come(Now).Since(begin, $"{beginName} to SSH banner"),
                        .. new Bounds(noAnswer, Now).Since(begin, $"{beginName} to first answer"),
                    ]);
                    controller._progress($"boot {bootId} answers");
                    _bootId = bootId;
                    _alive = looked;
                    _heard = Now;
                    return;
                }

                noAnswer = began;
                RequireNews();
                await WaitAsync(stop).ConfigureAwait(false);
            }
        }

        private async Task<string?> TryBootIdAsync(CancellationToken stop)
        {
            try
            {
                return await _program!.ReadBootIdAsync(stop).ConfigureAwait(false);
            }
            catch (HostException)
            {
                return null;
            }
        }

        private void RequireNews()
        {
            if (Now - _heard > Options.SilenceLimit)
            {
                throw new HostException(
                    $"{controller._remote.Name} gave no useful answer for {Options.SilenceLimit.TotalMinutes:0.#} minutes{(PendingReboot is { } step ? $" during {step.Name}" : "")}. Look at its LED, its power and its network; its journal is kept on the unit");
            }
        }

        private Task WaitAsync(CancellationToken stop) => Task.Delay(Options.PollInterval, Options.Time, stop);

        private async Task SwitchIfAwaitedAsync(CancellationToken stop)
        {
            if (PendingReboot is not { } step || step.Attempts[^1] is not { Reboots: RebootKind.Cold or RebootKind.PowerCut } attempt
                || attempt.Boot.BootId != _bootId || !_switched.Add((step.Name, step.Attempts.Count)))
            {
                return;
            }

            PowerControl power = controller._station.Power ?? throw new HostException($"{step.Name} waits for the power to be switched, which this station cannot");
            if (attempt.Reboots is RebootKind.Cold)
            {
                await ShutDownAsync(step.Name, stop).ConfigureAwait(false);
            }

            Bounds on = await SwitchAsync(step.Name, power, stop).ConfigureAwait(false);
            _heard = Now;
            await AwaitBootAsync(on, isOff: true, stop).ConfigureAwait(false);
        }

        private async Task ShutDownAsync(string step, CancellationToken stop)
        {
            controller._progress($"{step}: shutting down");
            try
            {
                await _program!.PowerOffAsync(stop).ConfigureAwait(false);
            }
            catch (HostException exception)
            {
                // The shutdown may have closed the connection before the order was answered. Whether it was taken shows below.
                own.Write(step, exception.Message);
            }

            TimeSpan began = Now;
            while (await controller._remote.LookAsync(stop).ConfigureAwait(false) is not Sight.Nothing)
            {
                if (Now - began > Options.ShutdownLimit)
                {
                    throw new HostException($"{step}: the unit did not shut down within {Options.ShutdownLimit.TotalSeconds:0} s, so its power was left on");
                }

                await WaitAsync(stop).ConfigureAwait(false);
            }

            await Task.Delay(Options.SettleTime, Options.Time, stop).ConfigureAwait(false);
        }

        private async Task<Bounds> SwitchAsync(string step, PowerControl power, CancellationToken stop)
        {
            try
            {
                controller._progress($"{step}: power off for {power.OffTime.TotalSeconds:0} s");
                await OrderAsync(power.Off, stop).ConfigureAwait(false);
                await Task.Delay(power.OffTime, Options.Time, stop).ConfigureAwait(false);
            }
            catch
            {
                // Whatever went wrong, the unit is not left in the dark.
                await TryOnAsync(power).ConfigureAwait(false);
                throw;
            }

            TimeSpan began = Now;
            await OrderAsync(power.On, CancellationToken.None).ConfigureAwait(false);
            Bounds on = new(began, Now);
            own.Write(step, $"The power was off for at least {power.OffTime.TotalSeconds:0.#} s.");
            return on;
        }

        private async Task TryOnAsync(PowerControl power)
        {
            try
            {
                await OrderAsync(power.On, CancellationToken.None).ConfigureAwait(false);
            }
            catch (HostException exception)
            {
                own.Write("power", exception.Message);
            }
        }

        private async Task OrderAsync(IReadOnlyList<string> words, CancellationToken stop)
        {
            HostCommand command = new(words[0], [.. words.Skip(1)]);
            HostAnswer answer = await controller._bench.AskAsync(command, stop).ConfigureAwait(false);
            if (!answer.IsGood)
            {
                throw new HostException($"the power switch failed: {command} ended with {answer.ExitCode}: {answer.Error.Trim()}");
            }
        }
    }
}
