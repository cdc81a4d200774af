using System;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.Zymkey;

public sealed unsafe partial class ZymkeyClient
{
    /// <inheritdoc />
    public string GetModel() => GetText(Id.GetModelNumberString, ZkAppUtils.zkGetModelNumberString);

    /// <inheritdoc />
    public string GetFirmwareText() => GetText(Id.GetFirmwareVersionString, ZkAppUtils.zkGetFirmwareVersionString);

    /// <inheritdoc />
    public FirmwareVersion GetFirmwareVersion() => FirmwareVersion.Parse(GetFirmwareText());

    /// <inheritdoc />
    public string GetSerialNumber() => GetText(Id.GetSerialNumberString, ZkAppUtils.zkGetSerialNumberString);

    /// <inheritdoc />
    public float GetCpuTemperature() => GetReading(Id.GetCPUTemp, ZkAppUtils.zkGetCPUTemp);

    /// <inheritdoc />
    public float GetAuxTemperature(int sensorIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sensorIndex);
        return GetReading(Id.GetAUXTemp, (ZymkeyContext context, ref float reading) => ZkAppUtils.zkGetAUXTemp(context, sensorIndex, ref reading));
    }

    /// <inheritdoc />
    public float GetRtcDrift() => GetReading(Id.GetRTCDrift, ZkAppUtils.zkGetRTCDrift);

    /// <inheritdoc />
    public float GetBatteryVoltage() => GetReading(Id.GetBatteryVoltage, ZkAppUtils.zkGetBatteryVoltage);

    /// <inheritdoc />
    public DateTimeOffset GetTime(bool precise = false)
    {
        uint seconds = 0;
        Do(Id.GetTime, context => ZkAppUtils.zkGetTime(context, ref seconds, precise));
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }

    /// <inheritdoc />
    public void SetI2CAddress(int address)
    {
        Require.I2CAddress(address);
        Do(Id.SetI2CAddr, context => ZkAppUtils.zkSetI2CAddr(context, address));
    }

    /// <inheritdoc />
    public BindingInfo GetBindingInfo()
    {
        var isLocked = false;
        var isBound = false;
        Do(Id.GetCurrentBindingInfo, context => ZkAppUtils.zkGetCurrentBindingInfo(context, ref isLocked, ref isBound));
        return new BindingInfo(isLocked, isBound);
    }

    /// <inheritdoc />
    public void LockBinding(Irreversible irreversible)
    {
        ArgumentNullException.ThrowIfNull(irreversible);
        Confirm(irreversible);
        Do(Id.LockBinding, ZkAppUtils.zkLockBinding);
    }

    /// <inheritdoc />
    public void TurnLedOff() => Do(Id.LEDOff, ZkAppUtils.zkLEDOff);

    /// <inheritdoc />
    public void TurnLedOn() => Do(Id.LEDOn, ZkAppUtils.zkLEDOn);

    /// <inheritdoc />
    public void FlashLed(TimeSpan on, TimeSpan off, uint flashCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(on, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(off, TimeSpan.Zero);
        var (onMilliseconds, offMilliseconds) = (Require.Milliseconds(on), Require.Milliseconds(off));
        Do(Id.LEDFlash, context => ZkAppUtils.zkLEDFlash(context, onMilliseconds, offMilliseconds, flashCount));
    }

    /// <inheritdoc />
    public void SetTapSensitivity(AccelerationAxis axis, float percent)
    {
        Require.Defined(axis);
        Require.Within(percent, 0, 100);
        Do(Id.SetTapSensitivity, context => ZkAppUtils.zkSetTapSensitivity(context, axis, percent));
    }

    /// <inheritdoc />
    public bool WaitForTap(TimeSpan timeout) => Wait(_tapWait, Id.WaitForTap, ZkAppUtils.zkWaitForTap, timeout);

    /// <inheritdoc />
    public Acceleration GetAcceleration()
    {
        AccelerationData x = default, y = default, z = default;
        Do(Id.GetAccelerometerData, context => ZkAppUtils.zkGetAccelerometerData(context, ref x, ref y, ref z));
        return new Acceleration(Reading(x), Reading(y), Reading(z));

        static AxisReading Reading(AccelerationData data) => new(data.G, (TapDirection)Math.Sign(data.TapDirection));
    }

    private static bool Wait(WaitContext wait, Id operation, Func<ZymkeyContext, uint, int> function, TimeSpan timeout)
    {
        var milliseconds = Require.Timeout(timeout);
        var context = wait.Take();
        try
        {
            return Returned.Event(operation, function(context, milliseconds));
        }
        finally
        {
            wait.Return();
        }
    }
}
