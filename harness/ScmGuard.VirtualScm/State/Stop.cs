using System;

namespace ScmGuard.VirtualScm;

/// <summary>The unit does not answer.</summary>
/// <param name="Cause">Why.</param>
/// <param name="Until">When it starts again by itself; null if it needs somebody.</param>
internal sealed record Stop(StopCause Cause, DateTimeOffset? Until);
