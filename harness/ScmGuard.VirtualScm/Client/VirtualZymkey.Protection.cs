using System;
using System.Collections.Generic;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.VirtualScm;

public sealed partial class VirtualZymkey
{
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
        return PerimeterEvent.ByChannel(seconds);
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
        Require.PerimeterDelays(minDelayNanoseconds, maxDelayNanoseconds);
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
        Require.BatteryThreshold(volts);
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
        Require.LowTemperature(celsius);
        Returned.Success(Id.SetCPULowTempThreshold, Unit.Environment.SetCPULowTempThreshold(celsius));
    }

    /// <inheritdoc/>
    public void SetCpuHighTemperatureThreshold(float celsius)
    {
        Require.HighTemperature(celsius);
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
        Require.Perimeter(channel, actions);
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
        Require.CpuTemperatureAction(action);
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
