using System;
using System.Collections.Generic;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.Zymkey;

public sealed unsafe partial class ZymkeyClient
{
    // The API's limits on these are open on one side; these close them against what is no temperature at all.
    private const double ColdestCelsius = -273;
    private const double HottestCelsius = 200;

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

        var events = new List<PerimeterEvent>();
        var seconds = NativeOutput.TakeUInt32s(Id.GetPerimeterDetectInfo, timestamps, count);
        for (var channel = 0; channel < seconds.Length; channel++)
        {
            if (seconds[channel] != 0)
            {
                events.Add(new PerimeterEvent((PerimeterChannel)channel, DateTimeOffset.FromUnixTimeSeconds(seconds[channel])));
            }
        }

        return events;
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
        ArgumentOutOfRangeException.ThrowIfNegative(minDelayNanoseconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDelayNanoseconds, minDelayNanoseconds);
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
        // Written so that what is not a number fails too.
        if (!(volts > 0 && volts < Thresholds.BatteryCeiling.Value))
        {
            throw new ArgumentOutOfRangeException(nameof(volts), volts, $"A battery threshold is above 0 and below {Thresholds.BatteryCeiling.Value} V. The unit does not refuse a higher one (advisory #93).");
        }

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
        Require.Within(celsius, ColdestCelsius, Thresholds.LowTemperatureAdvisedMaximum);
        Do(Id.SetCPULowTempThreshold, context => ZkAppUtils.zkSetCPULowTempThreshold(context, celsius));
    }

    /// <inheritdoc />
    public void SetCpuHighTemperatureThreshold(float celsius)
    {
        Require.Within(celsius, Thresholds.HighTemperatureAdvisedMinimum, HottestCelsius);
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
        Require.Defined(channel);
        const PerimeterActions All = PerimeterActions.Notify | PerimeterActions.SelfDestruct;
        if ((actions & ~All) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(actions), actions, "There are no such perimeter actions.");
        }

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
        if (Require.Defined(action) == ThresholdAction.Sleep)
        {
            throw new ArgumentException("Sleep is an action for the battery only.", nameof(action));
        }

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
