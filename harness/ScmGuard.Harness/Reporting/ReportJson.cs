using System.Text.Json;
using System.Text.Json.Serialization;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>How the JSON reports are written: names in camel case, one value a line, what is not known as null.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions s_options = new(JournalJson.Options)
    {
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    public static string Render<T>(T report) => JsonSerializer.Serialize(report, s_options) + "\n";
}
