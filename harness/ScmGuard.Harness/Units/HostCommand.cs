using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Units;

/// <summary>A program to ask.</summary>
/// <param name="Program">Its name or path.</param>
/// <param name="Arguments">Its arguments, each as the program gets it.</param>
public sealed record HostCommand(string Program, params IReadOnlyList<string> Arguments)
{
    /// <summary>How long it may take: 20 s unless told otherwise.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>What it is given on its standard input, or null for nothing. Never shown.</summary>
    public string? Input { get; init; }

    /// <summary>As one would type it.</summary>
    public override string ToString() => string.Join(' ', [Program, .. Arguments]);
}
