namespace ScmGuard.Knowledge;

/// <summary>A single known value. It converts to the value, so that code reads as if it were one.</summary>
/// <typeparam name="T">The value's type.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Source">Title of the page that says so.</param>
public sealed record Fact<T>(T Value, string Source)
{
    /// <summary>What no public source confirms about the value, or null. Treat it as an assumption that a user can change.</summary>
    public string? Unconfirmed { get; init; }

    /// <summary>The value.</summary>
    /// <param name="fact">The fact.</param>
    public static implicit operator T(Fact<T> fact) => fact.Value;
}
