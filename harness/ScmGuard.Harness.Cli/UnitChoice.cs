using System.Collections.Generic;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli;

/// <summary>Which unit a run is for.</summary>
/// <param name="Kind">One of <see cref="Kinds"/>.</param>
/// <param name="Profile">What kind of virtual unit; null for the one that is there, and for a real unit.</param>
/// <param name="SerialNumber">The serial number of a virtual unit that is made, or null.</param>
internal sealed record UnitChoice(string Kind, UnitProfile? Profile = null, string? SerialNumber = null)
{
    public const string Virtual = "virtual";
    public const string Local = "local";
    public const string Ssh = "ssh";

    public static IReadOnlyList<string> Kinds { get; } = [Virtual, Local, Ssh];
}
