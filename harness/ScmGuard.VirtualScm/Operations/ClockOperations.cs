using System;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm;

/// <summary>The real-time clock.</summary>
public sealed class ClockOperations
{
    private readonly UnitMachine _machine;

    internal ClockOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkGetTime</c>.</summary>
    /// <param name="seconds">Since 1970.</param>
    /// <param name="isPrecise">A unit waits for the next full second and returns it. This one returns it without waiting.</param>
    public int GetTime(out uint seconds, bool isPrecise)
    {
        using Call call = _machine.Ask(ZymbitOperation.GetTime);
        double now = (_machine.Now - DateTimeOffset.UnixEpoch).TotalSeconds;
        seconds = call.Refusal != 0 ? 0 : (uint)(isPrecise ? Math.Ceiling(now) : Math.Floor(now));
        return call.Refusal;
    }

    /// <summary><c>zkGetRTCDrift</c>: no page gives its unit. This clock has none.</summary>
    public int GetRTCDrift(out float drift)
    {
        drift = 0;
        using Call call = _machine.Ask(ZymbitOperation.GetRTCDrift);
        return call.Refusal;
    }
}
