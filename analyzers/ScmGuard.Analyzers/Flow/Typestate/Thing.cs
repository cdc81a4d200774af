using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>Something that a protocol is about: the last one that a place of the code made.</summary>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Made">The call that makes it, or null for a parameter and for what the unit has.</param>
/// <param name="Unit">The unit that it belongs to, or null for a value.</param>
/// <param name="Key">What tells it from other things of the unit.</param>
internal sealed record Thing(Protocol Protocol, SyntaxNode? Made, object? Unit, object? Key);
