using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>A mistake in a file that sets ScmGuard up.</summary>
/// <param name="IsUnknownName">True for a name that is not known (SCM9002); false for what cannot be read (SCM9001).</param>
/// <param name="Location">File, line and column.</param>
/// <param name="Message">What is wrong and what to write, without a full stop.</param>
internal sealed record ConfigurationProblem(bool IsUnknownName, Location Location, string Message);
