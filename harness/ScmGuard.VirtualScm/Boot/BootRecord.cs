using System;

namespace ScmGuard.VirtualScm;

/// <summary>One boot.</summary>
/// <param name="Number">From 1; goes on counting when old records are dropped.</param>
/// <param name="Kind">What led to it.</param>
/// <param name="At">When the power, or the reset, came.</param>
/// <param name="Duration">How long it takes until the heartbeat shows.</param>
public sealed record BootRecord(int Number, RebootKind Kind, DateTimeOffset At, TimeSpan Duration);
