namespace ScmGuard.Testing;

/// <summary>What was done with the mutants of a program.</summary>
/// <param name="Tried">How many mutants were analysed.</param>
/// <param name="Compiled">How many of them compile.</param>
/// <param name="Fixed">How many fixes were applied to those.</param>
public readonly record struct MutantCounts(int Tried, int Compiled, int Fixed);
