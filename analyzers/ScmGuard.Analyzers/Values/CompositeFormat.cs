using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace ScmGuard.Analyzers.Values;

/// <summary>A piece of the first argument of <c>string.Format</c>.</summary>
/// <param name="Index">Which argument goes here, or -1 for a literal.</param>
/// <param name="Alignment">The width of the argument, 0 if none is given.</param>
/// <param name="Text">The literal, or the argument's format, or null.</param>
internal readonly record struct CompositeFormat(int Index, int Alignment, string? Text)
{
    private const int MaxIndex = 64;

    /// <summary>Splits <c>"fleet-{0:D2}"</c>.</summary>
    /// <returns>False for what <c>string.Format</c> refuses, or might.</returns>
    public static bool TryParse(string format, out List<CompositeFormat> parts)
    {
        parts = [];
        var literal = new StringBuilder();
        for (var position = 0; position < format.Length; position++)
        {
            var character = format[position];
            if (character is not ('{' or '}'))
            {
                literal.Append(character);
                continue;
            }

            if (position + 1 < format.Length && format[position + 1] == character)
            {
                literal.Append(character);
                position++;
                continue;
            }

            var end = character == '{' ? format.IndexOfAny(['{', '}'], position + 1) : -1;
            if (end < 0 || format[end] == '{' || !TryParseHole(format.Substring(position + 1, end - position - 1), out var hole))
            {
                return false;
            }

            parts.Add(new CompositeFormat(-1, 0, literal.ToString()));
            parts.Add(hole);
            literal.Clear();
            position = end;
        }

        parts.Add(new CompositeFormat(-1, 0, literal.ToString()));
        return true;
    }

    private static bool TryParseHole(string hole, out CompositeFormat part)
    {
        part = default;
        string? format = null;
        var colon = hole.IndexOf(':');
        if (colon >= 0)
        {
            format = hole.Substring(colon + 1);
            hole = hole.Substring(0, colon);
        }

        var alignment = 0;
        var comma = hole.IndexOf(',');
        if (comma >= 0)
        {
            if (!int.TryParse(hole.Substring(comma + 1).Trim(' '), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out alignment))
            {
                return false;
            }

            hole = hole.Substring(0, comma);
        }

        if (!int.TryParse(hole.TrimEnd(' '), NumberStyles.None, CultureInfo.InvariantCulture, out var index) || index > MaxIndex)
        {
            return false;
        }

        part = new CompositeFormat(index, alignment, format);
        return true;
    }
}
