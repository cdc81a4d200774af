using System.Runtime.InteropServices;

namespace ScmGuard.VirtualScm.Native;

/// <summary>The LED.</summary>
internal static class LedExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkLEDOff")]
    public static int LEDOff(nint context) => Boundary.Call(context, unit => unit.LedDrive.LEDOff());

    [UnmanagedCallersOnly(EntryPoint = "zkLEDOn")]
    public static int LEDOn(nint context) => Boundary.Call(context, unit => unit.LedDrive.LEDOn());

    [UnmanagedCallersOnly(EntryPoint = "zkLEDFlash")]
    public static int LEDFlash(nint context, uint onMilliseconds, uint offMilliseconds, uint count) =>
        Boundary.Call(context, unit => unit.LedDrive.LEDFlash(onMilliseconds, offMilliseconds, count));
}
