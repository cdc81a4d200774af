using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Platform;
using ScmGuard.Harness.Stations;
using ScmGuard.VirtualScm;
using ScmGuard.Zymkey;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Units.Local;

/// <summary>The unit that this process runs on: its module through <c>libzk_app_utils.so</c>, its host through systemd and <c>/proc</c>.</summary>
public sealed class LocalUnit : IUnit
{
    private const string BootIdFile = "/proc/sys/kernel/random/boot_id";
    private const string KernelFile = "/proc/sys/kernel/osrelease";
    private const string UptimeFile = "/proc/uptime";
    private const string HostNameFile = "/proc/sys/kernel/hostname";

    // Where journald keeps boots. Without it, it forgets them, and its list always has one.
    private const string KeptJournal = "/var/log/journal";

    // 128 and the signal's number, as a shell and .NET tell of it.
    private const int EndedBySigterm = 128 + 15;

    private readonly LocalUnitOptions _options;
    private readonly Func<IZymkey> _openZymkey;

    private LocalUnit(LocalUnitOptions options)
    {
        _options = options;
        _openZymkey = options.OpenZymkey ?? (() => ZymkeyClient.Open(options.LibraryPath));
        Host = new LocalHost(options.Root, options.ProgramFolders);
        RebootKinds = options.HasPowerController ? [RebootKind.Soft, RebootKind.Cold, RebootKind.PowerCut] : [RebootKind.Soft];
    }

    /// <inheritdoc/>
    public string Kind => "local";

    /// <inheritdoc/>
    public IHost Host { get; }

    /// <inheritdoc/>
    public TimeProvider Clock => TimeProvider.System;

    /// <inheritdoc/>
    public IReadOnlyList<RebootKind> RebootKinds { get; }

    /// <summary>Opens the unit. Nothing is asked yet.</summary>
    /// <param name="options">What it goes by.</param>
    public static LocalUnit Open(LocalUnitOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return new LocalUnit(options);
    }

    /// <inheritdoc/>
    public async Task<BootIdentity> ReadBootAsync(CancellationToken stop)
    {
        string bootId = ReadLine(BootIdFile);
        ModuleAnswer module = await ModuleAnswer.AskAsync(OpenZymkey, _options.Time, stop).ConfigureAwait(false);
        return new BootIdentity(
            bootId,
            _options.Uptime?.Invoke() ?? ReadUptime(),
            ReadLine(KernelFile),
            await CountBootsAsync(bootId, stop).ConfigureAwait(false),
            module.Firmware,
            module.SerialNumber);
    }

    /// <inheritdoc/>
    public Task<UnitIdentity> IdentifyAsync(CancellationToken stop)
    {
        using IZymkey zymkey = OpenZymkey();
        Station station = _options.Station;
        string modelNumber = zymkey.GetModel();
        string serialNumber = zymkey.GetSerialNumber();
        return Task.FromResult(new UnitIdentity(
            VirtualUnit.IsVirtual(serialNumber),
            station.Model ?? ModelName.Of(modelNumber),
            modelNumber,
            station.Revision,
            zymkey.GetFirmwareText(),
            serialNumber,
            ReadLine(HostNameFile),
            ReadLine(KernelFile))
        {
            IsProductionMode = zymkey.GetBindingInfo().IsLocked,
        });
    }

    /// <inheritdoc/>
    public IZymkey OpenZymkey() => _openZymkey();

    /// <inheritdoc/>
    /// <remarks>A unit sees its own LED only while it runs: not in a reboot, and not while it is held by a fatal code.</remarks>
    public ILineEventSource? OpenLed() => _options.Station.LocalLed is { } led ? GpioLine.Open(led) : null;

    /// <inheritdoc/>
    /// <remarks>
    /// A cold boot and a power cut need a hand outside: the controller, which reads in the journal that a step waits for it. For a cold boot it orders the
    /// shutdown as well: if the unit did, it could be gone before the controller had read why. The shutdown is recorded when this process is told to
    /// end, which is the last that it sees of the boot.
    /// </remarks>
    public async Task<bool> RebootAsync(RebootKind kind, Action recordShutdown, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(recordShutdown);
        int isRecorded = 0;
        using IDisposable termination = (_options.OnTermination ?? OnSigterm)(() =>
        {
            if (kind is not RebootKind.PowerCut && Interlocked.Exchange(ref isRecorded, 1) == 0)
            {
                recordShutdown();
            }
        });
        if (kind is RebootKind.Soft)
        {
            await OrderRebootAsync(() => Volatile.Read(ref isRecorded) == 1, stop).ConfigureAwait(false);
        }
        else
        {
            Libc.FlushAll();
        }

        await Task.Delay(Timeout.InfiniteTimeSpan, _options.Time, stop).ConfigureAwait(false);
        return false;
    }

    /// <summary>Nothing is held open.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private static PosixSignalRegistration OnSigterm(Action action) => PosixSignalRegistration.Create(PosixSignal.SIGTERM, _ => action());

    private string ReadLine(string path) => Host.ReadText(path)?.Trim() is { Length: > 0 } text
        ? text
        : throw new HostException($"{path} is not there or empty");

    // By CLOCK_BOOTTIME: suspension included, and no clock that somebody sets is part of it. See proc_uptime(5).
    private TimeSpan ReadUptime() => double.TryParse(ReadLine(UptimeFile).Split(' ')[0], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double seconds) && double.IsFinite(seconds)
        ? TimeSpan.FromSeconds(seconds)
        : throw new HostException($"{UptimeFile} says no time");

    // The shutdown that it orders may end systemctl, or the bus that it talks over, before it has its answer: an order that SIGTERM ended, or that
    // failed while this program was told to end, was obeyed. Should the unit go on running all the same, the step's deadline says so.
    private async Task OrderRebootAsync(Func<bool> isToldToEnd, CancellationToken stop)
    {
        HostAnswer answer = await Host.AskAsync(new HostCommand("systemctl", "reboot"), stop).ConfigureAwait(false);
        if (!answer.IsGood && answer.ExitCode != EndedBySigterm && !isToldToEnd())
        {
            throw new HostException($"systemctl reboot ended with {answer.ExitCode}: {answer.Error.Trim().TrimEnd('.')}");
        }
    }

    private async Task<int?> CountBootsAsync(string bootId, CancellationToken stop)
    {
        if (Host.List(KeptJournal) is null)
        {
            return null;
        }

        try
        {
            HostAnswer answer = await Host.AskAsync(new HostCommand("journalctl", "--list-boots", "--quiet", "--no-pager"), stop).ConfigureAwait(false);
            return answer.IsGood ? Count(answer.Output, bootId.Replace("-", "", StringComparison.Ordinal)) : null;
        }
        catch (HostException)
        {
            return null;
        }
    }

    /// <summary>The boots of a list such as <c>-1 5b2f... Mon 2026-01-05 ...</c>; null if this boot is not its last, so that it lags behind.</summary>
    private static int? Count(string list, string bootId)
    {
        string[] boots = [.. list
            .Split('\n')
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Where(words => words.Length >= 2 && int.TryParse(words[0], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _))
            .Select(words => words[1])];
        return boots.Length > 0 && boots[^1].Equals(bootId, StringComparison.OrdinalIgnoreCase) ? boots.Length : null;
    }
}
