using System;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>From <paramref name="At"/> on, until the next event, the LED does this.</summary>
internal sealed record LedEvent(DateTimeOffset At, LedEventKind Kind)
{
    /// <summary>What follows a boot or the user's flashes, or is shown by itself.</summary>
    public LedPatternKind Pattern { get; init; }

    /// <summary>Of a boot.</summary>
    public TimeSpan Duration { get; init; }

    /// <summary>The fatal code's two counts.</summary>
    public int Main { get; init; }

    public int? Subcode { get; init; }

    /// <summary>The fatal code comes back after every reboot, because its cause stays.</summary>
    public bool Recurs { get; init; }

    /// <summary>Of the user's flashes.</summary>
    public uint OnMilliseconds { get; init; }

    public uint OffMilliseconds { get; init; }

    /// <summary>0: without end.</summary>
    public uint Count { get; init; }
}
