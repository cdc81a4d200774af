using System;
using System.Globalization;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>Finds, for each character of what a C# literal says, where it is written in the file.</summary>
internal static class LiteralPositions
{
    /// <summary>The positions, one for each character of the value and one for its end; all at the token's start if they cannot be told.</summary>
    /// <param name="token">A string literal of any kind, or the text between the holes of an interpolated one.</param>
    /// <param name="opening">The quote that opens the literal, with its prefix: <c>@"</c>, <c>$"""</c>.</param>
    public static int[] Of(SyntaxToken token, string opening)
    {
        var (text, value) = (token.Text, token.ValueText);
        var isRaw = opening.IndexOf("\"\"\"", StringComparison.Ordinal) >= 0;
        var isVerbatim = opening.IndexOf('@') >= 0;
        var isInterpolated = opening.IndexOf('$') >= 0;
        var positions = new int[value.Length + 1];

        // In an interpolated string the token is only the text; elsewhere the quotes are a part of it.
        var source = isInterpolated ? 0 : opening.Length;
        for (var index = 0; index < value.Length;)
        {
            if (source >= text.Length)
            {
                return Unknown(positions, token.SpanStart);
            }

            var (length, said) = isRaw ? (1, 1) : Unit(text, source, isVerbatim, isInterpolated);
            if (length == 1 && text[source] != value[index])
            {
                // The indentation of a raw string, or a line end that is not the one that it stands for.
                source++;
                continue;
            }

            for (var end = Math.Min(value.Length, index + said); index < end; index++)
            {
                positions[index] = token.SpanStart + source;
            }

            source += length;
        }

        positions[value.Length] = token.SpanStart + Math.Min(source, text.Length);
        return positions;
    }

    /// <summary>How many characters of the file make up the next part, and how many of the value.</summary>
    private static (int Length, int Said) Unit(string text, int position, bool isVerbatim, bool isInterpolated)
    {
        var character = text[position];
        var next = position + 1 < text.Length ? text[position + 1] : '\0';
        if (isInterpolated && character is '{' or '}' && next == character)
        {
            return (2, 1);
        }

        if (isVerbatim)
        {
            return character == '"' && next == '"' ? (2, 1) : (1, 1);
        }

        return character != '\\' ? (1, 1) : next switch
        {
            'u' => (6, 1),
            'U' => (10, IsAstral(text, position + 2) ? 2 : 1),
            'x' => (2 + HexDigits(text, position + 2), 1),
            _ => (2, 1),
        };
    }

    private static bool IsAstral(string text, int position) =>
        position + 8 <= text.Length && int.TryParse(text.Substring(position, 8), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) && code > 0xFFFF;

    private static int HexDigits(string text, int position)
    {
        var count = 0;
        while (count < 4 && position + count < text.Length && Uri.IsHexDigit(text[position + count]))
        {
            count++;
        }

        return count;
    }

    private static int[] Unknown(int[] positions, int start)
    {
        for (var index = 0; index < positions.Length; index++)
        {
            positions[index] = start;
        }

        return positions;
    }
}
