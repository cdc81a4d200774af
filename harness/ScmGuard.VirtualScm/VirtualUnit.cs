using System;
using System.Collections.Generic;
using System.Linq;

namespace ScmGuard.VirtualScm;

/// <summary>A simulated Zymbit module. Its parts have the operations, by topic, each with the result that the C function has.</summary>
/// <remarks>
/// <para>A result below 0 is an error (<see cref="Errno"/>); whether another is a status, a slot, a verification or the progress of a SLIP39 session is
/// in <see cref="Knowledge.Operations"/>. Outputs are never null: they are empty where there is nothing to give.</para>
/// <para>Any thread may call any member, and several processes may have the same unit open. Nothing sleeps: a reboot is a call, and time is the
/// clock's of <see cref="VirtualUnitOptions.Time"/>.</para>
/// <para>A virtual unit protects nothing: its private keys lie in its state. What it assumes where the sources are silent stands in
/// docs/virtual-scm.md. Source: C API Documentation; SCM FAQ and Troubleshooting.</para>
/// </remarks>
public sealed class VirtualUnit : IDisposable
{
    private readonly UnitMachine _machine;

    private VirtualUnit(UnitMachine machine)
    {
        _machine = machine;
        Daemon = new DaemonOperations(machine);
        Keys = new KeyOperations(machine);
        Signatures = new SignatureOperations(machine);
        Agreement = new AgreementOperations(machine);
        Wallets = new WalletOperations(machine);
        Slip39 = new Slip39Operations(machine);
        DataLock = new DataLockOperations(machine);
        Perimeter = new PerimeterOperations(machine);
        LedDrive = new LedOperations(machine);
        Clock = new ClockOperations(machine);
        Accelerometer = new AccelerometerOperations(machine);
        Binding = new BindingOperations(machine);
        Identity = new IdentityOperations(machine);
        Environment = new EnvironmentOperations(machine);
        SupervisedBoot = new SupervisedBootOperations(machine);
        Surroundings = new Surroundings(machine);
    }

    /// <summary>What kind of unit it is.</summary>
    public UnitProfile Profile => _machine.Profile;

    /// <summary>The serial number.</summary>
    public string SerialNumber => _machine.Look(state => state.SerialNumber);

    /// <summary>Whether a serial number is one that virtual units are made with: its bearer may be behind the native library, where nothing else tells.</summary>
    public static bool IsVirtual(string serialNumber)
    {
        ArgumentNullException.ThrowIfNull(serialNumber);
        return serialNumber.StartsWith(Factory.SerialNumberPrefix, StringComparison.Ordinal);
    }

    /// <summary>Opening, closing, and the daemon on the host.</summary>
    public DaemonOperations Daemon { get; }

    /// <summary>The key store and the foreign key store.</summary>
    public KeyOperations Keys { get; }

    /// <summary>Signing and verifying.</summary>
    public SignatureOperations Signatures { get; }

    /// <summary>Key agreement.</summary>
    public AgreementOperations Agreement { get; }

    /// <summary>Wallets.</summary>
    public WalletOperations Wallets { get; }

    /// <summary>SLIP39 sessions.</summary>
    public Slip39Operations Slip39 { get; }

    /// <summary>Random numbers and locked data.</summary>
    public DataLockOperations DataLock { get; }

    /// <summary>The perimeter circuits.</summary>
    public PerimeterOperations Perimeter { get; }

    /// <summary>What a program can have the LED do.</summary>
    public LedOperations LedDrive { get; }

    /// <summary>The real-time clock.</summary>
    public ClockOperations Clock { get; }

    /// <summary>The accelerometer.</summary>
    public AccelerometerOperations Accelerometer { get; }

    /// <summary>The binding to the host.</summary>
    public BindingOperations Binding { get; }

    /// <summary>What the unit says about itself.</summary>
    public IdentityOperations Identity { get; }

    /// <summary>Battery and temperature.</summary>
    public EnvironmentOperations Environment { get; }

    /// <summary>The boot manifest.</summary>
    public SupervisedBootOperations SupervisedBoot { get; }

    /// <summary>The world around the unit, which a test moves.</summary>
    public Surroundings Surroundings { get; }

    /// <summary>The boots so far, the oldest first. Only the last 100 are kept.</summary>
    public IReadOnlyList<BootRecord> Boots => _machine.Look(state => state.Boots.ToArray());

    /// <summary>What can be said about the unit from outside.</summary>
    public UnitStatus Status => _machine.Look(state => new UnitStatus(
        Profile.ToString(),
        state.SerialNumber,
        state.Binding.IsLocked,
        state.Binding.IsBound,
        Describe(state),
        state.Boots[^1],
        [.. state.Keys.Keys],
        [.. state.ForeignKeys.Keys],
        state.EphemeralKey is not null,
        [.. state.Keys.Where(key => key.Value.Wallet?.MasterSlot == key.Key).Select(key => key.Value.Wallet!.Name)],
        [.. state.Faults.Select(fault => new Fault(fault.Kind, fault.Times))],
        state.Environment.BatteryVolts,
        state.Environment.Celsius));

    /// <summary>Whether there is a unit in a directory.</summary>
    /// <param name="directory">The unit's own directory.</param>
    public static bool Exists(string directory)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return !OperatingSystem.IsWindows() && DirectoryFiles.HasState(directory);
    }

    /// <summary>Opens the unit of a directory. The first open makes it, and the directory as well.</summary>
    /// <param name="directory">The unit's own directory. Private keys will lie in it, readable for its owner only.</param>
    /// <param name="profile">What kind of unit it is; null for the one that is there or, if there is none, <see cref="UnitProfile.ScmB1"/>.</param>
    /// <param name="options">What surrounds it.</param>
    /// <exception cref="UnitStateException">The state cannot be used, or is that of another kind of unit. It is left as it is.</exception>
    public static VirtualUnit Open(string directory, UnitProfile? profile = null, VirtualUnitOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(directory);
        return OperatingSystem.IsWindows()
            ? throw new PlatformNotSupportedException("A virtual unit's directory needs Linux: its lock, its cryptography and its C library are Linux's.")
            : Open(new DirectoryFiles(directory), profile, options);
    }

    /// <summary>Opens the unit whose state lies somewhere else.</summary>
    /// <param name="files">Where. Disposed with the unit.</param>
    /// <param name="profile">What kind of unit it is; null for the one that is there or, if there is none, <see cref="UnitProfile.ScmB1"/>.</param>
    /// <param name="options">What surrounds it.</param>
    /// <exception cref="UnitStateException">The state cannot be used, or is that of another kind of unit. It is left as it is.</exception>
    public static VirtualUnit Open(IStateFiles files, UnitProfile? profile = null, VirtualUnitOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(files);
        try
        {
            return new VirtualUnit(UnitMachine.Open(files, profile, options ?? new VirtualUnitOptions()));
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    /// <summary>A new unit that lives as long as this object.</summary>
    /// <param name="profile">What kind of unit it is; null for <see cref="UnitProfile.ScmB1"/>.</param>
    /// <param name="options">What surrounds it.</param>
    public static VirtualUnit InMemory(UnitProfile? profile = null, VirtualUnitOptions? options = null) => Open(new MemoryFiles(), profile, options);

    /// <summary>Boots unit and host. It answers at once; how long it would have taken is in the record and on the LED.</summary>
    /// <param name="kind">What leads to it.</param>
    public BootRecord Reboot(RebootKind kind) => _machine.Meddle(state => _machine.Life.Reboot(state, kind, _machine.Now));

    /// <summary>Lets something go wrong.</summary>
    /// <param name="fault">What.</param>
    /// <exception cref="ArgumentOutOfRangeException">Its number is out of range.</exception>
    public void Inject(Fault fault)
    {
        ArgumentNullException.ThrowIfNull(fault);
        _machine.Meddle(state =>
        {
            Strike.Now(_machine, state, fault);
            return 0;
        });
    }

    /// <summary>What the LED does.</summary>
    /// <param name="from">Since when. The first edge gives the level at this time.</param>
    /// <param name="until">Until when, which is not included.</param>
    /// <param name="jitter">How far edges are from where they should be; nothing for exact ones.</param>
    public IEnumerable<LedEdge> Led(DateTimeOffset from, DateTimeOffset until, LedJitter jitter = default) =>
        LedSignal.Edges(_machine.Look(state => state.Led.ToArray()), from, until, jitter);

    /// <summary>Closes the unit. Its state stays.</summary>
    public void Dispose() => _machine.Dispose();

    /// <summary>The state as it is in memory.</summary>
    internal string Serialized() => _machine.Look(state => System.Text.Json.JsonSerializer.Serialize(state, StateJson.Default.UnitState));

    private static string Describe(UnitState state) => state.Stop?.Cause switch
    {
        StopCause.FatalCode => "stopped: it shows a fatal code",
        StopCause.Sleep => "asleep until the battery is replaced",
        StopCause.HeldInReset => "holds its host in reset: a boot file failed its check",
        StopCause.Destroyed => "scrap: its keys are destroyed",
        _ when !state.DaemonRuns => "running, but the daemon crashed",
        _ when !state.Binding.IsBound => "running, not bound",
        _ => "running",
    };
}
