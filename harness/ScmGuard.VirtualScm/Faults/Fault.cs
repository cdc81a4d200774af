using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;

namespace ScmGuard.VirtualScm;

/// <summary>Something that goes wrong, to be injected into a unit.</summary>
/// <param name="Kind">What.</param>
/// <param name="Number">How much, how often, or where: see <see cref="FaultKind"/>. Null for the usual.</param>
public sealed record Fault(FaultKind Kind, double? Number = null)
{
    private static readonly IReadOnlyList<(string Spelling, FaultKind Kind)> s_spellings =
        [.. Enum.GetValues<FaultKind>().Select(kind => (Spell(kind), kind))];

    /// <summary>The spellings that <see cref="Parse"/> takes.</summary>
    public static IReadOnlyList<string> KnownSpellings { get; } = [.. s_spellings.Select(row => row.Spelling)];

    /// <summary>Reads a fault such as <c>cannot-bind</c>, <c>tamper:1</c> or <c>low-battery:2.1</c>.</summary>
    /// <param name="text">A spelling, with a number behind a colon where one is wanted.</param>
    /// <exception cref="ArgumentException">There is no such fault. The message names those that there are.</exception>
    public static Fault Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split(':', 2);
        double number = 0;
        bool hasNumber = parts.Length == 2;
        foreach ((string spelling, FaultKind kind) in s_spellings)
        {
            if (string.Equals(spelling, parts[0], StringComparison.OrdinalIgnoreCase)
                && (!hasNumber || (double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out number) && double.IsFinite(number))))
            {
                return new Fault(kind, hasNumber ? number : null);
            }
        }

        throw new ArgumentException($"There is no fault \"{text}\". Known, each with an optional number behind a colon: {string.Join(", ", KnownSpellings)}.", nameof(text));
    }

    /// <summary>As <see cref="Parse"/> reads it.</summary>
    public override string ToString() => Number is { } number ? string.Create(CultureInfo.InvariantCulture, $"{Spell(Kind)}:{number}") : Spell(Kind);

    private static string Spell(FaultKind kind) =>
        string.Concat(kind.ToString().Select((letter, index) => char.IsUpper(letter) && index > 0 ? "-" + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
