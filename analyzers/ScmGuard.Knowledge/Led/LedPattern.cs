namespace ScmGuard.Knowledge;

/// <summary>A pattern of the module's LED.</summary>
/// <param name="Kind">Which one.</param>
/// <param name="Looks">What is seen.</param>
/// <param name="Meaning">What it says about the unit.</param>
/// <param name="Remedy">What to do about it, or null if nothing is wrong.</param>
/// <param name="Source">Title of the page that says so.</param>
public sealed record LedPattern(LedPatternKind Kind, string Looks, string Meaning, string? Remedy, string Source);
