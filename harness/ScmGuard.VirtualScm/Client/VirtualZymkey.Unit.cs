using System;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.VirtualScm;

public sealed partial class VirtualZymkey
{
    /// <inheritdoc/>
    public string GetModel()
    {
        Returned.Success(Id.GetModelNumberString, Unit.Identity.GetModelNumberString(out string text));
        return text;
    }

    /// <inheritdoc/>
    public string GetFirmwareText()
    {
        Returned.Success(Id.GetFirmwareVersionString, Unit.Identity.GetFirmwareVersionString(out string text));
        return text;
    }

    /// <inheritdoc/>
    public FirmwareVersion GetFirmwareVersion() => FirmwareVersion.Parse(GetFirmwareText());

    /// <inheritdoc/>
    public string GetSerialNumber()
    {
        Returned.Success(Id.GetSerialNumberString, Unit.Identity.GetSerialNumberString(out string text));
        return text;
    }

    /// <inheritdoc/>
    public float GetCpuTemperature()
    {
        Returned.Success(Id.GetCPUTemp, Unit.Environment.GetCPUTemp(out float celsius));
        return celsius;
    }

    /// <inheritdoc/>
    public float GetAuxTemperature(int sensorIndex)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sensorIndex);
        Returned.Success(Id.GetAUXTemp, Unit.Environment.GetAUXTemp(sensorIndex, out float celsius));
        return celsius;
    }

    /// <inheritdoc/>
    public float GetRtcDrift()
    {
        Returned.Success(Id.GetRTCDrift, Unit.Clock.GetRTCDrift(out float drift));
        return drift;
    }

    /// <inheritdoc/>
    public float GetBatteryVoltage()
    {
        Returned.Success(Id.GetBatteryVoltage, Unit.Environment.GetBatteryVoltage(out float volts));
        return volts;
    }

    /// <inheritdoc/>
    public DateTimeOffset GetTime(bool precise = false)
    {
        Returned.Success(Id.GetTime, Unit.Clock.GetTime(out uint seconds, precise));
        return DateTimeOffset.FromUnixTimeSeconds(seconds);
    }

    /// <inheritdoc/>
    public void SetI2CAddress(int address)
    {
        Require.I2CAddress(address);
        Returned.Success(Id.SetI2CAddr, Unit.Identity.SetI2CAddr(address));
    }

    /// <inheritdoc/>
    public BindingInfo GetBindingInfo()
    {
        Returned.Success(Id.GetCurrentBindingInfo, Unit.Binding.GetCurrentBindingInfo(out bool isLocked, out bool isBound));
        return new BindingInfo(isLocked, isBound);
    }

    /// <inheritdoc/>
    public void LockBinding(Irreversible irreversible)
    {
        ArgumentNullException.ThrowIfNull(irreversible);
        Confirm(irreversible);
        Returned.Success(Id.LockBinding, Unit.Binding.LockBinding());
    }

    /// <inheritdoc/>
    public void TurnLedOff() => Returned.Success(Id.LEDOff, Unit.LedDrive.LEDOff());

    /// <inheritdoc/>
    public void TurnLedOn() => Returned.Success(Id.LEDOn, Unit.LedDrive.LEDOn());

    /// <inheritdoc/>
    public void FlashLed(TimeSpan on, TimeSpan off, uint flashCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(on, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(off, TimeSpan.Zero);
        Returned.Success(Id.LEDFlash, Unit.LedDrive.LEDFlash(Require.Milliseconds(on), Require.Milliseconds(off), flashCount));
    }

    /// <inheritdoc/>
    public void SetTapSensitivity(AccelerationAxis axis, float percent)
    {
        Require.Defined(axis);
        Require.Within(percent, 0, 100);
        Returned.Success(Id.SetTapSensitivity, Unit.Accelerometer.SetTapSensitivity(axis, percent));
    }

    /// <inheritdoc/>
    public bool WaitForTap(TimeSpan timeout) => Wait(_tapTurn, Id.WaitForTap, Unit.Accelerometer.WaitForTap, timeout);

    /// <inheritdoc/>
    public Acceleration GetAcceleration()
    {
        Returned.Success(Id.GetAccelerometerData, Unit.Accelerometer.GetAccelerometerData(out AxisData x, out AxisData y, out AxisData z));
        return new Acceleration(Reading(x), Reading(y), Reading(z));

        static AxisReading Reading(AxisData data) => new(data.G, (TapDirection)Math.Sign(data.TapDirection));
    }
}
