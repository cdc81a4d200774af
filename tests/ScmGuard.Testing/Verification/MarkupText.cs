using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Testing;

/// <summary>A text and the places marked in it: <c>{|SCM1001:code|}</c>, <c>{|SCM2001@end:code|}</c>, <c>{|#0:code|}</c>, <c>[|code|]</c>.</summary>
internal sealed partial class MarkupText
{
    private MarkupText(string path, string text, ImmutableArray<MarkupSpan> spans)
    {
        Path = path;
        Text = SourceText.From(text, Encoding.UTF8);
        Spans = spans;
    }

    /// <summary>The path of the file in the test's solution.</summary>
    public string Path { get; }

    /// <summary>The text without markup.</summary>
    public SourceText Text { get; }

    /// <summary>The marked places.</summary>
    public ImmutableArray<MarkupSpan> Spans { get; }

    /// <summary>Takes the markup out of a text.</summary>
    /// <exception cref="VerificationException">The markup is not well formed.</exception>
    public static MarkupText Parse(string path, string marked)
    {
        marked = marked.ReplaceLineEndings("\n");
        var text = new StringBuilder(marked.Length);
        var spans = ImmutableArray.CreateBuilder<MarkupSpan>();
        var open = new Stack<(Match Opening, int Start)>();
        var copied = 0;
        foreach (Match mark in Marks().Matches(marked))
        {
            text.Append(marked, copied, mark.Index - copied);
            copied = mark.Index + mark.Length;
            if (mark.Value is "{|")
            {
                throw Wrong(path, marked, mark, "opens neither {|ID:, {|ID@end: nor {|#0:");
            }

            if (mark.Value is "|]" or "|}")
            {
                if (!open.TryPop(out var last) || last.Opening.Value[0] is '[' != mark.Value is "|]")
                {
                    throw Wrong(path, marked, mark, "closes nothing");
                }

                var name = last.Opening.Groups["name"].Value;
                spans.Add(new MarkupSpan(name, last.Opening.Groups["end"].Success, TextSpan.FromBounds(last.Start, text.Length)));
            }
            else
            {
                open.Push((mark, text.Length));
            }
        }

        if (open.TryPop(out var unclosed))
        {
            throw Wrong(path, marked, unclosed.Opening, "is never closed");
        }

        text.Append(marked, copied, marked.Length - copied);
        return new MarkupText(path, text.ToString(), [.. spans.OrderBy(span => span.Span.Start).ThenByDescending(span => span.Span.End)]);
    }

    /// <summary>Puts marks into a text; the opposite of <see cref="Parse"/>.</summary>
    public static string Annotate(SourceText text, IEnumerable<(string Name, TextSpan Span)> marks)
    {
        var annotated = new StringBuilder(text.ToString());
        var inserts = new List<(int Position, int Order, string Mark)>();
        foreach (var (name, span) in marks)
        {
            // At one position: first what ends there (inner before outer), then what starts there (outer before inner).
            inserts.Add((span.End, span.IsEmpty ? int.MaxValue : -span.Start - 1, "|}"));
            inserts.Add((span.Start, span.IsEmpty ? int.MaxValue - 1 : int.MaxValue / 2 - span.End, $"{{|{name}:"));
        }

        foreach (var insert in inserts.OrderByDescending(insert => insert.Position).ThenByDescending(insert => insert.Order))
        {
            annotated.Insert(insert.Position, insert.Mark);
        }

        return annotated.ToString();
    }

    private static VerificationException Wrong(string path, string marked, Match mark, string what)
    {
        var position = SourceText.From(marked).Lines.GetLinePosition(mark.Index);
        return new VerificationException($"Unknown markup: '{mark.Value}' at {Place.FileName(path)}({position.Line + 1},{position.Character + 1}) {what}.");
    }

    [GeneratedRegex(@"\{\|(?:(?<name>#[0-9]+|[A-Za-z][A-Za-z0-9_]*)(?<end>@end)?:)?|\[\||\|\]|\|\}", RegexOptions.CultureInvariant)]
    private static partial Regex Marks();
}
