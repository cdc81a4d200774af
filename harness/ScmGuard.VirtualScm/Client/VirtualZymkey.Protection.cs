using System;
using System.Collections.Generic;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.VirtualScm;

public sealed partial class VirtualZymkey
{
    // The API's limits on these are open on one side; these close them against what is no temperature at all.
    private const double ColdestCelsius = -273;
    private const double HottestCelsius = 200;

    /// <inheritdoc/>
    public void SetPerimeterActions(PerimeterChannel channel, PerimeterActions actions)
    {
        Require.Harmless(actions.HasFlag(PerimeterActions.SelfDestruct), nameof(actions));
        ApplyPerimeterActions(channel, actions, irreversible: null);
    }

    /// <inheritdoc/>
    public void SetPerimeterActions(PerimeterChannel channel, PerimeterActions actions, Irreversible irreversible)
    {
        ArgumentNullException.ThrowIfNull(irreversible);
        ApplyPerimeterActions(channel, actions, irreversible);
    }

    /// <inheritdoc/>
    public bool WaitForPerimeterEvent(TimeSpan timeout) => Wait(_perimeterTurn, Id.WaitForPerimeterEvent, Unit.Perimeter.WaitForPerimeterEvent, timeout);

    /// <inheritdoc/>
    public IReadOnlyList<PerimeterEvent> GetPerimeterEvents()
    {
        Returned.Success(Id.GetPerimeterDetectInfo, Unit.Perimeter.GetPerimeterDetectInfo(out uint[] seconds));
        List<PerimeterEvent> events = [];
        for (int channel = 0; channel < seconds.Length; channel++)
        {
            if (seconds[channel] != 0)
            {
                events.Add(new PerimeterEvent((PerimeterChannel)channel, DateTimeOffset.FromUnixTimeSeconds(seconds[channel])));
            }
        }

        return events;
    }

    /// <inheritdoc/>
    public void ClearPerimeterEvents() => Returned.Success(Id.ClearPerimeterDetectEvents, Unit.Perimeter.ClearPerimeterDetectEvents());

    /// <inheritdoc/>
    public void SetDigitalPerimeterLowPowerPeriod(int periodMicroseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periodMicroseconds);
        Returned.Success(Id.SetDigitalPerimeterDetectLPPeriod, Unit.Perimeter.SetDigitalPerimeterDetectLPPeriod(periodMicroseconds));
    }

    /// <inheritdoc/>
    public void SetDigitalPerimeterLowPowerMaxBits(int maxBits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxBits);
        Returned.Success(Id.SetDigitalPerimeterDetectLPMaxBits, Unit.Perimeter.SetDigitalPerimeterDetectLPMaxBits(maxBits));
    }

    /// <inheritdoc/>
    public void SetDigitalPerimeterDelays(int minDelayNanoseconds, int maxDelayNanoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minDelayNanoseconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDelayNanoseconds, minDelayNanoseconds);
        Returned.Success(Id.SetDigitalPerimeterDetectDelays, Unit.Perimeter.SetDigitalPerimeterDetectDelays(minDelayNanoseconds, maxDelayNanoseconds));
    }

    /// <inheritdoc/>
    public void SetBatteryVoltageAction(ThresholdAction action)
    {
        Require.Harmless(action == ThresholdAction.SelfDestruct, nameof(action));
        ApplyBatteryVoltageAction(action, irreversible: null);
    }

    /// <inheritdoc/>
    public void SetBatteryVoltageAction(ThresholdAction action, Irreversible irreversible)
    {
        ArgumentNullException.ThrowIfNull(irreversible);
        ApplyBatteryVoltageAction(action, irreversible);
    }

    /// <inheritdoc/>
    public void SetBatteryVoltageThreshold(float volts)
    {
        if (!(volts > 0 && volts < Thresholds.BatteryCeiling.Value))
        {
            throw new ArgumentOutOfRangeException(nameof(volts), volts, $"A battery threshold is above 0 and below {Thresholds.BatteryCeiling.Value} V. The unit does not refuse a higher one (advisory #93).");
        }

        Returned.Success(Id.SetBatteryVoltageThreshold, Unit.Environment.SetBatteryVoltageThreshold(volts));
    }

    /// <inheritdoc/>
    public void SetCpuTemperatureAction(ThresholdAction action)
    {
        Require.Harmless(action == ThresholdAction.SelfDestruct, nameof(action));
        ApplyCpuTemperatureAction(action, irreversible: null);
    }

    /// <inheritdoc/>
    public void SetCpuTemperatureAction(ThresholdAction action, Irreversible irreversible)
    {
        ArgumentNullException.ThrowIfNull(irreversible);
        ApplyCpuTemperatureAction(action, irreversible);
    }

    /// <inheritdoc/>
    public void SetCpuLowTemperatureThreshold(float celsius)
    {
        Require.Within(celsius, ColdestCelsius, Thresholds.LowTemperatureAdvisedMaximum);
        Returned.Success(Id.SetCPULowTempThreshold, Unit.Environment.SetCPULowTempThreshold(celsius));
    }

    /// <inheritdoc/>
    public void SetCpuHighTemperatureThreshold(float celsius)
    {
        Require.Within(celsius, Thresholds.HighTemperatureAdvisedMinimum, HottestCelsius);
        Returned.Success(Id.SetCPUHighTempThreshold, Unit.Environment.SetCPUHighTempThreshold(celsius));
    }

    /// <inheritdoc/>
    public void SetSupervisedBootPolicy(SupervisedBootPolicy policy)
    {
        Require.Harmless(policy == SupervisedBootPolicy.Destroy, nameof(policy));
        ApplySupervisedBootPolicy(policy, irreversible: null);
    }

    /// <inheritdoc/>
    public void SetSupervisedBootPolicy(SupervisedBootPolicy policy, Irreversible irreversible)
    {
        ArgumentNullException.ThrowIfNull(irreversible);
        ApplySupervisedBootPolicy(policy, irreversible);
    }

    /// <inheritdoc/>
    public void AddOrUpdateSupervisedBootFile(string bootFile, KeySlot slot)
    {
        Require.BootFile(bootFile);
        Returned.Success(Id.AddOrUpdateSupervisedBootFile, Unit.SupervisedBoot.AddOrUpdateSupervisedBootFile(bootFile, Require.SigningSlot(slot)));
    }

    /// <inheritdoc/>
    public void RemoveSupervisedBootFile(string bootFile)
    {
        Require.BootFile(bootFile);
        Returned.Success(Id.RemoveSupervisedBootFile, Unit.SupervisedBoot.RemoveSupervisedBootFile(bootFile));
    }

    /// <inheritdoc/>
    public string GetSupervisedBootManifest()
    {
        Returned.Success(Id.GetSupervisedBootFileManifest, Unit.SupervisedBoot.GetSupervisedBootFileManifest(out string manifest));
        return manifest;
    }

    private void ApplyPerimeterActions(PerimeterChannel channel, PerimeterActions actions, Irreversible? irreversible)
    {
        Require.Defined(channel);
        if ((actions & ~(PerimeterActions.Notify | PerimeterActions.SelfDestruct)) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(actions), actions, "There are no such perimeter actions.");
        }

        Confirm(irreversible);
        Returned.Success(Id.SetPerimeterEventAction, Unit.Perimeter.SetPerimeterEventAction((int)channel, actions));
    }

    private void ApplyBatteryVoltageAction(ThresholdAction action, Irreversible? irreversible)
    {
        Require.Defined(action);
        Confirm(irreversible);
        Returned.Success(Id.SetBatteryVoltageAction, Unit.Environment.SetBatteryVoltageAction(action));
    }

    private void ApplyCpuTemperatureAction(ThresholdAction action, Irreversible? irreversible)
    {
        if (Require.Defined(action) == ThresholdAction.Sleep)
        {
            throw new ArgumentException("Sleep is an action for the battery only.", nameof(action));
        }

        Confirm(irreversible);
        Returned.Success(Id.SetCPUTempAction, Unit.Environment.SetCPUTempAction(action));
    }

    private void ApplySupervisedBootPolicy(SupervisedBootPolicy policy, Irreversible? irreversible)
    {
        Require.Defined(policy);
        Confirm(irreversible);
        Returned.Success(Id.SetSupervisedBootPolicy, Unit.SupervisedBoot.SetSupervisedBootPolicy(policy));
    }
}
