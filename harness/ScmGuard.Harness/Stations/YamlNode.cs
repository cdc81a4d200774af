using System.Collections.Generic;

namespace ScmGuard.Harness.Stations;

/// <summary>Something in a YAML text, with its place.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal abstract record YamlNode(int Line, int Column)
{
    /// <summary>What it is, in words.</summary>
    public abstract string Found { get; }
}

/// <summary>A single value.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Value">As written, without quotes.</param>
/// <param name="IsPlain">True without quotes: only then can it be a number, or true or false.</param>
internal sealed record YamlScalar(int Line, int Column, string Value, bool IsPlain) : YamlNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Found => IsPlain && Value.Length == 0 ? "nothing" : $"\"{Shown.Of(Value)}\"";
}

/// <summary>A list.</summary>
internal sealed record YamlList(int Line, int Column, IReadOnlyList<YamlNode> Items) : YamlNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Found => "a list";
}

/// <summary>A map. No key is in it twice.</summary>
internal sealed record YamlMap(int Line, int Column, IReadOnlyList<(YamlScalar Key, YamlNode Value)> Entries) : YamlNode(Line, Column)
{
    /// <inheritdoc/>
    public override string Found => "a map";
}
