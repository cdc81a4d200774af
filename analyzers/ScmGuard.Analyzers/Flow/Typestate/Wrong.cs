namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>An event that must not happen.</summary>
/// <param name="In">The stage in which it must not.</param>
/// <param name="Violation">What is wrong then.</param>
internal readonly record struct Wrong(Stage In, Violation Violation);
