namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>What an event makes of a thing.</summary>
/// <param name="From">The stage before it.</param>
/// <param name="To">The stage after it, unless the code finds that the call failed.</param>
/// <param name="Otherwise">The stage if the code finds that the call failed.</param>
internal readonly record struct Move(Stage From, Stage To, Stage Otherwise);
