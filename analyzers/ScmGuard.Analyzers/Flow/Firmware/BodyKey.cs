using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>A body, and what its caller says through the arguments.</summary>
internal sealed record BodyKey(SyntaxNode Body, ArgumentFacts Arguments);
