namespace ScmGuard.Knowledge;

/// <summary>A name that programs call and that today's library or Python client does not have.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsPython">True for the Python client, false for the C library.</param>
/// <param name="Instead">What to use in its place.</param>
/// <param name="Source">Title of the page that lists what there is.</param>
public sealed record MissingName(string Name, bool IsPython, string Instead, string Source)
{
    /// <summary>The operation that does the same, or null if there is no such one.</summary>
    public ZymbitOperation? Replacement { get; init; }

    /// <summary>True if the parameters of <see cref="Replacement"/> are the same, so that the name alone can be exchanged.</summary>
    public bool HasSameParameters { get; init; }
}
