using System.Globalization;

namespace ScmGuard.Knowledge;

/// <summary>A fatal code that the LED counts out.</summary>
/// <param name="Main">The main code: how many flashes after the first gap.</param>
/// <param name="Subcode">The subcode: how many flashes after the second gap; null if there are none, or if they vary.</param>
/// <param name="Meaning">Why the unit stopped.</param>
/// <param name="Remedy">What to do about it.</param>
/// <param name="Source">Title of the page that says so.</param>
public sealed record FatalCode(int Main, int? Subcode, string Meaning, string Remedy, string Source)
{
    /// <summary>True if the subcode varies: it sums up the perimeter channels and cannot be taken apart into a list of them.</summary>
    public bool HasAggregateSubcode { get; init; }

    /// <summary>True if only a unit in developer mode shows it. In production mode its keys would be gone instead.</summary>
    public bool IsDeveloperModeOnly { get; init; }

    /// <summary>The code as people write it: <c>4-2</c>, <c>5</c>, <c>6-n</c>.</summary>
    public string Label => Main.ToString(CultureInfo.InvariantCulture)
        + (HasAggregateSubcode ? "-n" : Subcode is { } subcode ? "-" + subcode.ToString(CultureInfo.InvariantCulture) : string.Empty);
}
