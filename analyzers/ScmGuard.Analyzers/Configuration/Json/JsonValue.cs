using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Analyzers.Configuration.Json;

/// <summary>A JSON value and where it is written.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it is written, quotes and brackets included.</param>
internal sealed record JsonValue(JsonKind Kind, TextSpan Span)
{
    /// <summary>What a string says, or a number or a truth as written.</summary>
    public string Text { get; init; } = string.Empty;

    /// <summary>The items of an array.</summary>
    public ImmutableArray<JsonValue> Items { get; init; } = ImmutableArray<JsonValue>.Empty;

    /// <summary>The members of an object, in order; no two have one name.</summary>
    public ImmutableArray<JsonMember> Members { get; init; } = ImmutableArray<JsonMember>.Empty;

    /// <summary>The value of a member, or null if the object has none of this name.</summary>
    public JsonValue? this[string name]
    {
        get
        {
            foreach (var member in Members)
            {
                if (string.Equals(member.Name, name, StringComparison.Ordinal))
                {
                    return member.Value;
                }
            }

            return null;
        }
    }
}
