using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>An argument of a <see cref="ZymbitCall"/>, by role.</summary>
/// <param name="Role">What it means.</param>
/// <param name="Value">The value that the code passes, or null if the code leaves it to the default.</param>
/// <param name="Default">The default as Python writes it where <paramref name="Value"/> is null; otherwise null.</param>
public readonly record struct ZymbitArgument(ArgumentRole Role, IOperation? Value, string? Default);
