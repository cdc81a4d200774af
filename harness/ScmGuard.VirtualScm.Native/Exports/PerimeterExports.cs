using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native;

/// <summary>The perimeter circuits.</summary>
internal static unsafe class PerimeterExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkSetPerimeterEventAction")]
    public static int SetPerimeterEventAction(nint context, int channel, uint actions) =>
        Boundary.Call(context, unit => unit.Perimeter.SetPerimeterEventAction(channel, (PerimeterActions)actions));

    [UnmanagedCallersOnly(EntryPoint = "zkSetDigitalPerimeterDetectLPPeriod")]
    public static int SetDigitalPerimeterDetectLPPeriod(nint context, int microseconds) =>
        Boundary.Call(context, unit => unit.Perimeter.SetDigitalPerimeterDetectLPPeriod(microseconds));

    [UnmanagedCallersOnly(EntryPoint = "zkSetDigitalPerimeterDetectLPMaxBits")]
    public static int SetDigitalPerimeterDetectLPMaxBits(nint context, int bits) =>
        Boundary.Call(context, unit => unit.Perimeter.SetDigitalPerimeterDetectLPMaxBits(bits));

    [UnmanagedCallersOnly(EntryPoint = "zkSetDigitalPerimeterDetectDelays")]
    public static int SetDigitalPerimeterDetectDelays(nint context, int minimumNanoseconds, int maximumNanoseconds) =>
        Boundary.Call(context, unit => unit.Perimeter.SetDigitalPerimeterDetectDelays(minimumNanoseconds, maximumNanoseconds));

    [UnmanagedCallersOnly(EntryPoint = "zkWaitForPerimeterEvent")]
    public static int WaitForPerimeterEvent(nint context, uint timeoutMilliseconds) =>
        Boundary.Call(context, unit => unit.Perimeter.WaitForPerimeterEvent(timeoutMilliseconds));

    [UnmanagedCallersOnly(EntryPoint = "zkGetPerimeterDetectInfo")]
    public static int GetPerimeterDetectInfo(nint context, uint** timestamps, int* timestampCount) => !Output.TryClear(timestamps, timestampCount)
        ? Errno.Invalid
        : Boundary.Call(context, unit => Output.Give(unit.Perimeter.GetPerimeterDetectInfo(out uint[] seconds), seconds, timestamps, timestampCount));

    [UnmanagedCallersOnly(EntryPoint = "zkClearPerimeterDetectEvents")]
    public static int ClearPerimeterDetectEvents(nint context) => Boundary.Call(context, unit => unit.Perimeter.ClearPerimeterDetectEvents());
}
