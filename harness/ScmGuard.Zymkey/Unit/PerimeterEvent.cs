using System;
using System.Collections.Generic;

namespace ScmGuard.Zymkey;

/// <summary>The first break of a perimeter circuit since events were last cleared.</summary>
/// <remarks>On SCM beta firmware the time is wrong (advisory #117). Source: C API Documentation; Release Notes.</remarks>
/// <param name="Channel">The circuit.</param>
/// <param name="At">When it was broken, by the module's clock, to the second.</param>
public readonly record struct PerimeterEvent(PerimeterChannel Channel, DateTimeOffset At)
{
    /// <summary>The events that the unit tells of.</summary>
    /// <param name="seconds">By channel, since 1970; 0 for a circuit that is whole.</param>
    internal static IReadOnlyList<PerimeterEvent> ByChannel(ReadOnlySpan<uint> seconds)
    {
        var events = new List<PerimeterEvent>();
        for (var channel = 0; channel < seconds.Length; channel++)
        {
            if (seconds[channel] != 0)
            {
                events.Add(new PerimeterEvent((PerimeterChannel)channel, DateTimeOffset.FromUnixTimeSeconds(seconds[channel])));
            }
        }

        return events;
    }
}
