namespace ScmGuard.Testing;

/// <summary>A source that was broken on purpose.</summary>
/// <param name="Text">The broken source.</param>
/// <param name="Change">What was done, and where.</param>
public readonly record struct Mutant(string Text, string Change)
{
    /// <inheritdoc />
    public override string ToString() => Change;
}
