using System;
using System.Linq;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What comparing a unit's firmware string with a constant says about the unit.</summary>
/// <remarks>
/// A unit whose firmware is known decides each comparison. One "with any firmware that no table names" decides only equality with a named one;
/// a model without named firmware decides nothing, so that a guard never removes a unit that could really be there.
/// </remarks>
internal static class FirmwareText
{
    /// <summary>A two-digit triple, with or without a word. <c>#</c> is a digit.</summary>
    private static readonly string[] _shapes = { "##.##.##", "##.##.##release", "##.##.##beta" };

    /// <summary>The characters of the shapes.</summary>
    private const string Alphabet = "0123456789.releasebeta";

    /// <summary>How long a version can be.</summary>
    public static int Longest { get; } = _shapes.Max(static shape => shape.Length);

    /// <summary>True for a text that has the shape of a firmware version, whether any table names it or not.</summary>
    public static bool IsVersion(string text) => _shapes.Any(shape => text.Length == shape.Length && Fits(text, shape, 0));

    /// <summary>True for a text that stands somewhere in a firmware version, in whatever case.</summary>
    public static bool IsPart(string text) =>
        text.Length > 0 && text.Length <= Longest && text.All(IsOfVersion) && IsPart(text.ToLowerInvariant(), TextPart.Anywhere, out _);

    /// <summary>True for a character that a version can have, in whatever case.</summary>
    public static bool IsOfVersion(char character) => Alphabet.IndexOf(char.ToLowerInvariant(character)) >= 0;

    /// <summary>True for a text that can be a part of a firmware version.</summary>
    /// <param name="text">The text.</param>
    /// <param name="part">Which part.</param>
    /// <param name="isDistinctive">True if two of the three numbers are in it, so that hardly anything else is meant.</param>
    public static bool IsPart(string text, TextPart part, out bool isDistinctive)
    {
        isDistinctive = Enumerable.Range(0, Math.Max(0, text.Length - 4)).Any(offset => Fits(text.Substring(offset, 5), "##.##", 0));
        return text.Length > 0 && _shapes.Any(shape => part switch
        {
            TextPart.Start => Fits(text, shape, 0),
            TextPart.End => Fits(text, shape, shape.Length - text.Length),
            _ => Enumerable.Range(0, shape.Length).Any(offset => Fits(text, shape, offset)),
        });
    }

    /// <summary>Whether the firmware is a version.</summary>
    public static ValueSplit Equal(string version, bool ignoresCase)
    {
        // A constant without the word at the end may be meant for a string from which the program cut it off.
        var core = TargetSet.Where(unit => unit.Firmware is { } named && named.Length > version.Length && named.StartsWith(version, StringComparison.OrdinalIgnoreCase));
        var split = Split(unit => unit.Firmware is { } named
            ? string.Equals(named, version, Comparison(ignoresCase)) ? Answers.Yes : Answers.No
            : IsNamed(unit.Model, version, ignoresCase) ? Answers.No : Answers.Yes | Answers.No);
        return split with { Positive = split.Positive | core };
    }

    /// <summary>How the firmware orders against a version: negative if it is older.</summary>
    public static ValueSplit Order(string version, bool ignoresCase)
    {
        var equal = Equal(version, ignoresCase).Positive;
        return new ValueSplit(
            TargetSet.Where(unit => unit.Firmware is not { } named || string.Compare(named, version, Comparison(ignoresCase)) < 0),
            equal,
            TargetSet.Where(unit => unit.Firmware is not { } named || string.Compare(named, version, Comparison(ignoresCase)) > 0));
    }

    /// <summary>Whether the firmware has a text in it.</summary>
    public static ValueSplit Has(string text, TextPart part, bool ignoresCase) =>
        Split(unit => unit.Firmware is not { } named ? Answers.Yes | Answers.No : Has(named, text, part, Comparison(ignoresCase)) ? Answers.Yes : Answers.No);

    private static bool Has(string firmware, string text, TextPart part, StringComparison comparison) => part switch
    {
        TextPart.Start => firmware.StartsWith(text, comparison),
        TextPart.End => firmware.EndsWith(text, comparison),
        _ => firmware.IndexOf(text, comparison) >= 0,
    };

    private static bool IsNamed(Model model, string version, bool ignoresCase) =>
        UnitTargets.Field.Any(unit => unit.Model == model && unit.Firmware is { } named && string.Equals(named, version, Comparison(ignoresCase)));

    private static ValueSplit Split(Func<UnitTarget, Answers> answer) => ValueSplit.Bool(
        TargetSet.Where(unit => (answer(unit) & Answers.Yes) != 0),
        TargetSet.Where(unit => (answer(unit) & Answers.No) != 0));

    private static StringComparison Comparison(bool ignoresCase) => ignoresCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal;

    private static bool Fits(string text, string shape, int offset)
    {
        if (offset < 0 || offset + text.Length > shape.Length)
        {
            return false;
        }

        for (var index = 0; index < text.Length; index++)
        {
            var expected = shape[offset + index];
            var actual = char.ToLowerInvariant(text[index]);
            if (expected == '#' ? actual is < '0' or > '9' : actual != expected)
            {
                return false;
            }
        }

        return true;
    }

    [Flags]
    private enum Answers
    {
        No = 1,
        Yes = 2,
    }
}
