using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ScmGuard.Cli.Scanning;

namespace ScmGuard.Cli.Reports;

/// <summary>A scan for a program: one JSON object.</summary>
internal static class JsonReport
{
    /// <summary>Writes the object.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="failOn">The least level that fails the scan; null if none does.</param>
    /// <param name="exitCode">What the program is going to end with.</param>
    public static string Of(ScanResult result, Level? failOn, int exitCode)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteString("scanned", result.Target.Shorten(result.Target.File));
            json.WriteNumber("exitCode", exitCode);
            json.WriteStartArray("projects");
            foreach (ProjectName project in result.Projects)
            {
                json.WriteStartObject();
                WriteProject(json, result, project);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("notScanned");
            foreach (UnscannedProject project in result.Unscanned)
            {
                json.WriteStartObject();
                WriteProject(json, result, project.Name);
                json.WriteString("reason", project.Reason);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("leftOut");
            foreach (string project in result.LeftOut)
            {
                json.WriteStringValue(result.Target.Shorten(project));
            }

            json.WriteEndArray();
            json.WriteStartObject("switchedOff");
            foreach (var rule in result.SwitchedOff.OrderBy(rule => rule.Key, StringComparer.Ordinal))
            {
                json.WriteStartArray(rule.Key);
                foreach (string project in rule)
                {
                    json.WriteStringValue(result.Target.Shorten(project));
                }

                json.WriteEndArray();
            }

            json.WriteEndObject();
            json.WriteStartArray("findings");
            foreach (Finding finding in result.Findings)
            {
                Write(json, result, finding, failOn);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void Write(Utf8JsonWriter json, ScanResult result, Finding finding, Level? failOn)
    {
        json.WriteStartObject();
        json.WriteString("rule", finding.Rule);
        json.WriteString("severity", finding.Level.ToString().ToLowerInvariant());
        json.WriteString("message", finding.Message);
        if (finding.Place is { } place)
        {
            WritePlace(json, result, place);
        }

        json.WriteStartArray("projects");
        foreach (string project in finding.Projects.Select(project => project.Path).Distinct())
        {
            json.WriteStringValue(result.Target.Shorten(project));
        }

        json.WriteEndArray();
        json.WriteStartArray("others");
        foreach (Place other in finding.Others)
        {
            json.WriteStartObject();
            WritePlace(json, result, other);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("suppressed", finding.IsSuppressed);
        json.WriteBoolean("fails", ScanResult.Counts(finding, failOn));
        json.WriteEndObject();
    }

    private static void WriteProject(Utf8JsonWriter json, ScanResult result, ProjectName project)
    {
        json.WriteString("path", result.Target.Shorten(project.Path));
        if (project.Framework.Length > 0)
        {
            json.WriteString("framework", project.Framework);
        }
    }

    private static void WritePlace(Utf8JsonWriter json, ScanResult result, Place place)
    {
        json.WriteString("file", result.Target.Shorten(place.File));
        json.WriteNumber("line", place.Line);
        json.WriteNumber("column", place.Column);
        json.WriteNumber("endLine", place.EndLine);
        json.WriteNumber("endColumn", place.EndColumn);
    }
}
