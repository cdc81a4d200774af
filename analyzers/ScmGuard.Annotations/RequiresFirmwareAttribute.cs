using System;

namespace ScmGuard.Annotations;

/// <summary>Says that a member may run only on the units named: ScmGuard trusts this inside the member and demands it of its callers.</summary>
/// <param name="units">A comma list of units, firmware versions or advisories, as for <see cref="FirmwareGuardAttribute"/>.</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Constructor | AttributeTargets.Class | AttributeTargets.Struct, Inherited = true)]
public sealed class RequiresFirmwareAttribute(string units) : Attribute
{
    /// <summary>The units named.</summary>
    public string Units { get; } = units;

    /// <summary>True turns the meaning round: every unit but the ones named.</summary>
    public bool Except { get; set; }
}
