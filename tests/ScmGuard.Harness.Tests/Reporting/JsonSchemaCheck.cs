using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace ScmGuard.Harness.Tests.Reporting;

/// <summary>As much of JSON Schema as the published schemas use. A word that it does not know is a fault, so that nothing goes unchecked.</summary>
internal static class JsonSchemaCheck
{
    private static readonly string[] s_notes = ["$schema", "$id", "$defs", "title", "description"];

    /// <summary>What is wrong with a value, each with its place; nothing if it is valid.</summary>
    public static IEnumerable<string> Faults(JsonElement schema, JsonElement value) => Faults(schema, schema, value, "$");

    private static IEnumerable<string> Faults(JsonElement root, JsonElement schema, JsonElement value, string place) =>
        schema.EnumerateObject().Where(word => !s_notes.Contains(word.Name)).SelectMany(word => word.Name switch
        {
            "$ref" => Faults(root, Definition(root, word.Value.GetString()!), value, place),
            "const" => JsonElement.DeepEquals(word.Value, value) ? [] : [$"{place}: must be {word.Value}"],
            "enum" => word.Value.EnumerateArray().Any(item => JsonElement.DeepEquals(item, value)) ? [] : [$"{place}: must be one of {word.Value}"],
            "type" => Types(word.Value).Any(type => IsOfType(value, type)) ? [] : [$"{place}: must be of type {word.Value}"],
            "anyOf" => word.Value.EnumerateArray().Any(other => !Faults(root, other, value, place).Any()) ? [] : [$"{place}: must be one of {word.Value}"],
            "minItems" => value.ValueKind != JsonValueKind.Array || value.GetArrayLength() >= word.Value.GetInt32() ? [] : [$"{place}: must have at least {word.Value} items"],
            "pattern" => value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, word.Value.GetString()!) ? [] : [$"{place}: must match {word.Value}"],
            "minimum" => value.ValueKind != JsonValueKind.Number || value.GetDouble() >= word.Value.GetDouble() ? [] : [$"{place}: must be at least {word.Value}"],
            "items" => value.ValueKind != JsonValueKind.Array ? [] : value.EnumerateArray().SelectMany((item, index) => Faults(root, word.Value, item, $"{place}[{index}]")),
            "required" => value.ValueKind != JsonValueKind.Object ? [] : word.Value.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{place}: {name} is missing"),
            "properties" => value.ValueKind != JsonValueKind.Object ? [] : word.Value.EnumerateObject().SelectMany(property =>
                value.TryGetProperty(property.Name, out JsonElement inner) ? Faults(root, property.Value, inner, $"{place}.{property.Name}") : []),
            "additionalProperties" => value.ValueKind != JsonValueKind.Object ? [] : value.EnumerateObject()
                .Where(property => !schema.TryGetProperty("properties", out JsonElement known) || !known.TryGetProperty(property.Name, out _))
                .SelectMany(property => word.Value.ValueKind == JsonValueKind.False ? [$"{place}: {property.Name} is not known"] : Faults(root, word.Value, property.Value, $"{place}.{property.Name}")),
            _ => throw new NotSupportedException($"The check does not know the word {word.Name}."),
        });

    private static JsonElement Definition(JsonElement root, string reference) => root.GetProperty("$defs").GetProperty(reference["#/$defs/".Length..]);

    private static IEnumerable<string> Types(JsonElement type) => type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(item => item.GetString()!) : [type.GetString()!];

    private static bool IsOfType(JsonElement value, string type) => type switch
    {
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        _ => value.ValueKind.ToString().Equals(type, StringComparison.OrdinalIgnoreCase),
    };
}
