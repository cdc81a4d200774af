namespace ScmGuard.Zymkey;

/// <summary>In which direction along an axis the last tap went.</summary>
/// <remarks>Source: C API Documentation.</remarks>
public enum TapDirection
{
    /// <summary>Against the axis.</summary>
    Negative = -1,

    /// <summary>The axis did not cause a tap.</summary>
    None = 0,

    /// <summary>Along the axis.</summary>
    Positive = 1,
}
