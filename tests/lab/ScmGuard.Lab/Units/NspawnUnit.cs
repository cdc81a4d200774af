using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;
using ScmGuard.Lab.Image;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.VirtualScm.RebootKind;

namespace ScmGuard.Lab.Units;

/// <summary>
/// A unit: a container with a systemd of its own that is started again after each reboot, and a simulated module that lives outside and is told of each.
/// </summary>
public sealed class NspawnUnit : BenchUnit
{
    // What systemd-nspawn ends with when the container asks for a reboot (systemd-nspawn(1)).
    private const int AsksForReboot = 133;
    private const int CannotJoinGroup = 125;

    private const string Enter = """
        console=$1; shift
        while [ "$1" != -- ]; do
            echo 0 >"$1/cgroup.procs" || exit 125
            shift
        done
        shift
        exec "$@" >>"$console" 2>&1 </dev/null
        """;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan s_killLimit = TimeSpan.FromSeconds(10);

    private readonly Bench _bench;
    private readonly string _name;
    private readonly CancellationTokenSource _end = new();
    private readonly List<(long At, RebootKind? Kind)> _boots = [];
    private readonly List<string> _binds = [];
    private readonly List<string> _disks = [];
    private ControlGroup? _group;
    private Task _life = Task.CompletedTask;
    private bool _isCut;
    private string? _state;

    private NspawnUnit(Bench bench, string name, int port)
    {
        _bench = bench;
        _name = name;
        Port = port;
    }

    /// <summary>The folder of everything that belongs to it.</summary>
    public string Folder => Path.Join(_bench.Options.Folder, _name);

    /// <summary>Its root file system, as the unit sees it.</summary>
    public string Root => Path.Join(Folder, "root");

    /// <inheritdoc/>
    public override string Module => Path.Join(Folder, "module");

    /// <summary>There while its power is on.</summary>
    public string PowerFile => Path.Join(Folder, "power-is-on");

    /// <summary>The port of its SSH server.</summary>
    public int Port { get; }

    /// <summary>Where its runs lie.</summary>
    public StateFolder State => new(_state ?? Path.Join(Root, StateFolder.DefaultPath));

    /// <inheritdoc/>
    public override int BootCount => _boots.Count;

    /// <summary>The time from each start to the next one, without those that a power cut came between.</summary>
    public IReadOnlyList<TimeSpan> RebootTimes =>
        [.. _boots.Zip(_boots.Skip(1)).Where(pair => pair.Second.Kind is RebootKind.Soft).Select(pair => Stopwatch.GetElapsedTime(pair.First.At, pair.Second.At))];

    /// <summary>Done before each start, with its number from 1: while the unit is down, and after its module was told.</summary>
    public Func<int, Task>? BeforeBoot { get; set; }

    /// <summary>Makes a unit as it comes from the factory, set up as the vendor advises.</summary>
    internal static async Task<NspawnUnit> MakeAsync(Bench bench, string name, int port, UnitProfile module, CancellationToken stop)
    {
        NspawnUnit unit = new(bench, name, port);
        foreach (string folder in (string[])["upper", "overlay", "root", "module"])
        {
            Directory.CreateDirectory(Path.Join(unit.Folder, folder));
        }

        UnitImage image = bench.Options.Image;
        await Child.RunAsync(
            ["mount", "-t", "overlay", "overlay", "-o", $"lowerdir={image.Layer}:{image.Base},upperdir={Path.Join(unit.Folder, "upper")},workdir={Path.Join(unit.Folder, "overlay")}", unit.Root],
            stop).ConfigureAwait(false);
        using (VirtualUnit made = VirtualUnit.Open(unit.Module, module))
        {
            _ = made.SerialNumber;
        }

        File.WriteAllText(Path.Join(unit.Root, "etc/ssh/sshd_config.d/port.conf"), FormattableString.Invariant($"Port {port}\nListenAddress 127.0.0.1\n"));
        string key = File.ReadAllText(bench.Key + ".pub");
        await unit.AllowAsync("root", "/root", key, stop).ConfigureAwait(false);
        await unit.AllowAsync("zymbit", "/home/zymbit", key, stop).ConfigureAwait(false);
        File.WriteAllText(unit.KnownHosts(port), unit.KnownHost(port));
        return unit;
    }

    /// <summary>Gives the program a small disk of its own for its runs.</summary>
    /// <param name="size">How large it is, as tmpfs(5) has it.</param>
    /// <param name="stop">Ends it.</param>
    /// <returns>Where the bench finds it.</returns>
    public async Task<string> AddDiskAsync(string size, CancellationToken stop)
    {
        string disk = Directory.CreateDirectory(Path.Join(Folder, "disk")).FullName;
        await Child.RunAsync(["mount", "-t", "tmpfs", "-o", $"size={size},mode=700", "tmpfs", disk], stop).ConfigureAwait(false);
        _disks.Add(disk);
        _binds.Add($"--bind={disk}:{StateFolder.DefaultPath}");
        _state = disk;
        return disk;
    }

    /// <summary>Writes a file of the unit.</summary>
    /// <param name="path">Absolute, in the unit.</param>
    /// <param name="text">What is in it.</param>
    public void Write(string path, string text)
    {
        string file = Path.Join(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, text);
    }

    /// <summary>Runs a program in the unit's root file system while the unit is down.</summary>
    public Task<string> PrepareAsync(IReadOnlyList<string> words, CancellationToken stop, string? input = null) => Child.RunAsync(["chroot", Root, .. words], stop, input);

    /// <summary>Switches the power on, and waits until the SSH server lets one in.</summary>
    /// <param name="limit">How long that may take.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="LabException">It does not come up.</exception>
    public async Task StartAsync(TimeSpan limit, CancellationToken stop)
    {
        PowerOn();
        await AwaitAsync("it answers over SSH", limit, async () => await TryAskAsync(["true"], stop).ConfigureAwait(false) is { IsGood: true }, stop).ConfigureAwait(false);
    }

    /// <summary>Switches the power on.</summary>
    public void PowerOn()
    {
        File.WriteAllText(PowerFile, "");
        if (_life.IsCompletedSuccessfully && _boots.Count == 0)
        {
            _life = LiveAsync();
        }
    }

    /// <summary>Takes the power away: everything that runs in the unit is gone at once.</summary>
    public void CutPower() => File.Delete(PowerFile);

    /// <summary>Takes the power away in the middle of whatever the unit is at, and brings it back.</summary>
    public async Task CycleAsync(CancellationToken stop)
    {
        int boots = _boots.Count;
        CutPower();
        await AwaitAsync("its power is off", s_killLimit, () => Task.FromResult(_group is null), stop).ConfigureAwait(false);
        PowerOn();
        await AwaitAsync("it starts again", s_killLimit, () => Task.FromResult(_boots.Count > boots), stop).ConfigureAwait(false);
    }

    /// <summary>Stops everything in the unit where it is, so that the power can be cut in just this state.</summary>
    public void Freeze() => _group?.Freeze();

    /// <inheritdoc/>
    public override SshAccess Access(string user = "root", int? port = null)
    {
        int at = port ?? Port;
        File.WriteAllText(KnownHosts(at), KnownHost(at));
        return new SshAccess("127.0.0.1", user, KnownHosts(at)) { Port = at, IdentityFile = _bench.Key };
    }

    /// <summary>Begins a run in the unit, as somebody with a shell on it does.</summary>
    /// <param name="arguments">What the run is told beyond where it runs.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The run's name.</returns>
    /// <exception cref="LabException">It does not begin.</exception>
    public async Task<string> BeginRunAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        HostAnswer answer = await AskAsync(["scm-harness", "run", "--unit", "local", "--run", _name, .. arguments], stop).ConfigureAwait(false);
        return answer.ExitCode is 0 or 1 or 3 && State.Runs.Contains(_name) ? _name : throw new LabException($"the run did not begin: exit code {answer.ExitCode}: {answer.Error.Trim()}{answer.Output.Trim()}");
    }

    /// <summary>Waits until no run is active any more.</summary>
    /// <param name="run">The run.</param>
    /// <param name="limit">How long that may take.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The run as its journal tells it.</returns>
    public async Task<RunRecord> AwaitRunAsync(string run, TimeSpan limit, CancellationToken stop)
    {
        await AwaitAsync($"run {run} has ended", limit, () => Task.FromResult(State.ReadActive() is null), stop).ConfigureAwait(false);
        return ReadRun(run);
    }

    /// <summary>A run as its journal tells it so far.</summary>
    /// <param name="run">Its name.</param>
    public RunRecord ReadRun(string run)
    {
        using SqliteJournal journal = SqliteJournal.Open(State.JournalOf(run));
        return RunRecord.Of(journal.Place, journal.Read());
    }

    /// <summary>Waits until a run is in the middle of a step.</summary>
    /// <param name="run">The run.</param>
    /// <param name="step">The step's full name.</param>
    /// <param name="stop">Ends the wait.</param>
    public Task AwaitStepAsync(string run, string step, CancellationToken stop) =>
        AwaitAsync($"run {run} is in the middle of {step}", TimeSpan.FromSeconds(60), () => Task.FromResult(ReadRun(run).Step(step) is { IsPending: true }), stop);

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);

        // Whoever waited for the unit was told how it failed.
        await _life.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Keep();
        foreach (string mount in (string[])[Root, .. _disks])
        {
            await Child.TryAsync(["umount", "--lazy", mount], CancellationToken.None).ConfigureAwait(false);
        }

        await Child.TryAsync(["rm", "-rf", "--one-file-system", Folder], CancellationToken.None).ConfigureAwait(false);
        _end.Dispose();
    }

    /// <inheritdoc/>
    protected override Task RequireAliveAsync() => _life.IsFaulted ? _life : Task.CompletedTask;

    private async Task LiveAsync()
    {
        RebootKind? kind = null;
        while (true)
        {
            while (!File.Exists(PowerFile))
            {
                await Task.Delay(s_pause, _end.Token).ConfigureAwait(false);
            }

            if (kind is { } how)
            {
                await TellModuleAsync(how).ConfigureAwait(false);
            }

            if (BeforeBoot is { } prepare)
            {
                await prepare(_boots.Count + 1).WaitAsync(_end.Token).ConfigureAwait(false);
            }

            _boots.Add((Stopwatch.GetTimestamp(), kind));
            int exitCode = await BootAsync().ConfigureAwait(false);
            kind = _isCut ? RebootKind.PowerCut
                : exitCode == AsksForReboot ? RebootKind.Soft
                : exitCode == 0 ? RebootKind.Cold
                : throw new LabException($"{(exitCode == CannotJoinGroup ? "the control group cannot be joined" : $"the container ended with {exitCode}")}: {LastWords()}");
            if (kind is RebootKind.Cold)
            {
                // Shut down: it comes back when the power was off and is on again.
                while (File.Exists(PowerFile))
                {
                    await Task.Delay(s_pause, _end.Token).ConfigureAwait(false);
                }
            }
        }
    }

    private async Task<int> BootAsync()
    {
        ControlGroup group = new([.. _bench.Options.Groups.Select(folder => FormattableString.Invariant($"{folder}/{_name}-{_boots.Count}"))]);
        group.Make();
        _isCut = false;
        using Process process = Process.Start(new ProcessStartInfo("sh", [
            "-c", Enter, "sh", Path.Join(Folder, "console.log"), .. group.Folders, "--",
            "unshare", .. KernelClock.FromNothing(), "--fork", "--kill-child", "--",
            "systemd-nspawn", "--quiet", $"--directory={Root}", "--boot", "--register=no", "--keep-unit", "--link-journal=no", "--console=pipe",
            "--resolv-conf=off", "--timezone=off", "--machine=zymbit-dev", $"--bind={Module}:/var/lib/zymbit-module", .. _binds,
        ]))!;
        _group = group;
        try
        {
            Task<bool> exited = ExitAsync(process);
            while (!exited.IsCompleted)
            {
                if (!File.Exists(PowerFile) || _end.IsCancellationRequested)
                {
                    _isCut = true;
                    await group.KillAsync(s_killLimit).ConfigureAwait(false);
                    await exited.ConfigureAwait(false);
                    break;
                }

                await Task.WhenAny(exited, Task.Delay(s_pause)).ConfigureAwait(false);
            }

            _end.Token.ThrowIfCancellationRequested();
            return process.ExitCode;
        }
        finally
        {
            await group.KillAsync(s_killLimit).ConfigureAwait(false);
            group.Remove();
            _group = null;
        }
    }

    private static async Task<bool> ExitAsync(Process process)
    {
        await process.WaitForExitAsync().ConfigureAwait(false);
        return true;
    }

    private async Task AllowAsync(string user, string home, string key, CancellationToken stop)
    {
        Write($"{home}/.ssh/authorized_keys", key);
        await PrepareAsync(["chown", "-R", $"{user}:", $"{home}/.ssh"], stop).ConfigureAwait(false);
        await PrepareAsync(["chmod", "-R", "go=", $"{home}/.ssh"], stop).ConfigureAwait(false);
    }

    private string KnownHosts(int port) => Path.Join(Folder, FormattableString.Invariant($"known-hosts-{port}"));

    private string KnownHost(int port) => FormattableString.Invariant($"[127.0.0.1]:{port} {File.ReadAllText(Path.Join(Root, "etc/ssh/ssh_host_ed25519_key.pub")).Trim()}\n");

    private string LastWords() => File.Exists(Path.Join(Folder, "console.log")) ? string.Join(" / ", File.ReadLines(Path.Join(Folder, "console.log")).TakeLast(5)) : "it wrote nothing";

    private void Keep()
    {
        // Beside those of an earlier round.
        string first = Path.Join(_bench.Options.Results, _name);
        string results = Directory.CreateDirectory(Directory.Exists(first) ? FormattableString.Invariant($"{first}-{Port}") : first).FullName;
        foreach (string path in new[] { Path.Join(Folder, "console.log"), State.RunsFolder, Path.Join(Root, "var/log/journal") }.Where(Path.Exists))
        {
            using Process? copy = Process.Start("cp", ["-r", path, results]);
            copy?.WaitForExit();
        }
    }
}
