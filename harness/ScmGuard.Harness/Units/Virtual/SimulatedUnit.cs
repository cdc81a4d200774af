using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.VirtualScm;
using ScmGuard.Zymkey;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Units.Virtual;

/// <summary>A virtual unit in a virtual host, in this process. Its reboots answer at once; its clock goes on by as much as they would have taken.</summary>
public sealed class SimulatedUnit : IUnit
{
    private readonly SimulatedClock _clock;

    private SimulatedUnit(VirtualUnit module, SimulatedClock clock, TimeProvider time)
    {
        Module = module;
        _clock = clock;
        Time = time;
        SimulatedHost = new SimulatedHost(this);
    }

    /// <summary>The module.</summary>
    public VirtualUnit Module { get; }

    /// <summary>The host, which a test can furnish.</summary>
    public SimulatedHost SimulatedHost { get; }

    /// <inheritdoc/>
    public string Kind => "virtual";

    /// <inheritdoc/>
    public IHost Host => SimulatedHost;

    /// <inheritdoc/>
    public TimeProvider Clock => _clock;

    /// <inheritdoc/>
    public IReadOnlyList<RebootKind> RebootKinds { get; } = [RebootKind.Soft, RebootKind.Cold, RebootKind.PowerCut];

    /// <summary>How long the host takes to shut down.</summary>
    public static TimeSpan ShutdownTime { get; } = TimeSpan.FromSeconds(6);

    /// <summary>How long the power is off.</summary>
    public static TimeSpan PowerOffTime { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a boot takes from the kernel's start to the heartbeat. What comes before it, Rev B's extra time included, no kernel sees. An assumption.</summary>
    public static TimeSpan KernelTime { get; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// What a boot takes longer than the module's own record says, all of it before the kernel: nothing unless told otherwise. For controls that a check of
    /// boot times has to see.
    /// </summary>
    public Func<BootRecord, TimeSpan> BootDelay { get; set; } = _ => TimeSpan.Zero;

    internal TimeProvider Time { get; }

    /// <summary>When the kernel of the last boot began.</summary>
    internal DateTimeOffset KernelStart
    {
        get
        {
            BootRecord boot = Module.Boots[^1];
            return boot.At + boot.Duration + BootDelay(boot) - KernelTime;
        }
    }

    internal string BootId => BootIdOf(Module.SerialNumber, Module.Boots[^1].Number);

    /// <summary>Opens a unit.</summary>
    /// <param name="directory">Where its state lies, or null for one that lives as long as this object.</param>
    /// <param name="profile">What kind of unit it is; null for the one that is there.</param>
    /// <param name="options">What surrounds it. Its clock is the one that reboots move on.</param>
    /// <param name="time">The clock for waiting; null for the system's.</param>
    /// <exception cref="UnitStateException">The state cannot be used.</exception>
    public static SimulatedUnit Open(string? directory, UnitProfile? profile = null, VirtualUnitOptions? options = null, TimeProvider? time = null) =>
        Around(asked => directory is null ? VirtualUnit.InMemory(profile, asked) : VirtualUnit.Open(directory, profile, asked), options, time);

    /// <summary>Opens a unit over state that lies somewhere else.</summary>
    /// <param name="files">Where.</param>
    /// <param name="profile">What kind of unit it is; null for the one that is there.</param>
    /// <param name="options">What surrounds it.</param>
    /// <param name="time">The clock for waiting; null for the system's.</param>
    public static SimulatedUnit Over(IStateFiles files, UnitProfile? profile = null, VirtualUnitOptions? options = null, TimeProvider? time = null) =>
        Around(asked => VirtualUnit.Open(files, profile, asked), options, time);

    private static SimulatedUnit Around(Func<VirtualUnitOptions, VirtualUnit> open, VirtualUnitOptions? options, TimeProvider? time)
    {
        options ??= new VirtualUnitOptions();
        SimulatedClock clock = new(options.Time);
        VirtualUnit module = open(options with { Time = clock });

        // The clock had been moved on when the unit was used before. It must not go back.
        BootRecord boot = module.Boots[^1];
        if (boot.At + boot.Duration - clock.GetUtcNow() is { Ticks: > 0 } behind)
        {
            clock.Advance(behind);
        }

        return new SimulatedUnit(module, clock, time ?? TimeProvider.System);
    }

    /// <inheritdoc/>
    public async Task<BootIdentity> ReadBootAsync(CancellationToken stop)
    {
        ModuleAnswer module = await ModuleAnswer.AskAsync(OpenZymkey, Time, stop).ConfigureAwait(false);
        BootRecord boot = Module.Boots[^1];
        return new BootIdentity(BootId, _clock.GetUtcNow() - KernelStart, SimulatedHost.Kernel, boot.Number, module.Firmware, module.SerialNumber);
    }

    /// <inheritdoc/>
    public Task<UnitIdentity> IdentifyAsync(CancellationToken stop)
    {
        using IZymkey zymkey = OpenZymkey();
        return Task.FromResult(new UnitIdentity(
            true,
            Knowledge.Models.Get(Module.Profile.Model).Name,
            zymkey.GetModel(),
            Module.Profile.Revision,
            zymkey.GetFirmwareText(),
            zymkey.GetSerialNumber(),
            SimulatedHost.Name,
            SimulatedHost.Kernel)
        {
            IsProductionMode = zymkey.GetBindingInfo().IsLocked,
        });
    }

    /// <inheritdoc/>
    public IZymkey OpenZymkey() => VirtualZymkey.Open(Module);

    /// <inheritdoc/>
    /// <remarks>Waiting on the line moves the unit's clock on.</remarks>
    public ILineEventSource? OpenLed() => new VirtualLine(Module, _clock);

    /// <inheritdoc/>
    public LineTrace? ReadLedOfBoot()
    {
        BootRecord boot = Module.Boots[^1];
        LedEdge[] edges = [.. Module.Led(boot.At, boot.At + boot.Duration)];
        return new LineTrace(
            0,
            boot.Duration.Ticks * TimeSpan.NanosecondsPerTick,
            edges[0].IsOn,
            edges.Skip(1).Select(edge => new LineEdge((edge.At - boot.At).Ticks * TimeSpan.NanosecondsPerTick, edge.IsOn)).ToArray(),
            [])
        {
            Source = $"the LED of the virtual unit {Module.SerialNumber} in its boot {boot.Number}",
        };
    }

    /// <inheritdoc/>
    public Task<bool> RebootAsync(RebootKind kind, Action recordShutdown, CancellationToken stop)
    {
        ArgumentNullException.ThrowIfNull(recordShutdown);
        if (kind is not RebootKind.PowerCut)
        {
            _clock.Advance(ShutdownTime);
            recordShutdown();
        }

        if (kind is not RebootKind.Soft)
        {
            _clock.Advance(PowerOffTime);
        }

        BootRecord boot = Module.Reboot(kind switch
        {
            RebootKind.Soft => VirtualScm.RebootKind.Soft,
            RebootKind.Cold => VirtualScm.RebootKind.Cold,
            _ => VirtualScm.RebootKind.PowerCut,
        });
        _clock.Advance(boot.Duration + BootDelay(boot));
        return Task.FromResult(true);
    }

    /// <summary>Closes the unit. Its state stays.</summary>
    public ValueTask DisposeAsync()
    {
        Module.Dispose();
        return ValueTask.CompletedTask;
    }

    // A UUID of version 8: its bits are the maker's own.
    internal static string BootIdOf(string serialNumber, int number)
    {
        byte[] bits = SHA256.HashData(Encoding.UTF8.GetBytes($"boot_id of boot {number} of {serialNumber}"))[..16];
        bits[6] = (byte)((bits[6] & 0x0F) | 0x80);
        bits[8] = (byte)((bits[8] & 0x3F) | 0x80);
        return new Guid(bits, bigEndian: true).ToString("D");
    }
}
