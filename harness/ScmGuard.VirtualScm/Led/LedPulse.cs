using System;

namespace ScmGuard.VirtualScm;

/// <summary>A stretch in which the LED does not change.</summary>
internal readonly record struct LedPulse(bool IsOn, TimeSpan Duration);
