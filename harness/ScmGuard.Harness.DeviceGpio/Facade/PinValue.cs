namespace System.Device.Gpio;

/// <summary>Stands for the package's type of this name: the level of a pin.</summary>
public readonly struct PinValue : IEquatable<PinValue>
{
    private readonly bool _isHigh;

    private PinValue(bool isHigh) => _isHigh = isHigh;

    /// <summary>The high level.</summary>
    public static PinValue High => new(true);

    /// <summary>The low level.</summary>
    public static PinValue Low => new(false);

    /// <summary>True is high.</summary>
    public static implicit operator PinValue(bool isHigh) => new(isHigh);

    /// <summary>Whether two levels are the same.</summary>
    public static bool operator ==(PinValue one, PinValue other) => one.Equals(other);

    /// <summary>Whether two levels are not the same.</summary>
    public static bool operator !=(PinValue one, PinValue other) => !one.Equals(other);

    /// <inheritdoc/>
    public bool Equals(PinValue other) => _isHigh == other._isHigh;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is PinValue other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _isHigh.GetHashCode();

    /// <inheritdoc/>
    public override string ToString() => _isHigh ? nameof(High) : nameof(Low);
}
