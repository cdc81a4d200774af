namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What one argument says about the unit.</summary>
/// <param name="Ordinal">The parameter's place.</param>
/// <param name="Value">What the argument's value says.</param>
/// <param name="Text">The firmware constant passed, or null.</param>
internal readonly record struct ArgumentFact(int Ordinal, ValueSplit Value, string? Text);
