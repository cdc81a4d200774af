using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.Analyzers.Values;

/// <summary>Some names, and where files mention them. One pass over a file's text finds all of them, and is remembered for as long as the file lives.</summary>
/// <remarks>A name that is written with a Unicode escape is not found: it is no way to write what is meant to be read.</remarks>
internal sealed class NameSet : IEquatable<NameSet>
{
    /// <summary>So many names are faster searched one by one, with the platform's own search.</summary>
    private const int Few = 4;

    private static readonly ConditionalWeakTable<SyntaxTree, Dictionary<NameSet, ImmutableArray<int>>> _known = new();

    private readonly HashSet<string> _names;
    private readonly ILookup<(char First, int Length), string> _byShape;
    private readonly string _prefix;
    private readonly ulong _firsts;
    private readonly int _hash;

    public NameSet(IEnumerable<string> names)
    {
        // Half-typed code declares things without a name.
        _names = new HashSet<string>(names.Where(static name => name.Length > 0), StringComparer.Ordinal);
        _byShape = _names.ToLookup(static name => (name[0], name.Length));
        _prefix = _names.Aggregate<string, string?>(null, static (prefix, name) => prefix is null ? name : CommonPrefix(prefix, name)) ?? string.Empty;
        _firsts = _names.Aggregate(0UL, static (firsts, name) => firsts | Bit(name[0]));
        _hash = _names.Aggregate(_names.Count, static (hash, name) => hash ^ StringComparer.Ordinal.GetHashCode(name));
    }

    /// <summary>True if there is no name.</summary>
    public bool IsEmpty => _names.Count == 0;

    /// <summary>True if all names begin alike.</summary>
    public bool BeginWith(string prefix) => _prefix.StartsWith(prefix, StringComparison.Ordinal);

    /// <summary>Where a file uses the names, in the order of the text.</summary>
    public IEnumerable<SimpleNameSyntax> MentionsIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var places = PlacesIn(tree, cancellationToken);
        if (places.IsEmpty)
        {
            yield break;
        }

        var root = tree.GetRoot(cancellationToken);
        foreach (var place in places)
        {
            if (Mentions.At(place, root) is { } mention)
            {
                yield return mention;
            }
        }
    }

    /// <summary>True if a file uses one of the names.</summary>
    public bool IsMentionedIn(SyntaxTree tree, CancellationToken cancellationToken) => !PlacesIn(tree, cancellationToken).IsEmpty;

    /// <inheritdoc />
    public bool Equals(NameSet? other) => other is not null && (ReferenceEquals(this, other) || (_hash == other._hash && _names.SetEquals(other._names)));

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as NameSet);

    /// <inheritdoc />
    public override int GetHashCode() => _hash;

    private ImmutableArray<int> PlacesIn(SyntaxTree tree, CancellationToken cancellationToken)
    {
        var known = _known.GetOrCreateValue(tree);
        lock (known)
        {
            if (known.TryGetValue(this, out var places))
            {
                return places;
            }
        }

        var found = Search(tree, cancellationToken);
        lock (known)
        {
            known[this] = found;
        }

        return found;
    }

    private ImmutableArray<int> Search(SyntaxTree tree, CancellationToken cancellationToken)
    {
        // For text that came from a file this is the string that was read, not a copy.
        var text = tree.GetText(cancellationToken).ToString();
        if (IsEmpty || text.IndexOf(_prefix, StringComparison.Ordinal) < 0)
        {
            return ImmutableArray<int>.Empty;
        }

        var words = _names.Count <= Few ? OneByOne(text) : InOnePass(text);
        SyntaxNode? root = null;
        return words
            .Select(place => Mentions.At(place, root ??= tree.GetRoot(cancellationToken)))
            .Where(mention => mention is not null && _names.Contains(mention.Identifier.ValueText))
            .Select(static mention => mention!.SpanStart)
            .Distinct()
            .ToImmutableArray();
    }

    private List<int> OneByOne(string text)
    {
        // What begins with another of the names is found with that.
        var places = _names
            .Where(name => !_names.Any(other => other.Length < name.Length && name.StartsWith(other, StringComparison.Ordinal)))
            .SelectMany(name => Mentions.PlacesOf(name, text))
            .ToList();
        places.Sort();
        return places;
    }

    private List<int> InOnePass(string text)
    {
        var places = new List<int>();
        for (var place = 0; place < text.Length; place++)
        {
            if (!IsPartOfName(text[place]))
            {
                continue;
            }

            var start = place;
            while (place < text.Length && IsPartOfName(text[place]))
            {
                place++;
            }

            if ((_firsts & Bit(text[start])) == 0)
            {
                continue;
            }

            foreach (var name in _byShape[(text[start], place - start)])
            {
                if (string.CompareOrdinal(text, start, name, 0, name.Length) == 0)
                {
                    places.Add(start);
                }
            }
        }

        return places;
    }

    private static string CommonPrefix(string left, string right)
    {
        var length = 0;
        while (length < left.Length && length < right.Length && left[length] == right[length])
        {
            length++;
        }

        return left.Substring(0, length);
    }

    private static ulong Bit(char character) => 1UL << (character & 63);

    private static bool IsPartOfName(char character) => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '_' or > '\x7f';
}
