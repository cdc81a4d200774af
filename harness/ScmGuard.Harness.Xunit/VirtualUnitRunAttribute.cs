namespace ScmGuard.Harness.Xunit;

/// <summary>
/// A run on a virtual unit, in this process and in memory, which comes to its end before the first test is listed. It is made once in a process, however
/// many tests ask for it.
/// </summary>
/// <param name="profile">What kind of unit, such as <c>scm-a1</c>.</param>
public sealed class VirtualUnitRunAttribute(string profile) : RunDataAttribute
{
    /// <summary>What kind of unit.</summary>
    public string Profile => profile;

    /// <summary>Its firmware, or null for the newest.</summary>
    public string? Firmware { get; set; }

    /// <summary>The check, such as <c>persistence</c>; null for all but a soak, which needs to be told more.</summary>
    public string? Check { get; set; }

    /// <summary>How many times each kind of reboot is made: 1 to 100.</summary>
    public int Cycles { get; set; } = 1;

    private protected override RunSource Source => new VirtualSource(profile, Firmware, Check, Cycles);
}
