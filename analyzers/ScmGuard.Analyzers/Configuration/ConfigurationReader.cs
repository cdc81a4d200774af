using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using ScmGuard.Analyzers.Configuration.Json;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>Reads values of a settings file and takes down what is wrong with them.</summary>
/// <param name="path">The file.</param>
/// <param name="source">Its text.</param>
internal sealed class ConfigurationReader(string path, SourceText source)
{
    private readonly ImmutableArray<ConfigurationProblem>.Builder _problems = ImmutableArray.CreateBuilder<ConfigurationProblem>();

    /// <summary>What is wrong, in the order in which it was found.</summary>
    public ImmutableArray<ConfigurationProblem> Problems => _problems.ToImmutable();

    /// <summary>The whole file as JSON, or null if it is none.</summary>
    public JsonValue? ReadFile()
    {
        var value = JsonReader.Read(source.ToString(), out var error);
        if (error is not null)
        {
            Unreadable(error.Span, error.Message);
        }

        return value;
    }

    /// <summary>Where a part of the file is.</summary>
    public Location At(TextSpan span)
    {
        var inside = TextSpan.FromBounds(Math.Min(span.Start, source.Length), Math.Min(span.End, source.Length));
        return Location.Create(path, inside, source.Lines.GetLinePositionSpan(inside));
    }

    /// <summary>Says that something has the wrong form.</summary>
    public void Unreadable(TextSpan span, string message) => _problems.Add(new ConfigurationProblem(false, At(span), message));

    /// <summary>Says that something names what is not known.</summary>
    public void Unknown(TextSpan span, string message) => _problems.Add(new ConfigurationProblem(true, At(span), message));

    /// <summary>True if a value is an object that has only the given members and all of the required ones, which come first.</summary>
    public bool IsObject(JsonValue value, string what, int required, params string[] members)
    {
        if (!Is(value, JsonKind.Object, what))
        {
            return false;
        }

        foreach (var member in value.Members)
        {
            if (!members.Contains(member.Name))
            {
                Unreadable(member.NameSpan, $"{what} has no member '{member.Name}'; its members are {string.Join(", ", members)}");
            }
        }

        var isWhole = true;
        foreach (var missing in members.Take(required).Where(name => value[name] is null))
        {
            isWhole = false;
            Unreadable(new TextSpan(value.Span.Start, 1), $"{what} needs the member '{missing}'");
        }

        return isWhole;
    }

    /// <summary>True if a value is of a kind.</summary>
    public bool Is(JsonValue value, JsonKind kind, string what)
    {
        if (value.Kind == kind)
        {
            return true;
        }

        Unreadable(value.Span, $"{what} must be {Name(kind)}, not {Name(value.Kind)}");
        return false;
    }

    /// <summary>The text of a value, or null.</summary>
    public string? Text(JsonValue? value, string what) => value is not null && Is(value, JsonKind.Text, what) ? value.Text : null;

    /// <summary>The items of an array that is there.</summary>
    public ImmutableArray<JsonValue> Items(JsonValue? value, string what) =>
        value is not null && Is(value, JsonKind.Array, what) ? value.Items : ImmutableArray<JsonValue>.Empty;

    /// <summary>The operation that a value names as C or Python does, or null.</summary>
    public Operation? Operation(JsonValue? value, string what)
    {
        if (Text(value, what) is not { } name)
        {
            return null;
        }

        if (OperationNames.TryFind(name, out var operation))
        {
            return operation;
        }

        Unknown(value!.Span, $"operation '{name}' is not known; write its C name, such as zkGenKeyPair, or its Python name, such as gen_key_pair");
        return null;
    }

    private static string Name(JsonKind kind) => kind switch
    {
        JsonKind.Null => "null",
        JsonKind.Truth => "true or false",
        JsonKind.Number => "a number",
        JsonKind.Text => "a text",
        JsonKind.Array => "an array",
        JsonKind.Object => "an object",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
