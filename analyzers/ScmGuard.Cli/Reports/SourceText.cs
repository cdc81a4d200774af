using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Cli.Reports;

/// <summary>Lines of scanned source, as they can be shown to anybody: a passphrase is no passphrase any more.</summary>
internal sealed class SourceText
{
    private const char Mask = '*';

    private readonly Dictionary<string, string[]> _files = [];

    /// <summary>A line whose literals are masked.</summary>
    /// <param name="file">The full path.</param>
    /// <param name="line">The line, from 1.</param>
    /// <returns>As long as the line itself, with a blank for a tab; null if there is no such line, or nothing of it is left to see.</returns>
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
        foreach (SyntaxToken token in CSharpSyntaxTree.ParseText(text).GetRoot().DescendantTokens(descendIntoTrivia: true))
        {
            if (token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.Utf8StringLiteralToken or SyntaxKind.InterpolatedStringTextToken or SyntaxKind.SingleLineRawStringLiteralToken
                or SyntaxKind.MultiLineRawStringLiteralToken or SyntaxKind.Utf8SingleLineRawStringLiteralToken or SyntaxKind.Utf8MultiLineRawStringLiteralToken)
            {
                TextSpan span = token.Span;
                for (int index = span.Start; index < span.End; index++)
                {
                    shown[index] = shown[index] is '"' or '@' or '$' || char.IsWhiteSpace(shown[index]) ? shown[index] : Mask;
                }
            }
        }

        return [.. new string(shown).Split('\n').Select(line => line.TrimEnd('\r').Replace('\t', ' ').TrimEnd())];
    }
}
