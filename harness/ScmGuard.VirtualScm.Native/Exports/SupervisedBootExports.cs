using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native;

/// <summary>The boot manifest.</summary>
internal static unsafe class SupervisedBootExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkSetSupervisedBootPolicy")]
    public static int SetSupervisedBootPolicy(nint context, int policy) =>
        Boundary.Call(context, unit => unit.SupervisedBoot.SetSupervisedBootPolicy((SupervisedBootPolicy)policy));

    [UnmanagedCallersOnly(EntryPoint = "zkAddOrUpdateSupervisedBootFile")]
    public static int AddOrUpdateSupervisedBootFile(nint context, byte* path, int slot) => path is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.SupervisedBoot.AddOrUpdateSupervisedBootFile(Input.Text(path), slot));

    [UnmanagedCallersOnly(EntryPoint = "zkRemoveSupervisedBootFile")]
    public static int RemoveSupervisedBootFile(nint context, byte* path) => path is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.SupervisedBoot.RemoveSupervisedBootFile(Input.Text(path)));

    [UnmanagedCallersOnly(EntryPoint = "zkGetSupervisedBootFileManifest")]
    public static int GetSupervisedBootFileManifest(nint context, byte** manifest) => !Output.TryClear(manifest)
        ? Errno.Invalid
        : Boundary.Call(context, unit => Output.Give(unit.SupervisedBoot.GetSupervisedBootFileManifest(out string list), list, manifest));
}
