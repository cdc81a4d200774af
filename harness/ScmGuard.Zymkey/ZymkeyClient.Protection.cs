using System;
using System.Collections.Generic;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.Zymkey;

public sealed unsafe partial class ZymkeyClient
{
    /// <inheritdoc />
    public void SetPerimeterActions(PerimeterChannel channel, PerimeterActions actions)
    {
        Require.Harmless(actions.HasFlag(PerimeterActions.SelfDestruct), nameof(actions));
        ApplyPerimeterActions(channel, actions, irreversible: null);
    }

    /// <inheritdoc />
    public void SetPerimeterActions(PerimeterChannel channel, PerimeterActions actions, Irreversible irreversible)
    {
        ArgumentNullException.ThrowIfNull(irreversible);
        ApplyPerimeterActions(channel, actions, irreversible);
    }

    /// <inheritdoc />
    public bool WaitForPerimeterEvent(TimeSpan timeout) => Wait(_perimeterWait, Id.WaitForPerimeterEvent, ZkAppUtils.zkWaitForPerimeterEvent, timeout);

    /// <inheritdoc />
    public IReadOnlyList<PerimeterEvent> GetPerimeterEvents()
    {
        uint* timestamps = null;
        var count = 0;
        lock (_gate)
        {
            Returned.Success(Id.GetPerimeterDetectInfo, ZkAppUtils.zkGetPerimeterDetectInfo(Context, ref timestamps, ref count));
        }

        return PerimeterEvent.ByChannel(NativeOutput.TakeUInt32s(Id.GetPerimeterDetectInfo, timestamps, count));
    }

    /// <inheritdoc />
    public void ClearPerimeterEvents() => Do(Id.ClearPerimeterDetectEvents, ZkAppUtils.zkClearPerimeterDetectEvents);

    /// <inheritdoc />
    public void SetDigitalPerimeterLowPowerPeriod(int periodMicroseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(periodMicroseconds);
        Do(Id.SetDigitalPerimeterDetectLPPeriod, context => ZkAppUtils.zkSetDigitalPerimeterDetectLPPeriod(context, periodMicroseconds));
    }

    /// <inheritdoc />
    public void SetDigitalPerimeterLowPowerMaxBits(int maxBits)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(maxBits);
        Do(Id.SetDigitalPerimeterDetectLPMaxBits, context => ZkAppUtils.zkSetDigitalPerimeterDetectLPMaxBits(context, maxBits));
    }

    /// <inheritdoc />
    public void SetDigitalPerimeterDelays(int minDelayNanoseconds, int maxDelayNanoseconds)
    {
        Require.PerimeterDelays(minDelayNanoseconds, maxDelayNanoseconds);
        Do(Id.SetDigitalPerimeterDetectDelays, context => ZkAppUtils.zkSetDigitalPerimeterDetectDelays(context, minDelayNanoseconds, maxDelayNanoseconds));
    }

    /// <inheritdoc />
    public void SetBatteryVoltageAction(ThresholdAction action)
    {
        Require.Harmless(action == ThresholdAction.SelfDestruct, nameof(action));
        ApplyBatteryVoltageAction(action, irreversible: null);
    }

    /// <inheritdoc />
    public void SetBatteryVoltageAction(ThresholdAction action, Irreversible irreversible)
    {
        ArgumentNullException.ThrowIfNull(irreversible);
        ApplyBatteryVoltageAction(action, irreversible);
    }

    /// <inheritdoc />
    public void SetBatteryVoltageThreshold(float volts)
    {
        Require.BatteryThreshold(volts);
        Do(Id.SetBatteryVoltageThreshold, context => ZkAppUtils.zkSetBatteryVoltageThreshold(context, volts));
    }

    /// <inheritdoc />
    public void SetCpuTemperatureAction(ThresholdAction action)
    {
        Require.Harmless(action == ThresholdAction.SelfDestruct, nameof(action));
        ApplyCpuTemperatureAction(action, irreversible: null);
    }

    /// <inheritdoc />
    public void SetCpuTemperatureAction(ThresholdAction action, Irreversible irreversible)
    {
        ArgumentNullException.ThrowIfNull(irreversible);
        ApplyCpuTemperatureAction(action, irreversible);
    }

    /// <inheritdoc />
    public void SetCpuLowTemperatureThreshold(float celsius)
    {
        Require.LowTemperature(celsius);
        Do(Id.SetCPULowTempThreshold, context => ZkAppUtils.zkSetCPULowTempThreshold(context, celsius));
    }

    /// <inheritdoc />
    public void SetCpuHighTemperatureThreshold(float celsius)
    {
        Require.HighTemperature(celsius);
        Do(Id.SetCPUHighTempThreshold, context => ZkAppUtils.zkSetCPUHighTempThreshold(context, celsius));
    }

    /// <inheritdoc />
    public void SetSupervisedBootPolicy(SupervisedBootPolicy policy)
    {
        Require.Harmless(policy == SupervisedBootPolicy.Destroy, nameof(policy));
        ApplySupervisedBootPolicy(policy, irreversible: null);
    }

    /// <inheritdoc />
    public void SetSupervisedBootPolicy(SupervisedBootPolicy policy, Irreversible irreversible)
    {
        ArgumentNullException.ThrowIfNull(irreversible);
        ApplySupervisedBootPolicy(policy, irreversible);
    }

    /// <inheritdoc />
    public void AddOrUpdateSupervisedBootFile(string bootFile, KeySlot slot)
    {
        Require.BootFile(bootFile);
        var number = Require.SigningSlot(slot);
        Do(Id.AddOrUpdateSupervisedBootFile, context => ZkAppUtils.zkAddOrUpdateSupervisedBootFile(context, bootFile, number));
    }

    /// <inheritdoc />
    public void RemoveSupervisedBootFile(string bootFile)
    {
        Require.BootFile(bootFile);
        Do(Id.RemoveSupervisedBootFile, context => ZkAppUtils.zkRemoveSupervisedBootFile(context, bootFile));
    }

    /// <inheritdoc />
    public string GetSupervisedBootManifest() => GetText(Id.GetSupervisedBootFileManifest, ZkAppUtils.zkGetSupervisedBootFileManifest);

    private void ApplyPerimeterActions(PerimeterChannel channel, PerimeterActions actions, Irreversible? irreversible)
    {
        Require.Perimeter(channel, actions);
        Confirm(irreversible);
        Do(Id.SetPerimeterEventAction, context => ZkAppUtils.zkSetPerimeterEventAction(context, (int)channel, (uint)actions));
    }

    private void ApplyBatteryVoltageAction(ThresholdAction action, Irreversible? irreversible)
    {
        Require.Defined(action);
        Confirm(irreversible);
        Do(Id.SetBatteryVoltageAction, context => ZkAppUtils.zkSetBatteryVoltageAction(context, action));
    }

    private void ApplyCpuTemperatureAction(ThresholdAction action, Irreversible? irreversible)
    {
        Require.CpuTemperatureAction(action);
        Confirm(irreversible);
        Do(Id.SetCPUTempAction, context => ZkAppUtils.zkSetCPUTempAction(context, action));
    }

    private void ApplySupervisedBootPolicy(SupervisedBootPolicy policy, Irreversible? irreversible)
    {
        Require.Defined(policy);
        Confirm(irreversible);
        Do(Id.SetSupervisedBootPolicy, context => ZkAppUtils.zkSetSupervisedBootPolicy(context, policy));
    }
}
