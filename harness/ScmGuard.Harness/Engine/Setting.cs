using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;

namespace ScmGuard.Harness.Engine;

/// <summary>Something that a station can set.</summary>
/// <param name="Path">Its path in the station file below <c>checks</c>, such as <c>acceptance.battery.minimum</c>: the check's name, then the setting's own.</param>
/// <param name="Description">What it is for, with its unit.</param>
public abstract record Setting(string Path, string Description)
{
    /// <summary>The value without a station file, as one would write it there.</summary>
    public abstract string Default { get; }

    /// <summary>What is expected of a value, in words.</summary>
    public abstract string Expected { get; }

    /// <summary>Whether a value is what is expected.</summary>
    public abstract bool Accepts(JsonElement value);
}

/// <summary>A number.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Value">The value without a station file.</param>
/// <param name="Minimum">The smallest one allowed.</param>
/// <param name="Maximum">The largest one allowed.</param>
/// <param name="Description">What it is for, with its unit.</param>
public sealed record NumberSetting(string Path, double Value, double Minimum, double Maximum, string Description) : Setting(Path, Description)
{
    /// <inheritdoc/>
    public override string Default => FormattableString.Invariant($"{Value}");

    /// <inheritdoc/>
    public override string Expected => FormattableString.Invariant($"a number from {Minimum} to {Maximum}");

    /// <inheritdoc/>
    public override bool Accepts(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.GetDouble() is var number && number >= Minimum && number <= Maximum;

    /// <summary>The number that is set.</summary>
    public double In(IReadOnlyDictionary<string, JsonElement> settings) => settings.TryGetValue(Path, out JsonElement value) ? value.GetDouble() : Value;
}

/// <summary>A yes or no.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Value">The value without a station file.</param>
/// <param name="Description">What it is for.</param>
public sealed record FlagSetting(string Path, bool Value, string Description) : Setting(Path, Description)
{
    /// <inheritdoc/>
    public override string Default => Value ? "true" : "false";

    /// <inheritdoc/>
    public override string Expected => "true or false";

    /// <inheritdoc/>
    public override bool Accepts(JsonElement value) => value.ValueKind is JsonValueKind.True or JsonValueKind.False;

    /// <summary>What is set.</summary>
    public bool In(IReadOnlyDictionary<string, JsonElement> settings) => settings.TryGetValue(Path, out JsonElement value) ? value.GetBoolean() : Value;
}

/// <summary>A text.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Value">The value without a station file; empty for none.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Choices">The values allowed; none for any text.</param>
public sealed record TextSetting(string Path, string Value, string Description, params IReadOnlyList<string> Choices) : Setting(Path, Description)
{
    /// <inheritdoc/>
    public override string Default => Value;

    /// <inheritdoc/>
    public override string Expected => Choices.Count == 0 ? "a text" : $"one of {string.Join(", ", Choices)}";

    /// <inheritdoc/>
    public override bool Accepts(JsonElement value) => value.ValueKind == JsonValueKind.String && (Choices.Count == 0 || Choices.Contains(value.GetString()));

    /// <summary>What is set.</summary>
    public string In(IReadOnlyDictionary<string, JsonElement> settings) => settings.TryGetValue(Path, out JsonElement value) ? value.GetString()! : Value;
}

/// <summary>A list of texts.</summary>
/// <param name="Path">Its path.</param>
/// <param name="Value">The value without a station file.</param>
/// <param name="Description">What it is for.</param>
public sealed record ListSetting(string Path, IReadOnlyList<string> Value, string Description) : Setting(Path, Description)
{
    /// <inheritdoc/>
    public override string Default => $"[{string.Join(", ", Value)}]";

    /// <inheritdoc/>
    public override string Expected => "a list of texts";

    /// <inheritdoc/>
    public override bool Accepts(JsonElement value) => value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String);

    /// <summary>What is set.</summary>
    public IReadOnlyList<string> In(IReadOnlyDictionary<string, JsonElement> settings) =>
        settings.TryGetValue(Path, out JsonElement value) ? [.. value.EnumerateArray().Select(item => item.GetString()!)] : Value;
}
