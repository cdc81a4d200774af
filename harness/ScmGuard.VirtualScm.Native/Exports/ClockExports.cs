using System.Runtime.InteropServices;

namespace ScmGuard.VirtualScm.Native;

/// <summary>The real-time clock.</summary>
internal static unsafe class ClockExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkGetTime")]
    public static int GetTime(nint context, uint* seconds, byte isPrecise) => seconds is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.Clock.GetTime(out *seconds, isPrecise != 0));

    [UnmanagedCallersOnly(EntryPoint = "zkGetRTCDrift")]
    public static int GetRTCDrift(nint context, float* drift) => drift is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.Clock.GetRTCDrift(out *drift));
}
