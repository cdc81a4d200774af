using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>What happens to a unit, as against what it is asked: boots, fatal codes, destruction. It changes a state and keeps none.</summary>
internal sealed class Life(UnitProfile profile)
{
    // Enough to look back on; without an end the state would grow for ever.
    private const int KeptBoots = 100;
    private const int KeptLedEvents = 200;

    /// <summary>The very first boot.</summary>
    public BootRecord Begin(UnitState state, DateTimeOffset at) => Start(state, RebootKind.Cold, at);

    /// <summary>A boot, with everything that it takes away.</summary>
    public BootRecord Reboot(UnitState state, RebootKind kind, DateTimeOffset at)
    {
        state.EphemeralKey?.Dispose();
        state.EphemeralKey = null;
        state.Slip39 = null;
        state.Faults.Clear();
        state.DaemonRuns = true;
        state.DaemonStarts++;
        state.Perimeter.IsNotificationPending = false;
        state.Motion.IsTapPending = false;
        if (profile.Has(Advisories.KeyPairLostAtReboot))
        {
            Remove(state.Keys, key => key.Origin == KeyOrigin.Generated);
        }

        state.Binding.IsLocked |= state.Binding.IsLockRequested;
        state.Binding.IsLockRequested = false;
        state.Binding.IsBound = state.Binding.IsHostKnown;
        return Start(state, kind, at);
    }

    /// <summary>Lets the unit do what its battery and temperature demand. Also ends what they demanded before.</summary>
    /// <returns>True if the unit runs.</returns>
    public bool Watch(UnitState state, DateTimeOffset at)
    {
        EnvironmentState environment = state.Environment;
        if (state.Stop is { Cause: StopCause.Destroyed })
        {
            return false;
        }

        bool isLow = environment.BatteryVolts < environment.BatteryThreshold;
        bool destroysByTemperature = environment.TemperatureAction == ThresholdAction.SelfDestruct;
        if (isLow && environment.BatteryAction == ThresholdAction.Sleep)
        {
            state.Stop = new Stop(StopCause.Sleep, null);
            Show(state, new LedEvent(at, LedEventKind.Off));
        }
        else if (isLow && environment.BatteryAction == ThresholdAction.SelfDestruct)
        {
            Destruct(state, at, 4, 1, inProduction: 6, recurs: true);
        }
        else if (destroysByTemperature && environment.Celsius < environment.LowThreshold)
        {
            Destruct(state, at, 20, 1, inProduction: 6, recurs: true);
        }
        else if (destroysByTemperature && environment.Celsius > environment.HighThreshold)
        {
            Destruct(state, at, 20, 2, inProduction: 6, recurs: true);
        }
        else
        {
            return true;
        }

        return false;
    }

    /// <summary>A change of the surroundings while the unit runs, or while it waits for just that.</summary>
    public void Surroundings(UnitState state, DateTimeOffset at)
    {
        bool waits = state.Stop is { Until: null, Cause: StopCause.FatalCode or StopCause.Sleep };
        if ((state.Stop is null || waits) && Watch(state, at) && waits)
        {
            Reboot(state, RebootKind.Self, at);
        }
    }

    /// <summary>A perimeter circuit is broken.</summary>
    public void Tamper(UnitState state, int channel, DateTimeOffset at)
    {
        PerimeterState perimeter = state.Perimeter;
        if (perimeter.Events[channel] != 0)
        {
            // Only the first break counts until events are cleared, which arms the circuit again.
            return;
        }

        perimeter.Events[channel] = Math.Max(1, profile.Has(Advisories.StoredEventTimeWrong)
            ? (uint)(at - state.Boots[^1].At).TotalSeconds
            : (uint)at.ToUnixTimeSeconds());
        perimeter.IsNotificationPending |= perimeter.Actions[channel].HasFlag(PerimeterActions.Notify);
        if (perimeter.Actions[channel].HasFlag(PerimeterActions.SelfDestruct) && state.Stop is null)
        {
            Destruct(state, at, 6, BrokenCircuits(perimeter), inProduction: 5, recurs: false);
        }
    }

    /// <summary>Shows a fatal code; the unit does not answer until it has rebooted.</summary>
    public void Fail(UnitState state, DateTimeOffset at, int main, int? subcode, bool recurs = false)
    {
        state.Stop = new Stop(StopCause.FatalCode, recurs ? null : at + LedWave.FatalDuration(main, subcode));
        Show(state, new LedEvent(at, LedEventKind.Fatal) { Main = main, Subcode = subcode, Recurs = recurs });
    }

    /// <summary>Destroys all keys. The unit is scrap.</summary>
    public void Destroy(UnitState state, DateTimeOffset at, int main)
    {
        state.EphemeralKey?.Dispose();
        state.EphemeralKey = null;
        state.Slip39 = null;
        state.UnitKey = null;
        state.SharedKey = null;
        Remove(state.Keys, _ => true);
        Remove(state.ForeignKeys, _ => true);
        state.Stop = new Stop(StopCause.Destroyed, null);
        Show(state, new LedEvent(at, LedEventKind.Fatal) { Main = main, Recurs = true });
    }

    /// <summary>The unit finds itself in a host that it does not know, or back in its own.</summary>
    public void MeetHost(UnitState state, bool isKnown, DateTimeOffset at)
    {
        state.Binding.IsHostKnown = isKnown;
        state.Binding.IsBound = isKnown;
        if (state.Stop is null)
        {
            Show(state, new LedEvent(at, LedEventKind.Pattern) { Pattern = PatternOf(state) });
        }
    }

    /// <summary>The pattern of a unit that runs.</summary>
    public static LedPatternKind PatternOf(UnitState state) => (state.Binding.IsLocked, state.Binding.IsBound) switch
    {
        (false, true) => LedPatternKind.DeveloperMode,
        (true, true) => LedPatternKind.ProductionMode,
        (false, false) => LedPatternKind.Unbound,
        (true, false) => LedPatternKind.CannotBind,
    };

    /// <summary>The LED does something else from now on.</summary>
    public static void Show(UnitState state, LedEvent happened)
    {
        state.Led.Add(happened);
        Trim(state.Led, KeptLedEvents);
    }

    private BootRecord Start(UnitState state, RebootKind kind, DateTimeOffset at)
    {
        int number = state.Boots.Count == 0 ? 1 : state.Boots[^1].Number + 1;
        BootRecord boot = new(number, kind, at, BootTimes.Of(profile, state.SerialNumber, number));
        state.Boots.Add(boot);
        Trim(state.Boots, KeptBoots);
        if (state.Stop is { Cause: StopCause.Destroyed })
        {
            // The code that told of it, from the start.
            Show(state, state.Led[^1] with { At = at });
            return boot;
        }

        state.Stop = null;
        // What rebooted by itself after a code was shown lets the host boot, or nothing could ever be repaired.
        if ((kind == RebootKind.Self || PassesSupervisedBoot(state, at)) && Watch(state, at))
        {
            Show(state, new LedEvent(at, LedEventKind.Boot) { Duration = boot.Duration, Pattern = PatternOf(state) });
        }

        return boot;
    }

    private bool PassesSupervisedBoot(UnitState state, DateTimeOffset at)
    {
        SupervisedBootState boot = state.SupervisedBoot;
        if (boot.WillFail)
        {
            boot.WillFail = false;
            Fail(state, at, 22, 9);
            return false;
        }

        bool ignoresPolicy = profile.Has(Advisories.SupervisedBootPolicyIgnored);
        bool isOn = ignoresPolicy || boot.Policy != SupervisedBootPolicy.NoAction;
        if (!isOn || boot.Manifest.All(entry => boot.Files.TryGetValue(entry.Key, out byte[]? digest) && digest.AsSpan().SequenceEqual(entry.Value.Digest)))
        {
            return true;
        }

        if (!ignoresPolicy && boot.Policy == SupervisedBootPolicy.HoldInReset)
        {
            state.Stop = new Stop(StopCause.HeldInReset, null);
            Show(state, new LedEvent(at, LedEventKind.Fatal) { Main = 4, Subcode = 2, Recurs = true });
        }
        else
        {
            Destruct(state, at, 4, 2, inProduction: 6, recurs: false);
        }

        return false;
    }

    // Developer mode shows what production mode does.
    private void Destruct(UnitState state, DateTimeOffset at, int main, int subcode, int inProduction, bool recurs)
    {
        if (state.Binding.IsLocked)
        {
            Destroy(state, at, inProduction);
        }
        else
        {
            Fail(state, at, main, subcode, recurs);
        }
    }

    /// <summary>Channel 0 counts 1, channel 1 counts 2.</summary>
    private static int BrokenCircuits(PerimeterState perimeter) =>
        Enumerable.Range(0, perimeter.Events.Length).Where(channel => perimeter.Events[channel] != 0).Sum(channel => 1 << channel);

    private static void Remove(SortedDictionary<int, KeyRecord> keys, Func<KeyRecord, bool> isGone)
    {
        foreach (int slot in keys.Where(key => isGone(key.Value)).Select(key => key.Key).ToArray())
        {
            UnitState.Remove(keys, slot);
        }
    }

    private static void Trim<T>(List<T> records, int kept)
    {
        if (records.Count > kept)
        {
            records.RemoveRange(0, records.Count - kept);
        }
    }
}
