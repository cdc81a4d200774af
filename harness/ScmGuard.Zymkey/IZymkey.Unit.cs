using System;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

// What the module says about itself and its surroundings, its binding, its LED and its accelerometer.
public partial interface IZymkey
{
    /// <summary>The model number. No page gives its format.</summary>
    [ZymbitApi("zkGetModelNumberString")]
    string GetModel();

    /// <summary>The firmware version as the module writes it, such as <c>01.02.02release</c>.</summary>
    [ZymbitApi("zkGetFirmwareVersionString")]
    string GetFirmwareText();

    /// <summary>The firmware version.</summary>
    /// <exception cref="FormatException">The module wrote something that is no firmware version; <see cref="GetFirmwareText"/> gives it as it is.</exception>
    [ZymbitApi("zkGetFirmwareVersionString")]
    FirmwareVersion GetFirmwareVersion();

    /// <summary>The serial number.</summary>
    [ZymbitApi("zkGetSerialNumberString")]
    string GetSerialNumber();

    /// <summary>The temperature of the module's own processor in degrees Celsius. Key store models.</summary>
    [ZymbitApi("zkGetCPUTemp")]
    float GetCpuTemperature();

    /// <summary>An auxiliary temperature in degrees Celsius. SCM only; the vendor keeps it for internal use.</summary>
    /// <param name="sensorIndex">Which sensor, from 0.</param>
    [ZymbitApi("zkGetAUXTemp")]
    float GetAuxTemperature(int sensorIndex);

    /// <summary>The drift of the real-time clock. No page gives its unit. Key store models.</summary>
    [ZymbitApi("zkGetRTCDrift")]
    float GetRtcDrift();

    /// <summary>The battery's voltage in volts. Key store models.</summary>
    [ZymbitApi("zkGetBatteryVoltage")]
    float GetBatteryVoltage();

    /// <summary>The time of the module's real-time clock, to the second.</summary>
    /// <param name="precise">True waits for the next full second, which takes up to one second.</param>
    [ZymbitApi("zkGetTime")]
    DateTimeOffset GetTime(bool precise = false);

    /// <summary>Moves the module to another I2C address; it resets itself. Models on the I2C bus only: not the SCM.</summary>
    /// <param name="address">0x30 to 0x37 or 0x60 to 0x67; 0x30 as shipped.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is another address.</exception>
    [ZymbitApi("zkSetI2CAddr")]
    void SetI2CAddress(int address);

    /// <summary>Whether the module is bound to this host, and whether for good.</summary>
    [ZymbitApi("zkGetCurrentBindingInfo")]
    BindingInfo GetBindingInfo();

    /// <summary>Locks the binding: after the next reboot the unit is in production mode, for good.</summary>
    /// <remarks>
    /// In production mode a self-destruct destroys the keys and the unit is scrap. Set battery and temperature actions before; perimeter actions must be
    /// none or notify, and their events cleared. Source: Enabling Production Mode.
    /// </remarks>
    /// <param name="irreversible">The unit that this is meant for.</param>
    /// <exception cref="WrongUnitException">Another unit is open.</exception>
    [ZymbitApi("zkLockBinding")]
    void LockBinding(Irreversible irreversible);

    /// <summary>Turns the LED off. It no longer shows the module's state.</summary>
    [ZymbitApi("zkLEDOff")]
    void TurnLedOff();

    /// <summary>Turns the LED on. It no longer shows the module's state.</summary>
    [ZymbitApi("zkLEDOn")]
    void TurnLedOn();

    /// <summary>Flashes the LED.</summary>
    /// <param name="on">How long it is on in each flash: 1 ms to 49 days, to the millisecond.</param>
    /// <param name="off">How long it is off in each flash: 1 ms to 49 days, to the millisecond.</param>
    /// <param name="flashCount">How many flashes; 0 is for ever and hides the pattern that shows the module's state.</param>
    /// <exception cref="ArgumentOutOfRangeException">A time is out of its range.</exception>
    [ZymbitApi("zkLEDFlash")]
    void FlashLed([ZymbitRole("OnMilliseconds")] TimeSpan on, [ZymbitRole("OffMilliseconds")] TimeSpan off, uint flashCount);

    /// <summary>Sets how easily a tap is noticed.</summary>
    /// <param name="axis">One axis, or all.</param>
    /// <param name="percent">0 (not at all) to 100.</param>
    /// <exception cref="ArgumentOutOfRangeException">A value is out of its range.</exception>
    [ZymbitApi("zkSetTapSensitivity")]
    void SetTapSensitivity(AccelerationAxis axis, [ZymbitRole("Threshold")] float percent);

    /// <summary>Waits for a tap.</summary>
    /// <param name="timeout">How long: zero does not wait, <see cref="System.Threading.Timeout.InfiniteTimeSpan"/> waits for ever; otherwise up to 49 days, in
    /// milliseconds, rounded up. Nothing interrupts a wait, so prefer short ones.</param>
    /// <returns>False if the time was up.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The time is out of its range.</exception>
    /// <exception cref="InvalidOperationException">Another thread is waiting for a tap.</exception>
    [ZymbitApi("zkWaitForTap")]
    bool WaitForTap([ZymbitRole("TimeoutMilliseconds")] TimeSpan timeout);

    /// <summary>What the accelerometer reads now, and the direction of the last tap.</summary>
    [ZymbitApi("zkGetAccelerometerData")]
    Acceleration GetAcceleration();
}
