using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ScmGuard.Harness.Led;

namespace ScmGuard.Harness.Cli.Led;

/// <summary>A reading for programs. What is not known is null, not left out.</summary>
/// <param name="Verdict"><c>Decoded</c> or <c>Inconclusive</c>.</param>
/// <param name="Pattern">What the LED shows; null if inconclusive.</param>
/// <param name="Main">The main code of a fatal pattern.</param>
/// <param name="Sub">Its subcode.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Reason">Why nothing was decided, or what the answer rests on.</param>
/// <param name="Meaning">What it says about the unit.</param>
/// <param name="Remedy">What to do about it.</param>
internal sealed record LedAnswer(string Verdict, LedShown? Pattern, int? Main, int? Sub, double Confidence, string? Reason, string? Meaning, string? Remedy)
{
    private static readonly JsonSerializerOptions s_json = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        DefaultIgnoreCondition = JsonIgnoreCondition.Never,
    };

    /// <summary>When in the trace the reading was made, in seconds since its begin; left out of a reading of the whole.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public double? At { get; init; }

    /// <summary>The answer that a reading is.</summary>
    public static LedAnswer Of(LedReading reading) => new(
        reading.IsDecoded ? "Decoded" : "Inconclusive",
        reading.Shown,
        reading.Main,
        reading.Sub,
        reading.Confidence,
        reading.Reason,
        reading.Meaning,
        reading.Remedy);

    /// <summary>One line.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, s_json);

    /// <summary>What the program ends with: nothing is proven by an inconclusive reading.</summary>
    public static int ExitCodeOf(LedReading reading) => reading.IsDecoded ? ExitCode.Ok : ExitCode.Undecided;
}
