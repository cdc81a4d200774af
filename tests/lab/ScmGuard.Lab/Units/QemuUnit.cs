using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Ssh;
using ScmGuard.Lab.Image;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.VirtualScm.RebootKind;

namespace ScmGuard.Lab.Units;

/// <summary>
/// A unit that is a machine of its own, in QEMU without KVM: a kernel, an RTC and a GPIO line. Its module lives outside, in a folder that the machine
/// reaches over 9p, and is told of each boot while the machine stands still.
/// </summary>
public sealed class QemuUnit : BenchUnit
{
    private const int MemoryMegabytes = 1024;

    private static readonly TimeSpan s_pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan s_monitorLimit = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_keepLimit = TimeSpan.FromSeconds(30);

    // The firmware resets the machine once or twice more, at once; a kernel that begins needs longer until it can.
    private static readonly TimeSpan s_firmware = TimeSpan.FromSeconds(3);

    private readonly Bench _bench;
    private readonly MachineImage _image;
    private readonly string _name;
    private Process? _process;
    private QemuMonitor? _monitor;
    private int _boots;
    private long _reset;

    private QemuUnit(Bench bench, MachineImage image, string name, int port)
    {
        _bench = bench;
        _image = image;
        _name = name;
        Port = port;
    }

    /// <summary>The folder of everything that belongs to it.</summary>
    public string Folder => Path.Join(_bench.Options.Folder, _name);

    /// <inheritdoc/>
    public override string Module => Path.Join(Folder, "module");

    /// <summary>The port of the machine below that leads to its SSH server.</summary>
    public int Port { get; }

    /// <inheritdoc/>
    public override int BootCount => _boots;

    private string Console => Path.Join(Folder, "console.log");

    private string Socket => Path.Join(Folder, "monitor");

    private string Overlay => Path.Join(Folder, "disk");

    private string KnownHosts => Path.Join(Folder, "known-hosts");

    /// <summary>Makes a unit as it comes from the factory.</summary>
    internal static async Task<QemuUnit> MakeAsync(Bench bench, MachineImage image, string name, int port, UnitProfile module, CancellationToken stop)
    {
        QemuUnit unit = new(bench, image, name, port);
        Directory.CreateDirectory(unit.Module);
        using (VirtualUnit made = VirtualUnit.Open(unit.Module, module))
        {
            _ = made.SerialNumber;
        }

        await Child.RunAsync(["qemu-img", "create", "-q", "-f", "qcow2", "-F", "raw", "-b", image.Disk, unit.Overlay], stop).ConfigureAwait(false);
        File.WriteAllText(unit.KnownHosts, FormattableString.Invariant($"[127.0.0.1]:{port} {image.HostKey}\n"));
        return unit;
    }

    /// <summary>Switches the power on, and waits until the SSH server lets one in.</summary>
    /// <param name="limit">How long that may take.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <exception cref="LabException">It does not come up.</exception>
    public async Task StartAsync(TimeSpan limit, CancellationToken stop)
    {
        _process = Process.Start(new ProcessStartInfo("qemu-system-x86_64", Arguments()) { RedirectStandardError = true, RedirectStandardInput = true })!;
        _boots = 1;
        using CancellationTokenSource late = CancellationTokenSource.CreateLinkedTokenSource(stop);
        late.CancelAfter(s_monitorLimit);
        while (_monitor is null)
        {
            await RequireAliveAsync().ConfigureAwait(false);
            try
            {
                _monitor = await QemuMonitor.ConnectAsync(Socket, OnEventAsync, late.Token).ConfigureAwait(false);
            }
            catch (SocketException)
            {
                await Task.Delay(s_pause, late.Token).ConfigureAwait(false);
            }
        }

        await AwaitAnswerAsync(limit, stop).ConfigureAwait(false);
    }

    /// <summary>Waits until the SSH server lets one in.</summary>
    public Task AwaitAnswerAsync(TimeSpan limit, CancellationToken stop) =>
        AwaitAsync("it answers over SSH", limit, async () => await TryAskAsync(["true"], stop).ConfigureAwait(false) is { IsGood: true }, stop);

    /// <summary>Takes the power away from the whole machine, in the middle of whatever it is at, and brings it back: what the disk had not taken is lost.</summary>
    public async Task CutPowerAsync(CancellationToken stop)
    {
        await _monitor!.DoAsync("stop", stop).ConfigureAwait(false);
        await TellAsync(RebootKind.PowerCut).ConfigureAwait(false);
        await _monitor.DoAsync("system_reset", stop).ConfigureAwait(false);
        await _monitor.DoAsync("cont", stop).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public override SshAccess Access(string user = "root", int? port = null) => new("127.0.0.1", user, KnownHosts) { Port = port ?? Port, IdentityFile = _bench.Key };

    /// <summary>Writes a file of the unit.</summary>
    /// <param name="path">Absolute, in the unit. Its folder is made.</param>
    /// <param name="text">What is in it.</param>
    /// <param name="stop">Ends the wait.</param>
    public async Task WriteAsync(string path, string text, CancellationToken stop)
    {
        RemoteCommand command = new("sh", "-c", "mkdir -p \"${1%/*}\" && cat >\"$1\"", "sh", path)
        {
            Input = async (stream, token) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text), token).ConfigureAwait(false),
        };
        HostAnswer answer = await AskAsync(command, stop).ConfigureAwait(false);
        if (!answer.IsGood)
        {
            throw new LabException($"{path} cannot be written: {answer.Error.Trim()}");
        }
    }

    /// <summary>Runs a program in the unit that has to succeed.</summary>
    /// <returns>What it wrote.</returns>
    /// <exception cref="LabException">It failed.</exception>
    public Task<string> RequireAsync(IReadOnlyList<string> words, CancellationToken stop) => RequireAsync(new RemoteCommand([.. words]), stop);

    /// <inheritdoc cref="RequireAsync(IReadOnlyList{string}, CancellationToken)"/>
    public async Task<string> RequireAsync(RemoteCommand command, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(command);
        HostAnswer answer = await AskAsync(command, stop).ConfigureAwait(false);
        return answer.IsGood ? answer.Output : throw new LabException($"{string.Join(' ', command.Words)} ended with {answer.ExitCode}: {answer.Error.Trim()}{answer.Output.Trim()}");
    }

    /// <summary>Begins a run in the unit, as somebody with a shell on it does.</summary>
    /// <param name="arguments">What the run is told beyond where it runs.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The run's name.</returns>
    /// <exception cref="LabException">It does not begin.</exception>
    public async Task<string> BeginRunAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        HostAnswer answer = await AskAsync(["scm-harness", "run", "--unit", "local", "--run", _name, .. arguments], stop).ConfigureAwait(false);
        return answer.ExitCode is 0 or 1 or 3 ? _name : throw new LabException($"the run did not begin: exit code {answer.ExitCode}: {answer.Error.Trim()}{answer.Output.Trim()}");
    }

    /// <summary>Waits until no run is active any more, and keeps its journal with the results.</summary>
    /// <param name="run">The run.</param>
    /// <param name="limit">How long that may take.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>The run as its journal tells it.</returns>
    public async Task<RunRecord> AwaitRunAsync(string run, TimeSpan limit, CancellationToken stop)
    {
        await AwaitAsync($"run {run} has ended", limit, async () =>
        {
            // Not more often: each look takes from the machine what it needs for the run.
            await Task.Delay(TimeSpan.FromSeconds(2), stop).ConfigureAwait(false);
            return await TryAskAsync(["test", "!", "-e", "/var/lib/scm-harness/active"], stop).ConfigureAwait(false) is { IsGood: true };
        }, stop).ConfigureAwait(false);
        string[] lines = [.. (await RequireAsync(["scm-harness", "lines", run], stop).ConfigureAwait(false)).Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)];
        await File.WriteAllLinesAsync(Path.Join(Results(), JournalExport.FileName), lines, stop).ConfigureAwait(false);
        return RunRecord.Of(run, [.. lines.Select(JournalExport.Parse)]);
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await KeepAsync().ConfigureAwait(false);
        if (_process is { } process)
        {
            process.Kill();
            await process.WaitForExitAsync().ConfigureAwait(false);
            process.Dispose();
        }

        if (_monitor is { } monitor)
        {
            await monitor.DisposeAsync().ConfigureAwait(false);
        }

        Directory.Delete(Folder, recursive: true);
    }

    /// <inheritdoc/>
    protected override async Task RequireAliveAsync()
    {
        if (_process is { HasExited: true } process)
        {
            throw new LabException($"QEMU ended with {process.ExitCode}: {(await process.StandardError.ReadToEndAsync().ConfigureAwait(false)).Trim()}");
        }

        await (_monitor?.RequireAliveAsync() ?? Task.CompletedTask).ConfigureAwait(false);
    }

    private List<string> Arguments()
    {
        // systemd takes the key from the firmware's tables and puts it where sshd looks for it.
        string key = Convert.ToBase64String(File.ReadAllBytes(_bench.Key + ".pub"));
        return
        [
            "-nodefaults", "-no-user-config", "-display", "none",
            "-machine", "pc,accel=tcg", "-cpu", "max", "-smp", "1", "-m", FormattableString.Invariant($"{MemoryMegabytes}"),

            // The clock goes on whatever becomes of the machine, as one with a battery does.
            "-rtc", "base=utc,clock=host",
            "-kernel", _image.Kernel, "-initrd", _image.InitialRam,
            "-append", "root=/dev/vda ro console=ttyS0 quiet net.ifnames=0 mitigations=off",
            "-serial", $"file:{Console}",
            "-qmp", $"unix:{Socket},server=on,wait=off",
            "-drive", $"file={Overlay},format=qcow2,if=none,id=disk", "-device", "virtio-blk-pci,drive=disk",
            "-netdev", FormattableString.Invariant($"user,id=net,restrict=on,hostfwd=tcp:127.0.0.1:{Port}-:22"), "-device", "virtio-net-pci,netdev=net,romfile=",
            "-fsdev", $"local,id=module,path={Module},security_model=none", "-device", $"virtio-9p-pci,fsdev=module,mount_tag={MachineSetup.ModuleTag}",
            "-device", "virtio-rng-pci",
            "-smbios", $"type=11,value=io.systemd.credential.binary:ssh.authorized_keys.root={key}",
        ];
    }

    // Those of the machine itself: of a reset that QEMU was asked for, the module is told before.
    private async Task OnEventAsync(JsonNode node)
    {
        if (node["event"]!.GetValue<string>() == "RESET" && node["data"]!["guest"]!.GetValue<bool>() && Stopwatch.GetElapsedTime(_reset) > s_firmware)
        {
            await _monitor!.DoAsync("stop", CancellationToken.None).ConfigureAwait(false);
            await TellAsync(RebootKind.Soft).ConfigureAwait(false);
            await _monitor.DoAsync("cont", CancellationToken.None).ConfigureAwait(false);
        }
    }

    private async Task TellAsync(RebootKind kind)
    {
        await TellModuleAsync(kind).ConfigureAwait(false);
        _boots++;
        _reset = Stopwatch.GetTimestamp();
    }

    private string Results() => Directory.CreateDirectory(Path.Join(_bench.Options.Results, _name)).FullName;

    private async Task KeepAsync()
    {
        using CancellationTokenSource late = new(s_keepLimit);
        try
        {
            if (_process is { HasExited: false } && await TryAskAsync(["journalctl", "--no-pager", "--output=short-monotonic", "--lines=2000"], late.Token).ConfigureAwait(false) is { IsGood: true } journal)
            {
                await File.WriteAllTextAsync(Path.Join(Results(), "journal.txt"), journal.Output, late.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The console tells what there is to tell.
        }

        if (File.Exists(Console))
        {
            File.Copy(Console, Path.Join(Results(), Path.GetFileName(Console)), overwrite: true);
        }
    }
}
