namespace ScmGuard.Knowledge;

/// <summary>Whole numbers from one to another, both included.</summary>
/// <param name="First">The lowest.</param>
/// <param name="Last">The highest.</param>
public readonly record struct IntRange(int First, int Last)
{
    /// <summary>How many there are.</summary>
    public int Count => Last - First + 1;

    /// <summary>True if a number is one of them.</summary>
    public bool Contains(int value) => value >= First && value <= Last;

    /// <inheritdoc />
    public override string ToString() => $"{First}-{Last}";
}
