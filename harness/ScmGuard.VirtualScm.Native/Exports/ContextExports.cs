using System.Runtime.InteropServices;

namespace ScmGuard.VirtualScm.Native;

/// <summary>Opening and closing.</summary>
internal static unsafe class ContextExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkOpen")]
    public static int Open(nint* context)
    {
        if (context is null)
        {
            return Errno.Invalid;
        }

        *context = 0;
        return Boundary.Guard(() => Contexts.Open(out *context));
    }

    [UnmanagedCallersOnly(EntryPoint = "zkClose")]
    public static int Close(nint context) => Boundary.Guard(() => Contexts.Close(context));
}
