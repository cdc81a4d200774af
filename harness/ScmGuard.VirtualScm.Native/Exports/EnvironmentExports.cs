using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native;

/// <summary>Battery and temperature.</summary>
internal static unsafe class EnvironmentExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkGetCPUTemp")]
    public static int GetCPUTemp(nint context, float* celsius) => celsius is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.Environment.GetCPUTemp(out *celsius));

    [UnmanagedCallersOnly(EntryPoint = "zkGetAUXTemp")]
    public static int GetAUXTemp(nint context, int index, float* celsius) => celsius is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.Environment.GetAUXTemp(index, out *celsius));

    [UnmanagedCallersOnly(EntryPoint = "zkGetBatteryVoltage")]
    public static int GetBatteryVoltage(nint context, float* volts) => volts is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.Environment.GetBatteryVoltage(out *volts));

    [UnmanagedCallersOnly(EntryPoint = "zkSetBatteryVoltageAction")]
    public static int SetBatteryVoltageAction(nint context, int action) =>
        Boundary.Call(context, unit => unit.Environment.SetBatteryVoltageAction((ThresholdAction)action));

    [UnmanagedCallersOnly(EntryPoint = "zkSetBatteryVoltageThreshold")]
    public static int SetBatteryVoltageThreshold(nint context, float volts) => Boundary.Call(context, unit => unit.Environment.SetBatteryVoltageThreshold(volts));

    [UnmanagedCallersOnly(EntryPoint = "zkSetCPUTempAction")]
    public static int SetCPUTempAction(nint context, int action) => Boundary.Call(context, unit => unit.Environment.SetCPUTempAction((ThresholdAction)action));

    [UnmanagedCallersOnly(EntryPoint = "zkSetCPULowTempThreshold")]
    public static int SetCPULowTempThreshold(nint context, float celsius) => Boundary.Call(context, unit => unit.Environment.SetCPULowTempThreshold(celsius));

    [UnmanagedCallersOnly(EntryPoint = "zkSetCPUHighTempThreshold")]
    public static int SetCPUHighTempThreshold(nint context, float celsius) => Boundary.Call(context, unit => unit.Environment.SetCPUHighTempThreshold(celsius));
}
