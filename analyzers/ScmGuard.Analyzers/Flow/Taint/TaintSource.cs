using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Taint;

/// <summary>Where a value that is to be followed comes into a body.</summary>
/// <param name="Call">The call that hands it out, or null if the body has it from elsewhere.</param>
/// <param name="Output">The argument of the call that takes the value; null if the call returns it.</param>
/// <param name="Holders">Locals, parameters and fields that hold the value and, as long as they live, no other.</param>
internal sealed record TaintSource(IOperation? Call, IOperation? Output, ImmutableHashSet<ISymbol> Holders);
