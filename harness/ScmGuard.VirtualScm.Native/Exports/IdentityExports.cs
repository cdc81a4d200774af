using System.Runtime.InteropServices;

namespace ScmGuard.VirtualScm.Native;

/// <summary>What the unit says about itself, and its address.</summary>
internal static unsafe class IdentityExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkGetModelNumberString")]
    public static int GetModelNumberString(nint context, byte** text) => !Output.TryClear(text)
        ? Errno.Invalid
        : Boundary.Call(context, unit => Output.Give(unit.Identity.GetModelNumberString(out string model), model, text));

    [UnmanagedCallersOnly(EntryPoint = "zkGetFirmwareVersionString")]
    public static int GetFirmwareVersionString(nint context, byte** text) => !Output.TryClear(text)
        ? Errno.Invalid
        : Boundary.Call(context, unit => Output.Give(unit.Identity.GetFirmwareVersionString(out string firmware), firmware, text));

    [UnmanagedCallersOnly(EntryPoint = "zkGetSerialNumberString")]
    public static int GetSerialNumberString(nint context, byte** text) => !Output.TryClear(text)
        ? Errno.Invalid
        : Boundary.Call(context, unit => Output.Give(unit.Identity.GetSerialNumberString(out string serial), serial, text));

    [UnmanagedCallersOnly(EntryPoint = "zkSetI2CAddr")]
    public static int SetI2CAddr(nint context, int address) => Boundary.Call(context, unit => unit.Identity.SetI2CAddr(address));
}
