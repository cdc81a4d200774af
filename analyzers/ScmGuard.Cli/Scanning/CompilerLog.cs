using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using ScmGuard.ScanFacts;

namespace ScmGuard.Cli.Scanning;

/// <summary>What the compiler wrote down of one project, in SARIF 2.1.</summary>
/// <param name="Rules">The rules of ScmGuard that were loaded, whether or not they found anything: the proof that they ran.</param>
/// <param name="SwitchedOff">Those of them that the project's configuration switches off, everywhere or in some files.</param>
/// <param name="Findings">What they found.</param>
/// <param name="Wallets">The wallets that the project makes.</param>
/// <param name="Failures">What kept a rule of ScmGuard from running, in words that go on after the project's name.</param>
internal sealed partial record CompilerLog(
    IReadOnlySet<string> Rules, IReadOnlySet<string> SwitchedOff, IReadOnlyList<Finding> Findings, IReadOnlyList<WalletFact> Wallets, IReadOnlyList<string> Failures)
{
    private const string Crash = "AD0001";

    /// <summary>Reads a log. Of one that the compiler did not write to its end, that is the failure.</summary>
    public static CompilerLog Read(string path)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
            return Read(document.RootElement.GetProperty("runs")[0]);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or UriFormatException or IndexOutOfRangeException)
        {
            return new CompilerLog(new HashSet<string>(), new HashSet<string>(), [], [], ["has a compiler's log that cannot be read: the compiler was stopped while it wrote it"]);
        }
    }

    private static CompilerLog Read(JsonElement run)
    {
        JsonElement driver = run.GetProperty("tool").GetProperty("driver");

        // Without any analyzer there is no list.
        HashSet<string> rules = driver.TryGetProperty("rules", out JsonElement loaded) ? [.. loaded.EnumerateArray().Select(rule => rule.GetProperty("id").GetString()!).Where(IsOurs)] : [];
        List<Finding> findings = [];
        List<WalletFact> wallets = [];
        List<string> failures = [];
        foreach (JsonElement result in run.GetProperty("results").EnumerateArray())
        {
            string id = result.GetProperty("ruleId").GetString()!;
            string message = result.GetProperty("message").GetProperty("text").GetString()!;
            if (IsOurs(id))
            {
                Add(result, id, message, findings, wallets);
            }
            else if (id == Crash && Crashed().Match(message) is { Success: true } crash)
            {
                // The exception's text is left out: nobody has looked what a line of the scanned source can bring into it.
                failures.Add($"makes {crash.Groups["rule"].Value} crash ({Crash}), which is a mistake of ours. Please report it");
            }
            else if (id is "CS8032" or "CS8033" or "CS8034" or "CS9057" && message.Contains("ScmGuard.", StringComparison.Ordinal))
            {
                failures.Add($"is built by a compiler that does not load the rules ({id}: {message})");
            }
        }

        return new CompilerLog(rules, SwitchedOffIn(run), findings, wallets, [.. failures.Distinct()]);
    }

    private static void Add(JsonElement result, string id, string message, List<Finding> findings, List<WalletFact> wallets)
    {
        Level level = Text(result, "level") switch
        {
            "error" => Level.Error,
            "note" or "none" => Level.Info,
            _ => Level.Warning,
        };
        Place? place = Places(result, "locations").FirstOrDefault();
        IReadOnlyList<Suppression> suppressions = SuppressionsOf(result);
        if (result.TryGetProperty("properties", out JsonElement properties) && properties.TryGetProperty("customProperties", out JsonElement custom)
            && Text(custom, WalletUseFacts.WalletName) is { } wallet)
        {
            if (place is not null)
            {
                wallets.Add(new WalletFact(wallet, place, level == Level.Info ? null : level, suppressions));
            }
        }
        else
        {
            findings.Add(new Finding(id, level, message, place, Places(result, "relatedLocations"), suppressions));
        }
    }

    private static HashSet<string> SwitchedOffIn(JsonElement run) =>
        run.TryGetProperty("invocations", out JsonElement invocations) && invocations.GetArrayLength() > 0 && invocations[0].TryGetProperty("ruleConfigurationOverrides", out JsonElement overrides)
            ? [.. overrides.EnumerateArray()
                .Where(change => change.GetProperty("configuration").TryGetProperty("enabled", out JsonElement enabled) && enabled.ValueKind == JsonValueKind.False)
                .Select(change => change.GetProperty("descriptor").GetProperty("id").GetString()!)
                .Where(IsOurs)]
            : [];

    private static bool IsOurs(string id) => Id().IsMatch(id);

    private static IReadOnlyList<Suppression> SuppressionsOf(JsonElement result) =>
        result.TryGetProperty("suppressions", out JsonElement suppressions)
            ? [.. suppressions.EnumerateArray().Select(suppression => new Suppression(Text(suppression, "kind") ?? "external", Text(suppression, "justification")))]
            : [];

    private static IReadOnlyList<Place> Places(JsonElement result, string property) =>
        result.TryGetProperty(property, out JsonElement locations)
            ? [.. locations.EnumerateArray().Where(location => location.TryGetProperty("physicalLocation", out _)).Select(location => ToPlace(location.GetProperty("physicalLocation")))]
            : [];

    private static Place ToPlace(JsonElement location)
    {
        JsonElement region = location.GetProperty("region");
        int line = region.GetProperty("startLine").GetInt32();
        int column = Number(region, "startColumn") ?? 1;
        return new Place(
            PathOf(location.GetProperty("artifactLocation").GetProperty("uri").GetString()!),
            line,
            column,
            Number(region, "endLine") ?? line,
            Number(region, "endColumn") ?? column);
    }

    /// <summary>The path that an address means. What a generator wrote has a relative one.</summary>
    private static string PathOf(string uri) => Uri.TryCreate(uri, UriKind.Absolute, out Uri? absolute) ? absolute.LocalPath : Path.GetFullPath(Uri.UnescapeDataString(uri));

    private static int? Number(JsonElement element, string property) => element.TryGetProperty(property, out JsonElement value) ? value.GetInt32() : null;

    private static string? Text(JsonElement element, string property) => element.TryGetProperty(property, out JsonElement value) ? value.GetString() : null;

    [GeneratedRegex("^SCM[0-9]{4}$")]
    private static partial Regex Id();

    [GeneratedRegex(@"'ScmGuard\.[A-Za-z.]*\.(?<rule>[A-Za-z0-9]+)'")]
    private static partial Regex Crashed();
}
