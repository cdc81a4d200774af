using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>Lets a fault happen.</summary>
internal static class Strike
{
    // How far beyond a threshold, if nobody says.
    private const float ALittleCharge = 0.1f;
    private const float ALittleHeat = 5;

    public static void Now(UnitMachine machine, UnitState state, Fault fault)
    {
        Life life = machine.Life;
        DateTimeOffset now = machine.Now;
        EnvironmentState environment = state.Environment;
        switch (fault.Kind)
        {
            case FaultKind.PowerCutBeforeCommit or FaultKind.PowerCutAfterCommit:
                state.Faults.Add(new PendingFault { Kind = fault.Kind, Times = 1 });
                break;
            case FaultKind.HungCall or FaultKind.TimeOut or FaultKind.CommunicationError:
                state.Faults.Add(new PendingFault { Kind = fault.Kind, Times = Whole(fault, 1, 1, 1_000_000) });
                break;
            case FaultKind.LowBattery:
                environment.BatteryVolts = Measure(fault, environment.BatteryThreshold - ALittleCharge, EnvironmentState.EmptyBattery);
                life.Surroundings(state, now);
                break;
            case FaultKind.LowTemperature:
                environment.Celsius = Measure(fault, environment.LowThreshold - ALittleHeat, EnvironmentState.AbsoluteZero);
                life.Surroundings(state, now);
                break;
            case FaultKind.HighTemperature:
                environment.Celsius = Measure(fault, environment.HighThreshold + ALittleHeat, EnvironmentState.AbsoluteZero);
                life.Surroundings(state, now);
                break;
            case FaultKind.Tamper:
                life.Tamper(state, Whole(fault, 0, ApiLimits.PerimeterChannels.Value.First, ApiLimits.PerimeterChannels.Value.Last), now);
                break;
            case FaultKind.Tap:
                Tap(state, Whole(fault, (int)AccelerationAxis.Z, (int)AccelerationAxis.X, (int)AccelerationAxis.Z));
                break;
            case FaultKind.ChangedBootFile:
                SupervisedBootState boot = state.SupervisedBoot;
                string? file = boot.Manifest.Keys.FirstOrDefault(boot.Files.ContainsKey);
                if (file is not null)
                {
                    boot.Files[file] = [.. boot.Files[file].Select(part => (byte)~part)];
                }

                break;
            case FaultKind.SupervisedBootFailure:
                state.SupervisedBoot.WillFail = true;
                break;
            case FaultKind.CpuStarvation when state.Stop is null:
                life.Fail(state, now, 8, null);
                break;
            case FaultKind.CorruptedKeyArea:
                life.Destroy(state, now, 6);
                break;
            case FaultKind.CannotBind:
                life.MeetHost(state, isKnown: false, now);
                break;
        }
    }

    public static void Tap(UnitState state, int axis)
    {
        MotionState motion = state.Motion;
        if (motion.TapSensitivity[axis] > 0)
        {
            Array.Clear(motion.TapDirections);
            motion.TapDirections[axis] = 1;
            motion.IsTapPending = true;
        }
    }

    private static float Measure(Fault fault, float usual, float least)
    {
        float number = (float)(fault.Number ?? usual);
        return fault.Number is null || (number >= least && float.IsFinite(number))
            ? number
            : throw new ArgumentOutOfRangeException(nameof(fault), fault.Number, $"The number of {fault.Kind} is at least {least}, and no larger than a float.");
    }

    private static int Whole(Fault fault, int usual, int first, int last)
    {
        double number = fault.Number ?? usual;
        return number >= first && number <= last && Math.Floor(number) == number
            ? (int)number
            : throw new ArgumentOutOfRangeException(nameof(fault), number, $"The number of {fault.Kind} is a whole one from {first} to {last}.");
    }
}
