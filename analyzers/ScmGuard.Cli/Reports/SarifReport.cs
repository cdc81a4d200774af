using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScmGuard.Cli.Rules;
using ScmGuard.Cli.Scanning;

namespace ScmGuard.Cli.Reports;

/// <summary>A scan in SARIF 2.1.0, with what GitHub code scanning reads beyond what the standard asks for. The source itself is not in it.</summary>
internal static class SarifReport
{
    // The name that the standard's examples and code scanning use for the root of the repository.
    private const string Root = "%SRCROOT%";

    private const string Home = "https://github.com/scmguard/scmguard";

    /// <summary>The version of this program, without what the build adds to it.</summary>
    public static string Version { get; } =
        typeof(SarifReport).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    /// <summary>Writes the log.</summary>
    public static string Of(ScanResult result)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
            json.WriteString("version", "2.1.0");
            json.WriteStartArray("runs");
            json.WriteStartObject();
            WriteTool(json);
            WriteInvocation(json, result);
            json.WriteStartObject("originalUriBaseIds");
            json.WriteStartObject(Root);
            json.WriteString("uri", new Uri(Path.TrimEndingDirectorySeparator(result.Target.Root) + Path.DirectorySeparatorChar).AbsoluteUri);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteString("columnKind", "utf16CodeUnits");
            json.WriteStartArray("results");
            Fingerprints fingerprints = new();
            foreach (Finding finding in result.Findings)
            {
                Write(json, result.Target, finding, fingerprints);
            }

            json.WriteEndArray();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static void WriteTool(Utf8JsonWriter json)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "ScmGuard");
        json.WriteString("semanticVersion", Version);
        json.WriteString("informationUri", Home);
        json.WriteStartArray("rules");
        foreach (RuleInfo rule in RuleCatalog.All)
        {
            json.WriteStartObject();
            json.WriteString("id", rule.Id);
            json.WriteString("name", rule.Name);
            WriteText(json, "shortDescription", rule.Title);
            WriteText(json, "fullDescription", rule.Description);
            json.WriteString("helpUri", rule.Link);
            json.WriteStartObject("help");
            json.WriteString("text", $"{rule.Description} {rule.Link}");
            json.WriteString("markdown", RuleCatalog.PageOf(rule));
            json.WriteEndObject();
            json.WriteStartObject("defaultConfiguration");
            json.WriteString("level", Word(rule.Level));
            json.WriteEndObject();
            json.WriteStartObject("properties");
            json.WriteStartArray("tags");
            foreach (string tag in rule.Tags)
            {
                json.WriteStringValue(tag);
            }

            json.WriteEndArray();
            WriteIfKnown(json, "precision", rule.Precision);
            WriteIfKnown(json, "security-severity", rule.SecuritySeverity);
            WriteIfKnown(json, "harm", rule.Harm);
            json.WriteString("problem.severity", rule.Level switch { Level.Error => "error", Level.Warning => "warning", _ => "recommendation" });
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteInvocation(Utf8JsonWriter json, ScanResult result)
    {
        json.WriteStartArray("invocations");
        json.WriteStartObject();
        json.WriteBoolean("executionSuccessful", result.Unscanned.Count == 0);
        json.WriteStartArray("toolExecutionNotifications");
        foreach (UnscannedProject project in result.Unscanned)
        {
            string name = result.Target.Shorten(project.Name.Path);
            json.WriteStartObject();
            json.WriteString("level", "error");
            WriteText(json, "message", $"{name}{(project.Name.Framework.Length > 0 ? $" ({project.Name.Framework})" : "")} was not scanned: it {project.Reason}.");
            json.WriteStartArray("locations");
            json.WriteStartObject();
            json.WriteStartObject("physicalLocation");
            WriteArtifact(json, result.Target, project.Name.Path);
            json.WriteEndObject();
            json.WriteEndObject();
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ScanTarget target, Finding finding, Fingerprints fingerprints)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Rule);
        if (RuleCatalog.IndexOf(finding.Rule) is { } index)
        {
            json.WriteNumber("ruleIndex", index);
        }

        json.WriteString("level", Word(finding.Level));
        WriteText(json, "message", finding.Message);
        json.WriteStartArray("locations");

        // Code scanning shows only what has a place: what concerns a project as a whole stands at its first line.
        WriteLocation(json, target, finding.Place ?? new Place(finding.Projects[0].Path, 1, 1, 1, 1), null);
        json.WriteEndArray();
        if (finding.Others.Count > 0)
        {
            json.WriteStartArray("relatedLocations");
            for (int id = 0; id < finding.Others.Count; id++)
            {
                WriteLocation(json, target, finding.Others[id], id);
            }

            json.WriteEndArray();
        }

        json.WriteStartObject("partialFingerprints");
        json.WriteString("primaryLocationLineHash", fingerprints.Next(finding));
        json.WriteEndObject();
        if (finding.IsSuppressed)
        {
            json.WriteStartArray("suppressions");
            foreach (Suppression suppression in finding.Suppressions)
            {
                json.WriteStartObject();
                json.WriteString("kind", suppression.Kind);
                if (suppression.Justification is { } justification)
                {
                    json.WriteString("justification", justification);
                }

                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        WriteProjects(json, target, finding.Projects);
        json.WriteEndObject();
    }

    private static void WriteProjects(Utf8JsonWriter json, ScanTarget target, IReadOnlyList<ProjectName> projects)
    {
        json.WriteStartObject("properties");
        json.WriteStartArray("projects");
        foreach (ProjectName project in projects)
        {
            json.WriteStringValue(project.Framework.Length > 0 ? $"{target.Shorten(project.Path)} ({project.Framework})" : target.Shorten(project.Path));
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteLocation(Utf8JsonWriter json, ScanTarget target, Place place, int? id)
    {
        json.WriteStartObject();
        if (id is { } number)
        {
            json.WriteNumber("id", number);
            WriteText(json, "message", "see also");
        }

        json.WriteStartObject("physicalLocation");
        WriteArtifact(json, target, place.File);
        json.WriteStartObject("region");
        json.WriteNumber("startLine", place.Line);
        json.WriteNumber("startColumn", place.Column);
        json.WriteNumber("endLine", place.EndLine);
        json.WriteNumber("endColumn", place.EndColumn);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteArtifact(Utf8JsonWriter json, ScanTarget target, string file)
    {
        json.WriteStartObject("artifactLocation");
        if (target.Relative(file) is { } relative)
        {
            json.WriteString("uri", string.Join('/', relative.Split('/').Select(Uri.EscapeDataString)));
            json.WriteString("uriBaseId", Root);
        }
        else
        {
            json.WriteString("uri", new Uri(file).AbsoluteUri);
        }

        json.WriteEndObject();
    }

    private static void WriteIfKnown(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    private static void WriteText(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text);
        json.WriteEndObject();
    }

    private static string Word(Level level) => level switch
    {
        Level.Error => "error",
        Level.Warning => "warning",
        _ => "note",
    };
}
