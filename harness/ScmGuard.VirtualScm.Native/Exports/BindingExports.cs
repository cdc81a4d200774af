using System.Runtime.InteropServices;

namespace ScmGuard.VirtualScm.Native;

/// <summary>The binding to the host.</summary>
internal static unsafe class BindingExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkLockBinding")]
    public static int LockBinding(nint context) => Boundary.Call(context, unit => unit.Binding.LockBinding());

    [UnmanagedCallersOnly(EntryPoint = "zkGetCurrentBindingInfo")]
    public static int GetCurrentBindingInfo(nint context, byte* isLocked, byte* isBound)
    {
        return isLocked is null || isBound is null ? Errno.Invalid : Boundary.Call(context, Look);

        int Look(VirtualUnit unit)
        {
            int result = unit.Binding.GetCurrentBindingInfo(out bool locked, out bool bound);
            (*isLocked, *isBound) = (locked ? (byte)1 : (byte)0, bound ? (byte)1 : (byte)0);
            return result;
        }
    }
}
