using System;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.Zymkey;

public sealed unsafe partial class ZymkeyClient
{
    /// <inheritdoc />
    public void GetRandomBytes(Span<byte> destination)
    {
        if (destination.IsEmpty)
        {
            return;
        }

        byte* random = null;
        lock (_gate)
        {
            Returned.Success(Id.GetRandBytes, ZkAppUtils.zkGetRandBytes(Context, ref random, destination.Length));
        }

        NativeOutput.TakeBytes(Id.GetRandBytes, random, destination);
    }

    /// <inheritdoc />
    public void CreateRandomFile(string path, int length)
    {
        Require.AbsolutePath(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        Do(Id.CreateRandDataFile, context => ZkAppUtils.zkCreateRandDataFile(context, path, length));
    }

    /// <inheritdoc />
    public byte[] Lock(ReadOnlySpan<byte> source, bool shared = false)
    {
        byte* locked = null;
        var length = 0;
        fixed (byte* data = NativeInput.NotNull(source))
        {
            lock (_gate)
            {
                Returned.Success(Id.LockDataB2B, ZkAppUtils.zkLockDataB2B(Context, data, source.Length, ref locked, ref length, shared));
            }
        }

        return NativeOutput.TakeBytes(Id.LockDataB2B, locked, length);
    }

    /// <inheritdoc />
    public void LockToFile(ReadOnlySpan<byte> source, string destination, bool shared = false)
    {
        Require.AbsolutePath(destination);
        fixed (byte* data = NativeInput.NotNull(source))
        {
            lock (_gate)
            {
                Returned.Success(Id.LockDataB2F, ZkAppUtils.zkLockDataB2F(Context, data, source.Length, destination, shared));
            }
        }
    }

    /// <inheritdoc />
    public byte[] LockFile(string source, bool shared = false)
    {
        Require.AbsolutePath(source);
        byte* locked = null;
        var length = 0;
        lock (_gate)
        {
            Returned.Success(Id.LockDataF2B, ZkAppUtils.zkLockDataF2B(Context, source, ref locked, ref length, shared));
        }

        return NativeOutput.TakeBytes(Id.LockDataF2B, locked, length);
    }

    /// <inheritdoc />
    public void LockFileToFile(string source, string destination, bool shared = false)
    {
        Require.AbsolutePath(source);
        Require.AbsolutePath(destination);
        Do(Id.LockDataF2F, context => ZkAppUtils.zkLockDataF2F(context, source, destination, shared));
    }

    /// <inheritdoc />
    public byte[] Unlock(ReadOnlySpan<byte> source, bool shared = false)
    {
        byte* data = null;
        var length = 0;
        bool isValid;
        fixed (byte* locked = NativeInput.NotNull(source))
        {
            lock (_gate)
            {
                isValid = Returned.Verification(Id.UnlockDataB2B, ZkAppUtils.zkUnlockDataB2B(Context, locked, source.Length, ref data, ref length, shared));
            }
        }

        if (!isValid)
        {
            // To the C page 0 is a success, so there may be data.
            NativeOutput.Discard(data, length);
            throw new ZymkeyUnlockException(Id.UnlockDataB2B);
        }

        return NativeOutput.TakeBytes(Id.UnlockDataB2B, data, length);
    }

    /// <inheritdoc />
    public void UnlockToFile(ReadOnlySpan<byte> source, string destination, bool shared = false)
    {
        Require.AbsolutePath(destination);
        fixed (byte* locked = NativeInput.NotNull(source))
        {
            lock (_gate)
            {
                Returned.Success(Id.UnlockDataB2F, ZkAppUtils.zkUnlockDataB2F(Context, locked, source.Length, destination, shared));
            }
        }
    }

    /// <inheritdoc />
    public byte[] UnlockFile(string source, bool shared = false)
    {
        Require.AbsolutePath(source);
        byte* data = null;
        var length = 0;
        lock (_gate)
        {
            Returned.Success(Id.UnlockDataF2B, ZkAppUtils.zkUnlockDataF2B(Context, source, ref data, ref length, shared));
        }

        return NativeOutput.TakeBytes(Id.UnlockDataF2B, data, length);
    }

    /// <inheritdoc />
    public void UnlockFileToFile(string source, string destination, bool shared = false)
    {
        Require.AbsolutePath(source);
        Require.AbsolutePath(destination);
        Do(Id.UnlockDataF2F, context => ZkAppUtils.zkUnlockDataF2F(context, source, destination, shared));
    }
}
