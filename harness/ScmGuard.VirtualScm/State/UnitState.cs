using System;
using System.Collections.Generic;

namespace ScmGuard.VirtualScm;

/// <summary>Everything that a unit remembers. What the power takes away is in it too, because several processes share a unit.</summary>
internal sealed class UnitState : IDisposable
{
    public required string Profile { get; init; }

    public required string Firmware { get; init; }

    public required string HostRelease { get; init; }

    public required string SerialNumber { get; init; }

    /// <summary>How often randomness was drawn, so that a repeatable unit never draws the same twice.</summary>
    public long Draws { get; set; }

    /// <summary>The keys that lock data: one that never leaves the unit, one that the vendor's cloud could have. Null once destroyed.</summary>
    public byte[]? UnitKey { get; set; }

    public byte[]? SharedKey { get; set; }

    public SortedDictionary<int, KeyRecord> Keys { get; init; } = [];

    public SortedDictionary<int, KeyRecord> ForeignKeys { get; init; } = [];

    public KeyRecord? EphemeralKey { get; set; }

    public Slip39State? Slip39 { get; set; }

    public BindingState Binding { get; init; } = new();

    public PerimeterState Perimeter { get; init; } = new();

    public EnvironmentState Environment { get; init; } = new();

    public SupervisedBootState SupervisedBoot { get; init; } = new();

    public MotionState Motion { get; init; } = new();

    public int? I2CAddress { get; set; }

    /// <summary>False once the daemon crashed, until it is started again.</summary>
    public bool DaemonRuns { get; set; } = true;

    /// <summary>Counts the daemon's starts, at which a hung call ends.</summary>
    public int DaemonStarts { get; set; }

    /// <summary>Why the unit does not answer; null while it does.</summary>
    public Stop? Stop { get; set; }

    public List<PendingFault> Faults { get; init; } = [];

    public List<BootRecord> Boots { get; init; } = [];

    public List<LedEvent> Led { get; init; } = [];

    /// <summary>Takes a key out of a store; false if there is none in the slot.</summary>
    public static bool Remove(SortedDictionary<int, KeyRecord> keys, int slot)
    {
        if (!keys.TryGetValue(slot, out KeyRecord? key))
        {
            return false;
        }

        keys.Remove(slot);
        key.Dispose();
        return true;
    }

    /// <summary>Lets go of the imported keys.</summary>
    public void Dispose()
    {
        foreach (KeyRecord key in Keys.Values)
        {
            key.Dispose();
        }

        foreach (KeyRecord key in ForeignKeys.Values)
        {
            key.Dispose();
        }

        EphemeralKey?.Dispose();
    }
}
