using System.Text.Json;

namespace ScmGuard.Quickstart;

/// <summary>What the compiler reports through <c>ErrorLog</c> in SARIF 2.1.</summary>
/// <param name="Rules">Every rule that was loaded, whether or not it found anything: the proof that an analyzer ran.</param>
/// <param name="Findings">Warnings and errors that are not suppressed, in the order of their places.</param>
internal sealed record SarifLog(IReadOnlySet<string> Rules, IReadOnlyList<Finding> Findings)
{
    /// <summary>Reads a log.</summary>
    /// <exception cref="JsonException">The file is not JSON.</exception>
    /// <exception cref="KeyNotFoundException">The file is not such a log.</exception>
    public static SarifLog Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var run = document.RootElement.GetProperty("runs")[0];
        var helpLinks = run.GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray()
            .GroupBy(rule => rule.GetProperty("id").GetString()!)
            .ToDictionary(rules => rules.Key, rules => Text(rules.First(), "helpUri"));
        var findings = run.GetProperty("results").EnumerateArray()
            .Where(result => !result.TryGetProperty("suppressions", out _) && Text(result, "level") is "warning" or "error")
            .Select(result => ToFinding(result, helpLinks))
            .OrderBy(finding => finding.Place?.File, StringComparer.Ordinal)
            .ThenBy(finding => finding.Place?.Line)
            .ThenBy(finding => finding.Place?.Column);
        return new SarifLog(helpLinks.Keys.ToHashSet(), [.. findings]);
    }

    private static Finding ToFinding(JsonElement result, Dictionary<string, string?> helpLinks)
    {
        var id = result.GetProperty("ruleId").GetString()!;
        return new Finding(
            id,
            Text(result, "level")!,
            result.GetProperty("message").GetProperty("text").GetString()!,
            helpLinks.GetValueOrDefault(id),
            Places(result, "locations").FirstOrDefault(),
            Places(result, "relatedLocations"));
    }

    private static IReadOnlyList<Place> Places(JsonElement result, string property) =>
        result.TryGetProperty(property, out var locations)
            ? [.. locations.EnumerateArray().Select(location => ToPlace(location.GetProperty("physicalLocation")))]
            : [];

    private static Place ToPlace(JsonElement location)
    {
        var region = location.GetProperty("region");
        var line = region.GetProperty("startLine").GetInt32();
        var column = region.GetProperty("startColumn").GetInt32();
        return new Place(
            new Uri(location.GetProperty("artifactLocation").GetProperty("uri").GetString()!).LocalPath,
            line,
            column,
            region.TryGetProperty("endLine", out var endLine) ? endLine.GetInt32() : line,
            region.TryGetProperty("endColumn", out var endColumn) ? endColumn.GetInt32() : column);
    }

    private static string? Text(JsonElement element, string property) =>
        element.TryGetProperty(property, out var value) ? value.GetString() : null;
}
