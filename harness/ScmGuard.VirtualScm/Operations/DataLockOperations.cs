using System;
using System.Security.Cryptography;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;

namespace ScmGuard.VirtualScm;

/// <summary>Random numbers, and data that only this unit reads.</summary>
public sealed class DataLockOperations
{
    private readonly UnitMachine _machine;

    internal DataLockOperations(UnitMachine machine) => _machine = machine;

    /// <summary><c>zkCreateRandDataFile</c>.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="length">At least 1.</param>
    public int CreateRandDataFile(string path, int length)
    {
        int result = Random(ZymbitOperation.CreateRandDataFile, length, out byte[] bytes);
        return result == NativeResult.Success ? HostFiles.Write(path, bytes) : result;
    }

    /// <summary><c>zkGetRandBytes</c>.</summary>
    /// <param name="length">At least 1.</param>
    /// <param name="bytes">As many.</param>
    public int GetRandBytes(int length, out byte[] bytes) => Random(ZymbitOperation.GetRandBytes, length, out bytes);

    /// <summary><c>zkLockDataF2F</c>.</summary>
    public int LockDataF2F(string source, string destination, bool isShared)
    {
        int result = FromFile(ZymbitOperation.LockDataF2F, source, out byte[] plain);
        return result == NativeResult.Success ? LockInto(ZymbitOperation.LockDataF2F, plain, destination, isShared) : result;
    }

    /// <summary><c>zkLockDataB2F</c>.</summary>
    public int LockDataB2F(ReadOnlySpan<byte> source, string destination, bool isShared) => LockInto(ZymbitOperation.LockDataB2F, source, destination, isShared);

    /// <summary><c>zkLockDataF2B</c>.</summary>
    public int LockDataF2B(string source, bool isShared, out byte[] locked)
    {
        locked = [];
        int result = FromFile(ZymbitOperation.LockDataF2B, source, out byte[] plain);
        return result == NativeResult.Success ? Lock(ZymbitOperation.LockDataF2B, plain, isShared, out locked) : result;
    }

    /// <summary><c>zkLockDataB2B</c>.</summary>
    public int LockDataB2B(ReadOnlySpan<byte> source, bool isShared, out byte[] locked) => Lock(ZymbitOperation.LockDataB2B, source, isShared, out locked);

    /// <summary><c>zkUnlockDataF2F</c>.</summary>
    public int UnlockDataF2F(string source, string destination, bool isShared)
    {
        int result = FromFile(ZymbitOperation.UnlockDataF2F, source, out byte[] locked);
        return result == NativeResult.Success ? UnlockInto(ZymbitOperation.UnlockDataF2F, locked, destination, isShared) : result;
    }

    /// <summary><c>zkUnlockDataB2F</c>.</summary>
    public int UnlockDataB2F(ReadOnlySpan<byte> source, string destination, bool isShared) => UnlockInto(ZymbitOperation.UnlockDataB2F, source, destination, isShared);

    /// <summary><c>zkUnlockDataF2B</c>.</summary>
    public int UnlockDataF2B(string source, bool isShared, out byte[] plain)
    {
        plain = [];
        int result = FromFile(ZymbitOperation.UnlockDataF2B, source, out byte[] locked);
        return result == NativeResult.Success ? AsStatus(Unlock(ZymbitOperation.UnlockDataF2B, locked, isShared, out plain)) : result;
    }

    /// <summary><c>zkUnlockDataB2B</c>: 1 if the data is this unit's and unchanged, 0 if it is NOT, as the official client reads it.</summary>
    public int UnlockDataB2B(ReadOnlySpan<byte> source, bool isShared, out byte[] plain) => Unlock(ZymbitOperation.UnlockDataB2B, source, isShared, out plain);

    private static ReadOnlySpan<byte> PurposeOf(bool isShared) => isShared ? "shared"u8 : "own"u8;

    /// <summary>The other three ways to unlock have a status: 0 cannot mean that the signature is bad.</summary>
    private static int AsStatus(int verification) => verification switch
    {
        NativeResult.Valid => NativeResult.Success,
        NativeResult.Invalid => Errno.BadSignature,
        _ => verification,
    };

    private int FromFile(ZymbitOperation operation, string path, out byte[] content)
    {
        content = [];
        using (Call call = _machine.Ask(operation))
        {
            if (call.Refusal != 0)
            {
                return call.Refusal;
            }
        }

        return HostFiles.Read(path, out content);
    }

    private int LockInto(ZymbitOperation operation, ReadOnlySpan<byte> plain, string destination, bool isShared)
    {
        int result = Lock(operation, plain, isShared, out byte[] locked);
        return result == NativeResult.Success ? HostFiles.Write(destination, locked) : result;
    }

    private int UnlockInto(ZymbitOperation operation, ReadOnlySpan<byte> locked, string destination, bool isShared)
    {
        int result = AsStatus(Unlock(operation, locked, isShared, out byte[] plain));
        return result == NativeResult.Success ? HostFiles.Write(destination, plain) : result;
    }

    private int Lock(ZymbitOperation operation, ReadOnlySpan<byte> plain, bool isShared, out byte[] locked)
    {
        locked = [];
        using Call call = Drawing(operation);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        using RandomNumberGenerator random = _machine.Draw(call.State);
        locked = LockedData.Lock(KeyOf(call.State, isShared), PurposeOf(isShared), plain, random);
        return Drawn(call);
    }

    private int Unlock(ZymbitOperation operation, ReadOnlySpan<byte> locked, bool isShared, out byte[] plain)
    {
        plain = [];
        using Call call = _machine.Ask(operation);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (!LockedData.TryUnlock(KeyOf(call.State, isShared), PurposeOf(isShared), locked, out Secret<byte>? opened))
        {
            return NativeResult.Invalid;
        }

        using (opened)
        {
            plain = opened.Span.ToArray();
            return NativeResult.Valid;
        }
    }

    private int Random(ZymbitOperation operation, int length, out byte[] bytes)
    {
        bytes = [];
        using Call call = Drawing(operation);
        if (call.Refusal != 0)
        {
            return call.Refusal;
        }

        if (length < 1)
        {
            return Errno.Invalid;
        }

        using RandomNumberGenerator random = _machine.Draw(call.State);
        bytes = new byte[length];
        random.GetBytes(bytes);
        return Drawn(call);
    }

    // Only repeatable randomness leaves a trace in the state.
    private Call Drawing(ZymbitOperation operation) => _machine.DrawsFromState ? _machine.Change(operation) : _machine.Ask(operation);

    private int Drawn(Call call) => _machine.DrawsFromState ? call.Commit(NativeResult.Success) : NativeResult.Success;

    private static byte[] KeyOf(UnitState state, bool isShared) =>
        (isShared ? state.SharedKey : state.UnitKey) ?? throw new InvalidOperationException("A unit without its keys refuses before it gets here.");
}
