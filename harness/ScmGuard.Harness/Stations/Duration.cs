using System;
using System.Globalization;

namespace ScmGuard.Harness.Stations;

/// <summary>A length of time as a person writes it: a number and <c>s</c>, <c>m</c> or <c>h</c>, such as <c>90s</c>, <c>1.5h</c>.</summary>
public static class Duration
{
    /// <summary>What is expected of a text, in words.</summary>
    public const string Expected = "a time such as 10s, 5m or 2h";

    // Far beyond any run, and far from what a clock can add up.
    private const double MostSeconds = 366 * 24 * 3600;

    /// <summary>The length of time that a text says, or null if it says none.</summary>
    public static TimeSpan? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        double? unit = text.Length == 0 ? null : text[^1] switch
        {
            's' => 1,
            'm' => 60,
            'h' => 3600,
            _ => null,
        };
        return unit is { } factor
            && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double number)
            && number * factor <= MostSeconds
            ? TimeSpan.FromSeconds(number * factor)
            : null;
    }
}
