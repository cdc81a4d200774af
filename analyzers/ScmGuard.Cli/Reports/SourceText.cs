using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Cli.Reports;

/// <summary>Lines of scanned source, as they can be shown to anybody: a passphrase is no passphrase any more.</summary>
internal sealed class SourceText
{
    private const char Mask = '*';

    private readonly Dictionary<string, string[]> _files = [];

    /// <summary>A line without its comments, whose texts, characters and lists of numbers are masked.</summary>
    /// <param name="file">The full path.</param>
    /// <param name="line">The line, from 1.</param>
    /// <returns>Each letter in its column, with a blank for a tab; null if there is no such line, or nothing of it is left to see.</returns>
    /// <remarks>Reports end in logs that many read, and the text of a mnemonic can stand beside anything that a rule reports.</remarks>
    public string? Line(string file, int line)
    {
        if (!_files.TryGetValue(file, out string[]? lines))
        {
            lines = Read(file);
            _files.Add(file, lines);
        }

        return line >= 1 && line <= lines.Length && lines[line - 1].Any(letter => letter is not Mask and not '"' && !char.IsWhiteSpace(letter)) ? lines[line - 1] : null;
    }

    private static string[] Read(string file)
    {
        try
        {
            return Masked(File.ReadAllText(file));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static string[] Masked(string text)
    {
        char[] shown = text.ToCharArray();
        SyntaxNode root = CSharpSyntaxTree.ParseText(text).GetRoot();
        foreach (SyntaxTrivia comment in root.DescendantTrivia().Where(trivia => trivia.Kind() is SyntaxKind.SingleLineCommentTrivia or SyntaxKind.MultiLineCommentTrivia
            or SyntaxKind.SingleLineDocumentationCommentTrivia or SyntaxKind.MultiLineDocumentationCommentTrivia))
        {
            Replace(shown, comment.FullSpan, letter => ' ');
        }

        foreach (SyntaxToken token in root.DescendantTokens(descendIntoTrivia: true))
        {
            if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken)
            {
                Replace(shown, token.Span, letter => letter is '"' or '@' or '$' ? letter : Mask);
            }
            else if (token.IsKind(SyntaxKind.CharacterLiteralToken) || (token.IsKind(SyntaxKind.NumericLiteralToken) && IsElement(token.Parent!)))
            {
                Replace(shown, token.Span, letter => letter is '\'' ? letter : Mask);
            }
        }

        return [.. new string(shown).Split('\n').Select(line => line.TrimEnd('\r').Replace('\t', ' ').TrimEnd())];
    }

    private static void Replace(char[] shown, TextSpan span, Func<char, char> by)
    {
        for (int index = span.Start; index < span.End; index++)
        {
            shown[index] = char.IsWhiteSpace(shown[index]) ? shown[index] : by(shown[index]);
        }
    }

    /// <summary>True for a number in a list: a key is written so.</summary>
    private static bool IsElement(SyntaxNode number)
    {
        SyntaxNode? around = number.Parent;
        while (around is PrefixUnaryExpressionSyntax or CastExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            around = around.Parent;
        }

        return around is InitializerExpressionSyntax or ExpressionElementSyntax;
    }
}
