using System.Text.Json.Serialization;
using ScmGuard.Harness.Led;

namespace ScmGuard.Harness.Journal;

/// <summary>Where a run takes place, and who answers for it.</summary>
/// <param name="Name">The station's name.</param>
/// <param name="Operator">Who runs it, or null.</param>
/// <param name="FileHash">SHA-256 of the station file, in hexadecimal; null without one.</param>
public sealed record StationIdentity(string Name, string? Operator, string? FileHash)
{
    /// <summary>The unit's product, where the module's own word is not to be relied on; or null. A run that goes on after a reboot has no station file any more.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Model { get; init; }

    /// <summary>The unit's hardware revision, such as <c>B1</c>, which no operation returns; or null.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Revision { get; init; }

    /// <summary>Where the unit's LED is wired to on its own host, or null if that does not watch it.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public LedWiring? Led { get; init; }

    /// <summary>A run without a station file.</summary>
    public static StationIdentity Default { get; } = new("no station file", null, null);
}
