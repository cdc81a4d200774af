using System;

namespace ScmGuard.Annotations;

/// <summary>Says what the result of a member tells about the unit, so that ScmGuard follows it as it follows a comparison of the firmware.</summary>
/// <remarks>
/// On a <c>bool</c> member: true exactly on the units named. On a <c>void</c> method: it returns only on the units named.
/// </remarks>
/// <param name="units">A comma list of units (<c>SCM-B1/01.02.02release</c>, <c>SCM-A1</c>, <c>HSM6</c>), firmware versions (<c>01.02.02release</c>) or advisories (<c>#159</c>: the units that have it).</param>
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Field, Inherited = true)]
public sealed class FirmwareGuardAttribute(string units) : Attribute
{
    /// <summary>The units named.</summary>
    public string Units { get; } = units;

    /// <summary>True turns the meaning round: every unit but the ones named.</summary>
    public bool Except { get; set; }
}
