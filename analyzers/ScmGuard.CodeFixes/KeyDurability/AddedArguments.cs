using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>Writes arguments around those that a call has; spaces, line breaks and comments stay where they are.</summary>
internal static class AddedArguments
{
    private static readonly SyntaxToken _comma = SyntaxFactory.Token(default, SyntaxKind.CommaToken, SyntaxFactory.TriviaList(SyntaxFactory.Space));

    /// <summary>Adds an argument before the first one.</summary>
    public static ArgumentListSyntax Before(ArgumentListSyntax list, ExpressionSyntax added)
    {
        var first = list.Arguments[0];
        return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(
        [
            SyntaxFactory.Argument(added.WithoutTrivia()).WithLeadingTrivia(first.GetLeadingTrivia()),
            _comma,
            .. list.Arguments.Replace(first, first.WithLeadingTrivia()).GetWithSeparators(),
        ]));
    }

    /// <summary>Adds arguments behind the last one.</summary>
    public static ArgumentListSyntax Behind(ArgumentListSyntax list, params string[] added)
    {
        var last = list.Arguments[list.Arguments.Count - 1];
        var items = new List<SyntaxNodeOrToken>(list.Arguments.GetWithSeparators());
        items[items.Count - 1] = last.WithTrailingTrivia();
        foreach (var argument in SyntaxFactory.ParseArgumentList("(" + string.Join(", ", added) + ")").Arguments)
        {
            items.Add(_comma);
            items.Add(argument);
        }

        items[items.Count - 1] = items[items.Count - 1].AsNode()!.WithTrailingTrivia(last.GetTrailingTrivia());
        return list.WithArguments(SyntaxFactory.SeparatedList<ArgumentSyntax>(items));
    }
}
