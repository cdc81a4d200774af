using System;

namespace ScmGuard.VirtualScm;

/// <summary>The LED changes.</summary>
/// <param name="At">When.</param>
/// <param name="IsOn">What it is from then on.</param>
public readonly record struct LedEdge(DateTimeOffset At, bool IsOn);
