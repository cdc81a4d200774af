using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>Battery and temperature: what the unit measures, and what it does about it.</summary>
internal sealed class EnvironmentState
{
    /// <summary>A fresh coin cell.</summary>
    public const float FreshBattery = 3.0f;

    /// <summary>The least that a battery can have.</summary>
    public const float EmptyBattery = 0;

    /// <summary>In whole degrees Celsius: colder than this is no temperature.</summary>
    public const float AbsoluteZero = -273;

    /// <summary>A processor in a room.</summary>
    public const float RoomTemperature = 38;

    public float BatteryVolts { get; set; } = FreshBattery;

    public float Celsius { get; set; } = RoomTemperature;

    public float BatteryThreshold { get; set; } = (float)Thresholds.BatteryDefault.Value;

    public ThresholdAction BatteryAction { get; set; }

    public float LowThreshold { get; set; } = (float)Thresholds.LowTemperatureDefault.Value;

    public float HighThreshold { get; set; } = (float)Thresholds.HighTemperatureDefault.Value;

    public ThresholdAction TemperatureAction { get; set; }
}
