using System;
using System.Globalization;
using System.Text;

namespace ScmGuard.Harness.Led.Files;

/// <summary>What a trace's file says in words beside its edges: <c>name: value</c>.</summary>
internal static class TraceNote
{
    public const string Source = "source";
    public const string Begin = "begin";
    public const string BegunAt = "begun at";
    public const string Run = "run";
    public const string Fault = "fault at";

    /// <summary>Takes a note into a header.</summary>
    public static TraceHeader Apply(TraceHeader header, string name, string value) => name switch
    {
        Source => header with { Source = value },
        Begin when long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long begin) => header with { Begin = begin },
        BegunAt when DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset at) => header with { BegunAt = at },
        Run => header with { Run = value },
        _ => header,
    };

    /// <summary>Splits a note; null if it is none.</summary>
    public static (string Name, string Value)? Split(string text)
    {
        // An empty value has lost its blank.
        int colon = text.EndsWith(':') && !text.Contains(": ", StringComparison.Ordinal) ? text.Length - 1 : text.IndexOf(": ", StringComparison.Ordinal);
        return colon <= 0 ? null : (text[..colon], Unescape(text[Math.Min(colon + 2, text.Length)..]));
    }

    /// <summary>A text on one line in which no format sees anything of its own: words and single blanks.</summary>
    public static string Escape(string text)
    {
        StringBuilder escaped = new(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            char letter = text[index];
            bool isLoneBlank = letter == ' ' && index > 0 && index < text.Length - 1 && text[index - 1] is not ' ';
            if (isLoneBlank || (letter is not ('%' or '$' or '"') && !char.IsWhiteSpace(letter) && !char.IsControl(letter) && !char.IsSurrogate(letter)))
            {
                escaped.Append(letter);
            }
            else
            {
                escaped.Append(CultureInfo.InvariantCulture, $"%{(int)letter:X4}");
            }
        }

        return escaped.ToString();
    }

    /// <summary>The text that was escaped. What is no escape stays as it is.</summary>
    public static string Unescape(string text)
    {
        if (!text.Contains('%', StringComparison.Ordinal))
        {
            return text;
        }

        StringBuilder plain = new(text.Length);
        for (int index = 0; index < text.Length; index++)
        {
            if (text[index] == '%' && index + 4 < text.Length
                && ushort.TryParse(text.AsSpan(index + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
            {
                plain.Append((char)code);
                index += 4;
            }
            else
            {
                plain.Append(text[index]);
            }
        }

        return plain.ToString();
    }
}
