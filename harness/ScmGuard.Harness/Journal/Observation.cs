namespace ScmGuard.Harness.Journal;

/// <summary>Something that was seen and is not a number: a fingerprint, a version, a list of slots. Never a secret.</summary>
/// <param name="Name">What it is, unique within its step. Later steps find it by this name.</param>
/// <param name="Value">What was seen.</param>
public sealed record Observation(string Name, string Value);
