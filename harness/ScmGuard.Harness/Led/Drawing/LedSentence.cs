using System;
using System.Globalization;

namespace ScmGuard.Harness.Led.Drawing;

/// <summary>A reading in words.</summary>
public static class LedSentence
{
    /// <summary>What was read, such as <c>Fatal 4-2: supervised boot: a file failed its signature check (confidence 0.83)</c>.</summary>
    /// <param name="reading">The reading.</param>
    /// <param name="begin">The trace's begin, since which the moment in a reason is told.</param>
    public static string Of(LedReading reading, long begin)
    {
        ArgumentNullException.ThrowIfNull(reading);
        if (reading.Shown is null)
        {
            return $"Inconclusive: {(reading.Reason ?? "nothing was decided").TrimEnd('.')}{(reading.At is { } at ? FormattableString.Invariant($", at {Seconds(at - begin)}") : "")}";
        }

        string more = reading.Meaning is null && reading.Reason is { } reason ? $" ({reason.TrimEnd('.')})" : "";
        return string.Create(CultureInfo.InvariantCulture, $"{NameOf(reading)}{(reading.Meaning is { } meaning ? $": {meaning.TrimEnd('.')}" : "")}{more} (confidence {reading.Confidence:0.##})");
    }

    /// <summary>The pattern, and the code if there is one, such as <c>Fatal 6-3</c>.</summary>
    /// <param name="reading">The reading.</param>
    public static string NameOf(LedReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        return NameOf(reading.Shown, reading.Main, reading.Sub);
    }

    private static string NameOf(LedShown? shown, int? main, int? sub) => shown switch
    {
        null => "Inconclusive",
        LedShown.Fatal when main is { } code => string.Create(CultureInfo.InvariantCulture, $"{shown} {code}{(sub is { } more ? string.Create(CultureInfo.InvariantCulture, $"-{more}") : "")}"),
        _ => shown.Value.ToString(),
    };

    /// <summary>A time since the begin of a trace.</summary>
    internal static string Seconds(long nanoseconds) => string.Create(CultureInfo.InvariantCulture, $"{nanoseconds / 1e9:0.###} s");

    /// <summary>A symbol's name where there is little room: <c>3/6</c> for <c>flash 3 of 6</c>.</summary>
    internal static string Short(string name)
    {
        string[] words = name.Split(' ');
        return words is [.., string number, "of", string count] ? $"{number}/{count}" : words[0];
    }
}
