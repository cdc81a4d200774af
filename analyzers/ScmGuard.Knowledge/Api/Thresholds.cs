namespace ScmGuard.Knowledge;

/// <summary>Battery thresholds in volts, CPU temperature thresholds in degrees Celsius.</summary>
/// <remarks>A temperature threshold on the wrong side of the ambient temperature locks the unit out, in developer mode too.</remarks>
public static class Thresholds
{
    /// <summary>The battery threshold as shipped, which is also the advised one.</summary>
    public static Fact<double> BatteryDefault { get; } = new(2.3, SourcePages.CApi);

    /// <summary>A battery threshold must be below this.</summary>
    public static Fact<double> BatteryCeiling { get; } = new(2.5, SourcePages.CApi);

    /// <summary>The low temperature threshold as shipped.</summary>
    public static Fact<double> LowTemperatureDefault { get; } = new(-10, SourcePages.CApi);

    /// <summary>The highest advised low temperature threshold.</summary>
    public static Fact<double> LowTemperatureAdvisedMaximum { get; } = new(20, SourcePages.CApi);

    /// <summary>The high temperature threshold as shipped.</summary>
    public static Fact<double> HighTemperatureDefault { get; } = new(65, SourcePages.CApi);

    /// <summary>The lowest advised high temperature threshold.</summary>
    public static Fact<double> HighTemperatureAdvisedMinimum { get; } = new(40, SourcePages.CApi);
}
