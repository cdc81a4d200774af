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
