using System;
using System.Runtime.InteropServices;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Native;

/// <summary>Random numbers and locked data.</summary>
internal static unsafe class DataLockExports
{
    [UnmanagedCallersOnly(EntryPoint = "zkCreateRandDataFile")]
    public static int CreateRandDataFile(nint context, byte* path, int length) => path is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.DataLock.CreateRandDataFile(Input.Path(path), length));

    [UnmanagedCallersOnly(EntryPoint = "zkGetRandBytes")]
    public static int GetRandBytes(nint context, byte** bytes, int length) => !Output.TryClear(bytes)
        ? Errno.Invalid
        : Boundary.Call(context, unit => Output.Give(unit.DataLock.GetRandBytes(length, out byte[] random), random, bytes));

    [UnmanagedCallersOnly(EntryPoint = "zkLockDataF2F")]
    public static int LockDataF2F(nint context, byte* source, byte* destination, byte isShared) => source is null || destination is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.DataLock.LockDataF2F(Input.Path(source), Input.Path(destination), isShared != 0));

    [UnmanagedCallersOnly(EntryPoint = "zkLockDataB2F")]
    public static int LockDataB2F(nint context, byte* source, int sourceLength, byte* destination, byte isShared) =>
        !Input.IsBuffer(source, sourceLength) || destination is null
            ? Errno.Invalid
            : Boundary.Call(context, unit => unit.DataLock.LockDataB2F(new ReadOnlySpan<byte>(source, sourceLength), Input.Path(destination), isShared != 0));

    [UnmanagedCallersOnly(EntryPoint = "zkLockDataF2B")]
    public static int LockDataF2B(nint context, byte* source, byte** locked, int* lockedLength, byte isShared) =>
        !Output.TryClear(locked, lockedLength) || source is null
            ? Errno.Invalid
            : Boundary.Call(context, unit => Output.Give(unit.DataLock.LockDataF2B(Input.Path(source), isShared != 0, out byte[] data), data, locked, lockedLength));

    [UnmanagedCallersOnly(EntryPoint = "zkLockDataB2B")]
    public static int LockDataB2B(nint context, byte* source, int sourceLength, byte** locked, int* lockedLength, byte isShared) =>
        !Output.TryClear(locked, lockedLength) || !Input.IsBuffer(source, sourceLength)
            ? Errno.Invalid
            : Boundary.Call(context, unit => Output.Give(
                unit.DataLock.LockDataB2B(new ReadOnlySpan<byte>(source, sourceLength), isShared != 0, out byte[] data), data, locked, lockedLength));

    [UnmanagedCallersOnly(EntryPoint = "zkUnlockDataF2F")]
    public static int UnlockDataF2F(nint context, byte* source, byte* destination, byte isShared) => source is null || destination is null
        ? Errno.Invalid
        : Boundary.Call(context, unit => unit.DataLock.UnlockDataF2F(Input.Path(source), Input.Path(destination), isShared != 0));

    [UnmanagedCallersOnly(EntryPoint = "zkUnlockDataB2F")]
    public static int UnlockDataB2F(nint context, byte* source, int sourceLength, byte* destination, byte isShared) =>
        !Input.IsBuffer(source, sourceLength) || destination is null
            ? Errno.Invalid
            : Boundary.Call(context, unit => unit.DataLock.UnlockDataB2F(new ReadOnlySpan<byte>(source, sourceLength), Input.Path(destination), isShared != 0));

    [UnmanagedCallersOnly(EntryPoint = "zkUnlockDataF2B")]
    public static int UnlockDataF2B(nint context, byte* source, byte** plain, int* plainLength, byte isShared) =>
        !Output.TryClear(plain, plainLength) || source is null
            ? Errno.Invalid
            : Boundary.Call(context, unit => Output.Give(unit.DataLock.UnlockDataF2B(Input.Path(source), isShared != 0, out byte[] data), data, plain, plainLength));

    [UnmanagedCallersOnly(EntryPoint = "zkUnlockDataB2B")]
    public static int UnlockDataB2B(nint context, byte* source, int sourceLength, byte** plain, int* plainLength, byte isShared)
    {
        return !Output.TryClear(plain, plainLength) || !Input.IsBuffer(source, sourceLength) ? Errno.Invalid : Boundary.Call(context, Unlock);

        int Unlock(VirtualUnit unit)
        {
            int result = unit.DataLock.UnlockDataB2B(new ReadOnlySpan<byte>(source, sourceLength), isShared != 0, out byte[] data);
            // Data with a bad signature is not given, although its result is not negative.
            return result == NativeResult.Valid ? Output.Give(result, data, plain, plainLength) : result;
        }
    }
}
