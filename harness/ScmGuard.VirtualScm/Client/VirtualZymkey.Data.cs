using System;
using ScmGuard.Zymkey;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.VirtualScm;

public sealed partial class VirtualZymkey
{
    /// <inheritdoc/>
    public void GetRandomBytes(Span<byte> destination)
    {
        if (!destination.IsEmpty)
        {
            Returned.Success(Id.GetRandBytes, Unit.DataLock.GetRandBytes(destination.Length, out byte[] bytes));
            Move(bytes, destination);
        }
    }

    /// <inheritdoc/>
    public void CreateRandomFile(string path, int length)
    {
        Require.AbsolutePath(path);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(length);
        Returned.Success(Id.CreateRandDataFile, Unit.DataLock.CreateRandDataFile(path, length));
    }

    /// <inheritdoc/>
    public byte[] Lock(ReadOnlySpan<byte> source, bool shared = false)
    {
        Returned.Success(Id.LockDataB2B, Unit.DataLock.LockDataB2B(source, shared, out byte[] locked));
        return locked;
    }

    /// <inheritdoc/>
    public void LockToFile(ReadOnlySpan<byte> source, string destination, bool shared = false)
    {
        Require.AbsolutePath(destination);
        Returned.Success(Id.LockDataB2F, Unit.DataLock.LockDataB2F(source, destination, shared));
    }

    /// <inheritdoc/>
    public byte[] LockFile(string source, bool shared = false)
    {
        Require.AbsolutePath(source);
        Returned.Success(Id.LockDataF2B, Unit.DataLock.LockDataF2B(source, shared, out byte[] locked));
        return locked;
    }

    /// <inheritdoc/>
    public void LockFileToFile(string source, string destination, bool shared = false)
    {
        Require.AbsolutePath(source);
        Require.AbsolutePath(destination);
        Returned.Success(Id.LockDataF2F, Unit.DataLock.LockDataF2F(source, destination, shared));
    }

    /// <inheritdoc/>
    public byte[] Unlock(ReadOnlySpan<byte> source, bool shared = false) =>
        Returned.Verification(Id.UnlockDataB2B, Unit.DataLock.UnlockDataB2B(source, shared, out byte[] plain))
            ? plain
            : throw new ZymkeyUnlockException(Id.UnlockDataB2B);

    /// <inheritdoc/>
    public void UnlockToFile(ReadOnlySpan<byte> source, string destination, bool shared = false)
    {
        Require.AbsolutePath(destination);
        Returned.Success(Id.UnlockDataB2F, Unit.DataLock.UnlockDataB2F(source, destination, shared));
    }

    /// <inheritdoc/>
    public byte[] UnlockFile(string source, bool shared = false)
    {
        Require.AbsolutePath(source);
        Returned.Success(Id.UnlockDataF2B, Unit.DataLock.UnlockDataF2B(source, shared, out byte[] plain));
        return plain;
    }

    /// <inheritdoc/>
    public void UnlockFileToFile(string source, string destination, bool shared = false)
    {
        Require.AbsolutePath(source);
        Require.AbsolutePath(destination);
        Returned.Success(Id.UnlockDataF2F, Unit.DataLock.UnlockDataF2F(source, destination, shared));
    }
}
