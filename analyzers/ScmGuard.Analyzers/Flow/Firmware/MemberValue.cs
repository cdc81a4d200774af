namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What a field or property ever says about the unit.</summary>
/// <param name="Value">All values that are ever written to it.</param>
/// <param name="LooksAtFirmware">True if one of them comes from a look at the firmware.</param>
internal readonly record struct MemberValue(ValueSplit Value, bool LooksAtFirmware)
{
    /// <summary>A member of which nothing is known.</summary>
    public static MemberValue Unknown { get; } = new(ValueSplit.Unknown, LooksAtFirmware: false);
}
