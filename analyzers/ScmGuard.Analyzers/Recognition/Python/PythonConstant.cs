using System.Globalization;
using System.Linq;

namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>Reads a literal as Python writes it: in a text, or as a default of the client.</summary>
internal static class PythonConstant
{
    /// <summary>The value: a <c>string</c>, <c>long</c>, <c>double</c>, <c>bool</c>, or null for <c>None</c>.</summary>
    /// <returns>False if the text is no single literal, or its value is known only when the program runs.</returns>
    public static bool TryRead(string written, out object? value)
    {
        value = null;
        var tokens = PythonTokenizer.Read(written).Where(static token => token.Kind is not PythonTokenKind.StatementEnd).ToList();
        var isNegative = tokens.Count == 2 && tokens[0].Is("-");
        if (tokens.Count != 1 && !isNegative)
        {
            return false;
        }

        var token = tokens[tokens.Count - 1];
        switch (token.Kind)
        {
            case PythonTokenKind.Text when token.IsKnown && !isNegative:
                value = token.Text;
                return true;
            case PythonTokenKind.Name when !isNegative && token.Text is "True" or "False" or "None":
                value = token.Text == "None" ? null : token.Text == "True";
                return true;
            case PythonTokenKind.Number:
                value = NumberOf(token.Text.Replace("_", string.Empty), isNegative ? -1 : 1);
                return value is not null;
            default:
                return false;
        }
    }

    /// <summary>True if an expression holds nothing but a text or bytes that are written out: <c>"..."</c>, <c>bytearray(b"...")</c>, <c>"...".encode()</c>.</summary>
    public static bool IsWrittenText(string written)
    {
        var hasContent = false;
        foreach (var token in PythonTokenizer.Read(written))
        {
            switch (token.Kind)
            {
                case PythonTokenKind.Text when token.IsKnown:
                    hasContent |= token.Text.Length > 0;
                    break;
                case PythonTokenKind.Name when token.Text is not ("bytes" or "bytearray" or "encode" or "fromhex"):
                case PythonTokenKind.Text or PythonTokenKind.Number:
                    return false;
            }
        }

        return hasContent;
    }

    /// <summary>What a call passes by a keyword: <c>"x"</c> of <c>Strategy(passphrase="x")</c>; null if it does not.</summary>
    public static string? Keyword(string call, string keyword)
    {
        var tokens = PythonTokenizer.Read(call);
        var depth = 0;
        for (var index = 0; index < tokens.Count; index++)
        {
            depth += tokens[index].Is("(") ? 1 : tokens[index].Is(")") ? -1 : 0;
            if (depth != 1 || index + 2 >= tokens.Count || tokens[index].Kind is not PythonTokenKind.Name || tokens[index].Text != keyword || !tokens[index + 1].Is("="))
            {
                continue;
            }

            var end = index + 2;
            for (var inner = 0; end < tokens.Count && (inner > 0 || !(tokens[end].Is(",") || tokens[end].Is(")"))); end++)
            {
                inner += tokens[end].Is("(") || tokens[end].Is("[") ? 1 : tokens[end].Is(")") || tokens[end].Is("]") ? -1 : 0;
            }

            return end > index + 2 ? call.Substring(tokens[index + 2].Start, tokens[end - 1].End - tokens[index + 2].Start) : null;
        }

        return null;
    }

    private static object? NumberOf(string text, int sign)
    {
        if (text.Length > 2 && text[0] == '0' && text[1] is 'x' or 'X')
        {
            return long.TryParse(text.Substring(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hexadecimal) ? sign * hexadecimal : null;
        }

        if (long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole))
        {
            return sign * whole;
        }

        return double.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var real) ? sign * real : null;
    }
}
