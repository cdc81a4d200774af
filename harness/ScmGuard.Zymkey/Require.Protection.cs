using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey;

// Perimeter, battery, temperature, and the unit's address.
internal static partial class Require
{
    // The API's limits on these are open on one side; these close them against what is no temperature at all.
    private const double ColdestCelsius = -273;
    private const double HottestCelsius = 200;

    public static void Perimeter(PerimeterChannel channel, PerimeterActions actions)
    {
        Defined(channel);
        const PerimeterActions All = PerimeterActions.Notify | PerimeterActions.SelfDestruct;
        if ((actions & ~All) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(actions), actions, "There are no such perimeter actions.");
        }
    }

    public static void PerimeterDelays(int minDelayNanoseconds, int maxDelayNanoseconds)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minDelayNanoseconds);
        ArgumentOutOfRangeException.ThrowIfLessThan(maxDelayNanoseconds, minDelayNanoseconds);
    }

    public static void BatteryThreshold(float volts)
    {
        // Written so that what is not a number fails too.
        if (!(volts > 0 && volts < Thresholds.BatteryCeiling.Value))
        {
            throw new ArgumentOutOfRangeException(nameof(volts), volts, $"A battery threshold is above 0 and below {Thresholds.BatteryCeiling.Value} V. The unit does not refuse a higher one (advisory #93).");
        }
    }

    public static void CpuTemperatureAction(ThresholdAction action)
    {
        if (Defined(action) == ThresholdAction.Sleep)
        {
            throw new ArgumentException("Sleep is an action for the battery only.", nameof(action));
        }
    }

    public static void LowTemperature(float celsius) => Within(celsius, ColdestCelsius, Thresholds.LowTemperatureAdvisedMaximum);

    public static void HighTemperature(float celsius) => Within(celsius, Thresholds.HighTemperatureAdvisedMinimum, HottestCelsius);

    public static void I2CAddress(int address)
    {
        if (!ApiLimits.I2CAddresses.Value.Any(range => range.Contains(address)))
        {
            throw new ArgumentOutOfRangeException(nameof(address), address, "I2C addresses are 0x30 to 0x37 and 0x60 to 0x67.");
        }
    }
}
