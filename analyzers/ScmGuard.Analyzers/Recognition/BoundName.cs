using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>A name by which code asks the library for a function, or the Python client for a method, that is not among those that exist.</summary>
/// <param name="Name">The name.</param>
/// <param name="IsPython">True for the Python client, false for the C library.</param>
/// <param name="Location">Where it is written.</param>
/// <param name="Declaration">The declaration that it belongs to; null for a bare look-up and for Python.</param>
internal sealed record BoundName(string Name, bool IsPython, Location Location, NativeDeclaration? Declaration);
