namespace ScmGuard.Harness.Journal;

/// <summary>What a measured value has to keep, in the measurement's unit. A bound that is null does not exist.</summary>
/// <param name="Lower">The smallest good value, or null.</param>
/// <param name="Upper">The largest good value, or null.</param>
/// <param name="Band">How near to a bound a good value counts as marginal: 0 or more.</param>
/// <param name="Source">Where the limit comes from: the title of a page, or the station file.</param>
public sealed record Limits(double? Lower, double? Upper, double Band = 0, string? Source = null)
{
    /// <summary>A lower bound only.</summary>
    public static Limits AtLeast(double lower, double band = 0, string? source = null) => new(lower, null, band, source);

    /// <summary>An upper bound only.</summary>
    public static Limits AtMost(double upper, double band = 0, string? source = null) => new(null, upper, band, source);

    /// <summary>What a value within, near or beyond these limits means. A value that is no number proves nothing.</summary>
    public Verdict Judge(double value) =>
        double.IsNaN(value) ? Verdict.Inconclusive
        : value < Lower || value > Upper ? Verdict.Fail
        : value < Lower + Band || value > Upper - Band ? Verdict.Marginal
        : Verdict.Pass;
}
