using System;
using System.Globalization;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Reporting;

/// <summary>Numbers and times as the reports write them, the same on every machine.</summary>
internal static class Words
{
    public static string Number(double value) =>
        double.IsNaN(value) ? "not a number"
        : double.IsInfinity(value) ? (value > 0 ? "infinite" : "minus infinite")
        : value.ToString("0.####", CultureInfo.InvariantCulture) is var text && text is "0" or "-0" && value != 0 ? value.ToString("0.###E+0", CultureInfo.InvariantCulture)
        : text;

    public static string WithUnit(double value, string unit) => unit is "1" or "" ? Number(value) : $"{Number(value)}\u00A0{unit}";

    public static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    public static string Duration(TimeSpan time) =>
        time < TimeSpan.FromSeconds(1) ? FormattableString.Invariant($"{time.TotalMilliseconds:0} ms")
        : time < TimeSpan.FromMinutes(2) ? FormattableString.Invariant($"{time.TotalSeconds:0.#} s")
        : time < TimeSpan.FromHours(2) ? FormattableString.Invariant($"{(int)time.TotalMinutes} min {time.Seconds} s")
        : FormattableString.Invariant($"{(int)time.TotalHours} h {time.Minutes} min");

    public static string Range(Limits limits, string unit) => (limits.Lower, limits.Upper) switch
    {
        (null, null) => "no limit",
        ({ } lower, null) => $"at least {WithUnit(lower, unit)}",
        (null, { } upper) => $"at most {WithUnit(upper, unit)}",
        ({ } lower, { } upper) => $"{Number(lower)} to {WithUnit(upper, unit)}",
    };

    public static string Of(Measurement measurement) =>
        $"{measurement.Name}: {WithUnit(measurement.Value, measurement.Unit)}{(measurement.Limits is { } limits ? $" ({Range(limits, measurement.Unit)}: {measurement.Verdict!.Value.Word()})" : "")}";

    public static string Count(int count, string one, string many) => FormattableString.Invariant($"{count} {(count == 1 ? one : many)}");
}
