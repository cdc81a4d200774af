using System.Collections.Generic;
using System.Text.Json;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;

namespace ScmGuard.Harness.Stations;

/// <summary>A bench: where it is, which unit stands on it, and what it demands of a unit.</summary>
/// <param name="Identity">Its name, who runs it, and the file's hash.</param>
public sealed record Station(StationIdentity Identity)
{
    /// <summary>The bench that there is without a station file.</summary>
    public static Station Default { get; } = new(StationIdentity.Default);

    /// <summary>The hardware revision of the unit, such as <c>B1</c>, which no operation returns; or null.</summary>
    public string? Revision { get; init; }

    /// <summary>The product, as <see cref="Knowledge.Models"/> names it, where the module's own word is not to be relied on; or null.</summary>
    public string? Model { get; init; }

    /// <summary>How to reach the unit from a controller, or null.</summary>
    public SshAccess? Ssh { get; init; }

    /// <summary>How to switch the unit's power, or null if the bench cannot.</summary>
    public PowerControl? Power { get; init; }

    /// <summary>Where the unit's LED is wired to, or null if it is not watched.</summary>
    public LedWiring? Led { get; init; }

    /// <summary><see cref="Led"/>, if it is a line of the unit's own host: with <see cref="Ssh"/> it is the controller's.</summary>
    internal LedWiring? LocalLed => Ssh is null ? Led : null;

    /// <summary>What the checks are told, by path, such as <c>acceptance.battery.minimum</c>.</summary>
    public IReadOnlyDictionary<string, JsonElement> Settings { get; init; } = new Dictionary<string, JsonElement>();

    /// <summary>The boots that a run may use, or null for the default.</summary>
    public int? RebootsPerRun { get; init; }

    /// <summary>The boots that a run may use in an hour, or null for the default.</summary>
    public int? RebootsPerHour { get; init; }
}
