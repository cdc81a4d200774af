namespace ScmGuard.Harness.Checks.Acceptance;

/// <summary>The texts of the tables are parts of sentences.</summary>
internal static class Sentence
{
    /// <summary>A sentence out of such a part.</summary>
    public static string Of(string part) => part.Length == 0 ? part : $"{char.ToUpperInvariant(part[0])}{part[1..]}.";
}
