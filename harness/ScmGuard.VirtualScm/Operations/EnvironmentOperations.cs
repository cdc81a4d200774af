using System;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>Battery and temperature. Actions are to be set before the binding is locked ("Enabling Production Mode").</summary>
public sealed class EnvironmentOperations
{
    /// <summary>Advisory #93: the unit takes thresholds up to here, although they must be below 2.5 V.</summary>
    private const float BatteryCeilingOfTheUnit = 3;

    private readonly UnitMachine _machine;

    internal EnvironmentOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkGetCPUTemp</c>: degrees Celsius.</summary>
    public int GetCPUTemp(out float celsius) => Read(ZymbitOperation.GetCPUTemp, environment => environment.Celsius, out celsius);

    /// <summary><c>zkGetAUXTemp</c>: degrees Celsius. There is one sensor, number 0, which reads what the processor reads.</summary>
    public int GetAUXTemp(int index, out float celsius)
    {
        int result = Read(ZymbitOperation.GetAUXTemp, environment => environment.Celsius, out celsius);
        if (result != NativeResult.Success || index == 0)
        {
            return result;
        }

        celsius = 0;
        return Errno.Invalid;
    }

    /// <summary><c>zkGetBatteryVoltage</c>.</summary>
    public int GetBatteryVoltage(out float volts) => Read(ZymbitOperation.GetBatteryVoltage, environment => environment.BatteryVolts, out volts);

    /// <summary><c>zkSetBatteryVoltageAction</c>: not in production mode.</summary>
    public int SetBatteryVoltageAction(ThresholdAction action) => Set(
        ZymbitOperation.SetBatteryVoltageAction,
        isClosedByLock: true,
        action is >= ThresholdAction.None and <= ThresholdAction.Sleep,
        environment => environment.BatteryAction = action);

    /// <summary><c>zkSetBatteryVoltageThreshold</c>: above 0. A unit with advisory #93 takes up to 3.0 V, others less than 2.5 V.</summary>
    public int SetBatteryVoltageThreshold(float volts) => Set(
        ZymbitOperation.SetBatteryVoltageThreshold,
        isClosedByLock: false,
        volts > 0 && (volts < Thresholds.BatteryCeiling || (volts <= BatteryCeilingOfTheUnit && _machine.Profile.Has(Advisories.BatteryThresholdUnchecked))),
        environment => environment.BatteryThreshold = volts);

    /// <summary><c>zkSetCPUTempAction</c>: none or self-destruct; not in production mode.</summary>
    public int SetCPUTempAction(ThresholdAction action) => Set(
        ZymbitOperation.SetCPUTempAction,
        isClosedByLock: true,
        action is ThresholdAction.None or ThresholdAction.SelfDestruct,
        environment => environment.TemperatureAction = action);

    /// <summary><c>zkSetCPULowTempThreshold</c>: any temperature. One above the ambient's locks the unit out, in developer mode too, if the action destroys.</summary>
    public int SetCPULowTempThreshold(float celsius) => Set(
        ZymbitOperation.SetCPULowTempThreshold, isClosedByLock: false, float.IsFinite(celsius), environment => environment.LowThreshold = celsius);

    /// <summary><c>zkSetCPUHighTempThreshold</c>: any temperature. One below the ambient's locks the unit out, in developer mode too, if the action destroys.</summary>
    public int SetCPUHighTempThreshold(float celsius) => Set(
        ZymbitOperation.SetCPUHighTempThreshold, isClosedByLock: false, float.IsFinite(celsius), environment => environment.HighThreshold = celsius);

    private int Read(ZymbitOperation operation, Func<EnvironmentState, float> reading, out float value)
    {
        using Call call = _machine.Ask(operation);
        value = call.Refusal != 0 ? 0 : reading(call.State.Environment);
        return call.Refusal;
    }

    private int Set(ZymbitOperation operation, bool isClosedByLock, bool isValid, Action<EnvironmentState> set)
    {
        using Call call = _machine.Change(operation);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!isValid)
        {
            return Errno.Invalid;
        }

        if (isClosedByLock && call.State.Binding.IsLocked)
        {
            return Errno.Forbidden;
        }

        set(call.State.Environment);
        _machine.Life.Surroundings(call.State, _machine.Now);
        return call.Commit(NativeResult.Success);
    }
}
