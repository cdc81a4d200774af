using System;
using System.Collections.Generic;

namespace ScmGuard.Harness.Stations;

/// <summary>How a bench switches a unit's power: a program and its arguments each, never a shell line.</summary>
/// <param name="Off">What takes the power away.</param>
/// <param name="On">What brings it back.</param>
public sealed record PowerControl(IReadOnlyList<string> Off, IReadOnlyList<string> On)
{
    /// <summary>How long the power stays off.</summary>
    public TimeSpan OffTime { get; init; } = TimeSpan.FromSeconds(10);
}
