namespace ScmGuard.Zymkey;

/// <summary>A perimeter circuit, by the channel number that the API gives it.</summary>
/// <remarks>Source: Perimeter Detect: SCM.</remarks>
public enum PerimeterChannel
{
    /// <summary>Circuit 1 is channel 0.</summary>
    Circuit1 = 0,

    /// <summary>Circuit 2 is channel 1.</summary>
    Circuit2 = 1,
}
