using System.Globalization;
using System.Linq;
using System.Text;

namespace ScmGuard.Harness.Reporting;

/// <summary>Text that a reader sees as it is.</summary>
internal static class PlainText
{
    private const string Replacement = "\uFFFD";

    /// <summary>
    /// Puts a replacement character for what no XML file can hold (controls, half surrogates) and for what makes a page show other words than
    /// those that were written (marks of direction, and letters without a width).
    /// </summary>
    public static string Clean(string text)
    {
        if (text.All(letter => letter is >= ' ' and <= '~' or '\n'))
        {
            return text;
        }

        StringBuilder clean = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            clean.Append(IsVisible(rune) ? rune.ToString() : Replacement);
        }

        return clean.ToString();
    }

    private static bool IsVisible(Rune rune) => rune.Value switch
    {
        '\n' or '\t' => true,
        0xFFFE or 0xFFFF => false,
        _ => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator),
    };
}
