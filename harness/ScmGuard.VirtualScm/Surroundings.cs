using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>The world around a unit: what a hand, a host or the weather does to it.</summary>
public sealed class Surroundings
{
    private readonly UnitMachine _machine;

    internal Surroundings(UnitMachine machine) => _machine = machine;

    /// <summary>Puts in a battery of some voltage, or drains the one that is in.</summary>
    /// <param name="volts">At least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is negative, or not finite.</exception>
    public void SetBatteryVoltage(float volts)
    {
        Require(volts, EnvironmentState.EmptyBattery, nameof(volts));
        Meddle(state =>
        {
            state.Environment.BatteryVolts = volts;
            _machine.Life.Surroundings(state, _machine.Now);
        });
    }

    /// <summary>Warms or cools the unit.</summary>
    /// <param name="celsius">Degrees Celsius, at least -273.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no temperature.</exception>
    public void SetTemperature(float celsius)
    {
        Require(celsius, EnvironmentState.AbsoluteZero, nameof(celsius));
        Meddle(state =>
        {
            state.Environment.Celsius = celsius;
            _machine.Life.Surroundings(state, _machine.Now);
        });
    }

    /// <summary>Breaks a perimeter circuit.</summary>
    /// <param name="channel">0 or 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another channel.</exception>
    public void BreakPerimeter(int channel)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channel, ApiLimits.PerimeterChannels.Value.First);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(channel, ApiLimits.PerimeterChannels.Value.Last);
        Meddle(state => _machine.Life.Tamper(state, channel, _machine.Now));
    }

    /// <summary>Taps the unit along an axis.</summary>
    /// <param name="axis">X, Y or Z.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is no single axis.</exception>
    public void Tap(AccelerationAxis axis)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan((int)axis, (int)AccelerationAxis.X, nameof(axis));
        ArgumentOutOfRangeException.ThrowIfGreaterThan((int)axis, (int)AccelerationAxis.Z, nameof(axis));
        Meddle(state => Strike.Tap(state, (int)axis));
    }

    /// <summary>The files in the host's boot folder, relative to it.</summary>
    public IReadOnlyList<string> BootFiles => _machine.Look(state => state.SupervisedBoot.Files.Keys.ToArray());

    /// <summary>Writes a file into the host's boot folder. Its manifest entry, if it has one, no longer fits unless the content is the old one.</summary>
    /// <param name="path">Relative to the boot folder.</param>
    /// <param name="content">What is in it.</param>
    public void WriteBootFile(string path, ReadOnlySpan<byte> content)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        byte[] digest = SHA256.HashData(content);
        Meddle(state => state.SupervisedBoot.Files[path] = digest);
    }

    /// <summary>Deletes a file from the host's boot folder.</summary>
    /// <param name="path">Relative to the boot folder.</param>
    public void DeleteBootFile(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Meddle(state => state.SupervisedBoot.Files.Remove(path));
    }

    /// <summary>Puts all files that are in the manifest back as they were signed.</summary>
    public void RestoreBootFiles() => Meddle(state =>
    {
        foreach ((string path, SignedFile signed) in state.SupervisedBoot.Manifest)
        {
            state.SupervisedBoot.Files[path] = signed.Digest;
        }
    });

    /// <summary>Puts the unit into another host, or damages the salt file that it was bound with.</summary>
    public void LeaveHost() => Meddle(state => _machine.Life.MeetHost(state, isKnown: false, _machine.Now));

    /// <summary>Puts the unit back into its own host, with that host's own files.</summary>
    public void ReturnToHost() => Meddle(state => _machine.Life.MeetHost(state, isKnown: true, _machine.Now));

    // Written so that what is not a number fails too.
    private static void Require(float value, float least, string name)
    {
        if (!(value >= least && float.IsFinite(value)))
        {
            throw new ArgumentOutOfRangeException(name, value, $"Expected a finite number of at least {least}.");
        }
    }

    private void Meddle(Action<UnitState> change) => _machine.Meddle(state =>
    {
        change(state);
        return 0;
    });
}
