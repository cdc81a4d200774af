using System.Text.Json.Serialization;

namespace ScmGuard.Harness.Journal;

/// <summary>A measured value.</summary>
/// <param name="Name">What was measured, in the field's words, unique within its step.</param>
/// <param name="Value">The value.</param>
/// <param name="Unit">Its unit, such as <c>s</c>, <c>V</c>, <c>°C</c>; <c>1</c> for a count or a share.</param>
/// <param name="Limits">What it has to keep, or null if it is only recorded.</param>
public sealed record Measurement(string Name, double Value, string Unit, Limits? Limits = null)
{
    /// <summary>What the limits say of the value; null without limits.</summary>
    [JsonIgnore]
    public Verdict? Verdict => Limits?.Judge(Value);
}
