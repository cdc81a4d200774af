using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Testing;

/// <summary>Sources as an editor sees them between two keystrokes, or after an accident.</summary>
public static class MalformedCode
{
    private static readonly Func<SourceText, ImmutableArray<SyntaxToken>, int, Mutant>[] Changes = [Delete, Double, Swap, Replace, Cut];

    /// <summary>Breaks a source at random: a token deleted, doubled, swapped with its neighbour, replaced by another of the file (of its own kind where there is one), or the file cut before it.</summary>
    /// <param name="source">The source.</param>
    /// <param name="seed">The same seed gives the same mutants.</param>
    /// <param name="count">How many; there are fewer when the source has no more.</param>
    /// <returns>Different mutants, in a random order.</returns>
    public static IEnumerable<Mutant> Mutants(string source, int seed, int count)
    {
        var (text, tokens) = Lex(source);
        var sites = Enumerable.Range(0, tokens.Length * Changes.Length).ToArray();
        Shuffle(sites, seed);
        return sites
            .Select(site => Changes[site % Changes.Length](text, tokens, site / Changes.Length))
            .Where(mutant => mutant.Text != source)
            .DistinctBy(mutant => mutant.Text)
            .Take(count);
    }

    /// <summary>Each line as it is being typed: for every token, the rest of its line is missing and the other lines are there.</summary>
    public static IEnumerable<Mutant> HalfTyped(string source)
    {
        var (text, tokens) = Lex(source);
        return tokens
            .Select(token => TextSpan.FromBounds(token.Span.End, Math.Max(token.Span.End, text.Lines.GetLineFromPosition(token.Span.End).End)))
            .Where(rest => !rest.IsEmpty)
            .Select(rest => new Mutant(Replace(text, rest, ""), $"the line ends at {At(text, rest.Start)}"));
    }

    private static (SourceText Text, ImmutableArray<SyntaxToken> Tokens) Lex(string source)
    {
        var root = CSharpSyntaxTree.ParseText(source).GetRoot();
        return (root.GetText(), [.. root.DescendantTokens().Where(token => !token.Span.IsEmpty)]);
    }

    private static Mutant Delete(SourceText text, ImmutableArray<SyntaxToken> tokens, int index) =>
        new(Replace(text, tokens[index].Span, ""), $"'{tokens[index]}' deleted at {At(text, tokens[index].SpanStart)}");

    private static Mutant Double(SourceText text, ImmutableArray<SyntaxToken> tokens, int index) =>
        new(Replace(text, new TextSpan(tokens[index].Span.End, 0), " " + tokens[index].Text), $"'{tokens[index]}' doubled at {At(text, tokens[index].SpanStart)}");

    private static Mutant Swap(SourceText text, ImmutableArray<SyntaxToken> tokens, int index)
    {
        var first = tokens[index];
        var second = tokens[(index + 1) % tokens.Length];
        var changes = new[] { new TextChange(first.Span, second.Text), new TextChange(second.Span, first.Text) }.OrderBy(change => change.Span.Start);
        return new(first == second ? text.ToString() : text.WithChanges(changes).ToString(), $"'{first}' swapped with '{second}' at {At(text, first.SpanStart)}");
    }

    private static Mutant Replace(SourceText text, ImmutableArray<SyntaxToken> tokens, int index)
    {
        var token = tokens[index];
        var others = tokens.Where(other => other.Text != token.Text).ToList();
        var alike = others.Where(other => other.IsKind(token.Kind())).ToList();
        if (others.Count == 0)
        {
            return new(text.ToString(), "nothing to replace it with");
        }

        var other = alike.Count > 0 ? alike[index % alike.Count] : others[index % others.Count];
        return new(Replace(text, token.Span, other.Text), $"'{token}' replaced by '{other}' at {At(text, token.SpanStart)}");
    }

    private static Mutant Cut(SourceText text, ImmutableArray<SyntaxToken> tokens, int index) =>
        new(text.ToString(new TextSpan(0, tokens[index].SpanStart)), $"the file ends before '{tokens[index]}' at {At(text, tokens[index].SpanStart)}");

    private static string Replace(SourceText text, TextSpan span, string with) => text.WithChanges(new TextChange(span, with)).ToString();

    private static string At(SourceText text, int position)
    {
        var place = text.Lines.GetLinePosition(position);
        return $"({place.Line + 1},{place.Character + 1})";
    }

    /// <summary>Fisher and Yates' shuffle over a generator of our own: System.Random may give another order on another runtime.</summary>
    private static void Shuffle(int[] items, int seed)
    {
        var state = (uint)seed * 2654435769u + 1;
        for (var i = items.Length - 1; i > 0; i--)
        {
            state ^= state << 13;
            state ^= state >> 17;
            state ^= state << 5;
            var j = (int)(state % (uint)(i + 1));
            (items[i], items[j]) = (items[j], items[i]);
        }
    }
}
