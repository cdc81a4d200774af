namespace ScmGuard.Harness.Journal;

/// <summary>Where a run takes place, and who answers for it.</summary>
/// <param name="Name">The station's name.</param>
/// <param name="Operator">Who runs it, or null.</param>
/// <param name="FileHash">SHA-256 of the station file, in hexadecimal; null without one.</param>
public sealed record StationIdentity(string Name, string? Operator, string? FileHash)
{
    /// <summary>A run without a station file.</summary>
    public static StationIdentity Default { get; } = new("no station file", null, null);
}
