using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;

namespace ScmGuard.CodeFixes;

/// <summary>The edits of one file. Each is planned against the unchanged file; replaced nodes may lie within each other.</summary>
internal sealed class DocumentEdit(DocumentId id, SyntaxNode root)
{
    /// <summary>Marks what is to be formatted as the file's settings say.</summary>
    public static SyntaxAnnotation Formatted { get; } = new();

    private readonly Dictionary<SyntaxNode, Func<SyntaxNode, SyntaxNode>> _replacements = [];
    private readonly HashSet<SyntaxNode> _removals = [];
    private readonly Dictionary<SyntaxNode, List<SyntaxNode>> _insertions = [];
    private readonly Dictionary<SyntaxNode, List<SyntaxNode>> _insertionsBefore = [];
    private readonly List<(SyntaxNode Node, string Text)> _comments = [];

    public DocumentId Id { get; } = id;

    public SyntaxNode Root { get; } = root;

    public bool IsEmpty => _replacements.Count == 0 && _removals.Count == 0 && _insertions.Count == 0 && _insertionsBefore.Count == 0 && _comments.Count == 0;

    /// <summary>How this file ends its lines.</summary>
    public string EndOfLine { get; } = EndOfLineOf(root);

    /// <summary>Replaces a node; what is replaced within it arrives in the callback's argument.</summary>
    public void Replace(SyntaxNode node, Func<SyntaxNode, SyntaxNode> change) => _replacements.Add(node, change);

    /// <summary>True if a node is replaced already.</summary>
    public bool IsReplaced(SyntaxNode node) => _replacements.ContainsKey(node);

    /// <summary>Inserts members or statements after a node of the same list.</summary>
    public void InsertAfter(SyntaxNode node, IEnumerable<SyntaxNode> added)
    {
        if (!_insertions.TryGetValue(node, out var list))
        {
            list = [];
            _insertions.Add(node, list);
        }

        list.AddRange(added);
    }

    /// <summary>Inserts statements before a statement of the same block.</summary>
    public void InsertBefore(SyntaxNode node, IEnumerable<SyntaxNode> added)
    {
        if (!_insertionsBefore.TryGetValue(node, out var list))
        {
            list = [];
            _insertionsBefore.Add(node, list);
        }

        list.AddRange(added);
    }

    public void Remove(SyntaxNode node) => _removals.Add(node);

    /// <summary>Puts a comment on a line of its own above the line on which a node starts, once.</summary>
    public void CommentAbove(SyntaxNode node, string comment) => _comments.Add((node, comment));

    /// <summary>Applies the edits.</summary>
    public async Task<Solution> ApplyAsync(Solution solution, CancellationToken cancellationToken)
    {
        var document = solution.WithDocumentSyntaxRoot(Id, Apply()).GetDocument(Id)!;

        // Left to itself, the formatter ends lines as the machine does, not as the file does.
        var settings = await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false);
        var options = settings.WithChangedOption(FormattingOptions.NewLine, LanguageNames.CSharp, EndOfLine);
        document = await Formatter.FormatAsync(document, Formatted, options, cancellationToken).ConfigureAwait(false);
        return document.Project.Solution;
    }

    private SyntaxNode Apply()
    {
        var comments = Comments();
        var marks = _insertions.Keys.Union(_insertionsBefore.Keys).Union(_removals).ToDictionary(static node => node, static _ => new SyntaxAnnotation());
        var changed = Root.ReplaceSyntax(
            _replacements.Keys.Union(marks.Keys),
            (original, current) =>
            {
                var node = _replacements.TryGetValue(original, out var change) ? change(current) : current;
                return marks.TryGetValue(original, out var mark) ? node.WithAdditionalAnnotations(mark) : node;
            },
            comments.Keys,
            (original, current) => WithCommentAbove(current, comments[original]),
            [],
            static (_, current) => current);
        foreach (var insertion in _insertions)
        {
            changed = changed.InsertNodesAfter(changed.GetAnnotatedNodes(marks[insertion.Key]).Single(), insertion.Value);
        }

        foreach (var insertion in _insertionsBefore)
        {
            changed = changed.InsertNodesBefore(changed.GetAnnotatedNodes(marks[insertion.Key]).Single(), insertion.Value);
        }

        foreach (var removed in _removals)
        {
            var node = changed.GetAnnotatedNodes(marks[removed]).Single();
            var keep = removed.GetLeadingTrivia().Any(static trivia => !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia))
                ? SyntaxRemoveOptions.KeepLeadingTrivia
                : SyntaxRemoveOptions.KeepDirectives;
            changed = changed.RemoveNode(node, keep)!;
        }

        return changed;
    }

    /// <summary>The comments by the token that will start their line, without those that are there already.</summary>
    private Dictionary<SyntaxToken, string> Comments()
    {
        var comments = new Dictionary<SyntaxToken, string>();
        foreach (var (node, comment) in _comments)
        {
            // What is inserted ends its line, so that what follows it starts one.
            var token = FirstTokenOfLine(node.SpanStart);
            var inserted = _insertions.Keys.Where(before => before.Span.End > token.SpanStart && before.Span.End <= node.SpanStart).OrderBy(static before => before.Span.End).LastOrDefault();
            token = inserted?.GetLastToken().GetNextToken() ?? token;
            var parted = _insertionsBefore.Keys.Where(after => after.SpanStart > token.SpanStart && after.SpanStart <= node.SpanStart).OrderBy(static after => after.SpanStart).LastOrDefault();
            token = parted?.GetFirstToken() ?? token;
            if (!token.LeadingTrivia.Any(trivia => trivia.ToString() == comment))
            {
                comments[token] = comment;
            }
        }

        return comments;
    }

    /// <summary>The token that starts the line of a position; of an earlier line where a text literal reaches over the start of this one.</summary>
    private SyntaxToken FirstTokenOfLine(int position)
    {
        var text = Root.GetText();
        while (true)
        {
            var line = text.Lines.GetLineFromPosition(position);
            var start = line.Start;
            while (start < position && char.IsWhiteSpace(text[start]))
            {
                start++;
            }

            var token = Root.FindToken(start);
            if (token.Parent?.AncestorsAndSelf().OfType<InterpolatedStringExpressionSyntax>().LastOrDefault() is { } interpolated && interpolated.SpanStart < line.Start)
            {
                position = interpolated.SpanStart;
            }
            else if (token.SpanStart < line.Start)
            {
                position = token.SpanStart;
            }
            else
            {
                return token;
            }
        }
    }

    private SyntaxToken WithCommentAbove(SyntaxToken token, string comment)
    {
        var leading = token.LeadingTrivia;
        var start = 0;
        for (var index = 0; index < leading.Count; index++)
        {
            if (leading[index].IsKind(SyntaxKind.EndOfLineTrivia) || leading[index].IsDirective || leading[index].HasStructure)
            {
                start = index + 1;
            }
        }

        var indentation = start < leading.Count && leading[start].IsKind(SyntaxKind.WhitespaceTrivia) ? leading[start] : SyntaxFactory.Whitespace(string.Empty);
        return token.WithLeadingTrivia(leading.InsertRange(start, [indentation, SyntaxFactory.Comment(comment), SyntaxFactory.EndOfLine(EndOfLine)]));
    }

    private static string EndOfLineOf(SyntaxNode root)
    {
        var text = root.GetText();
        var first = text.Lines[0];
        return first.EndIncludingLineBreak > first.End ? text.ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) : "\n";
    }
}
