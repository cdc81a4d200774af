using System;

namespace ScmGuard.Harness.Xunit;

/// <summary>A run cannot be shown step by step.</summary>
/// <param name="problem">Why not, with the place, in sentences.</param>
/// <param name="remedy">What to do.</param>
internal sealed class RunSourceException(string problem, string? remedy) : Exception(problem)
{
    /// <summary>What to do, or null.</summary>
    public string? Remedy => remedy;
}
