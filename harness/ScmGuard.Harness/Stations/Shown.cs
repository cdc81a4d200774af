using System.Linq;

namespace ScmGuard.Harness.Stations;

/// <summary>Somebody's text inside a message: without letters that a terminal would obey.</summary>
internal static class Shown
{
    private const int Most = 40;

    /// <summary>Its beginning.</summary>
    public static string Of(string text) => Whole(text.Length <= Most ? text : text[..Most] + "...");

    /// <summary>All of it.</summary>
    public static string Whole(string text) => string.Concat(text.Select(letter => char.IsControl(letter) || char.IsSurrogate(letter) ? '?' : letter));
}
