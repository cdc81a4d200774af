using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Journal;

/// <summary>The unit under test.</summary>
/// <param name="IsVirtual">True for a simulated unit: nothing that is said of it was measured on hardware.</param>
/// <param name="Model">The product, such as <c>SCM</c>, as <see cref="Knowledge.Model"/> names it.</param>
/// <param name="ModelNumber">What the module itself writes.</param>
/// <param name="Revision">The hardware revision, such as <c>B1</c>; null if it is not known. No operation returns it: it is told by the station or the profile.</param>
/// <param name="Firmware">The firmware as the module writes it.</param>
/// <param name="SerialNumber">The serial number.</param>
/// <param name="HostName">The host's name.</param>
/// <param name="Kernel">The kernel's release.</param>
public sealed record UnitIdentity(
    bool IsVirtual,
    string Model,
    string ModelNumber,
    string? Revision,
    string Firmware,
    string SerialNumber,
    string HostName,
    string Kernel)
{
    /// <summary>True if the binding is locked: the unit is in production mode.</summary>
    public bool IsProductionMode { get; init; }

    /// <summary>Such as <c>SCM B1/01.02.02release, virtual</c>.</summary>
    [JsonIgnore]
    public string Title => $"{Model}{(Revision is null ? "" : $" {Revision}")}/{Firmware}{(IsVirtual ? ", virtual" : "")}";
}
