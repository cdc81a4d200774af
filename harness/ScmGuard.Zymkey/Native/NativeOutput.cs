using System;
using System.Runtime.InteropServices;
using System.Text;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Native;

/// <summary>
/// Takes over what the library allocated: copies it, zeroes it and frees it with libc <c>free</c>, exactly once and also when the copying throws.
/// Only after a success: what a pointer holds after an error is not documented, and to free it could free it twice.
/// </summary>
internal static unsafe class NativeOutput
{
    private static readonly UTF8Encoding _strictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static byte[] TakeBytes(ZymbitOperation operation, byte* buffer, int length) => Take<byte, byte[]>(operation, buffer, length, static content => content.ToArray());

    public static int[] TakeInt32s(ZymbitOperation operation, int* buffer, int count) => Take<int, int[]>(operation, buffer, count, static content => content.ToArray());

    public static uint[] TakeUInt32s(ZymbitOperation operation, uint* buffer, int count) => Take<uint, uint[]>(operation, buffer, count, static content => content.ToArray());

    public static void TakeBytes(ZymbitOperation operation, byte* buffer, Span<byte> destination)
    {
        try
        {
            View<byte>(operation, buffer, destination.Length).CopyTo(destination);
        }
        finally
        {
            Discard(buffer, destination.Length);
        }
    }

    public static string TakeText(ZymbitOperation operation, byte* text) => TakeTerminated(operation, text, Decode);

    public static Mnemonic TakeMnemonic(ZymbitOperation operation, byte* text) => TakeTerminated(operation, text, static (operation, words) =>
    {
        try
        {
            return new Mnemonic(words);
        }
        catch (ArgumentException)
        {
            throw NoSense(operation, "the mnemonic is not text");
        }
    });

    /// <summary>Frees a text that nobody wants any more.</summary>
    public static void Discard(byte* text) => Release(text, (nuint)MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text).Length);

    /// <summary>Frees bytes that nobody wants any more.</summary>
    public static void Discard(byte* buffer, int length) => Release(buffer, (nuint)Math.Max(length, 0));

    private static TResult Take<T, TResult>(ZymbitOperation operation, T* buffer, int count, Func<ReadOnlySpan<T>, TResult> copy)
        where T : unmanaged
    {
        try
        {
            return copy(View<T>(operation, buffer, count));
        }
        finally
        {
            Release(buffer, count > 0 ? (nuint)count * (nuint)sizeof(T) : 0);
        }
    }

    private static TResult TakeTerminated<TResult>(ZymbitOperation operation, byte* text, Func<ZymbitOperation, ReadOnlySpan<byte>, TResult> copy)
    {
        try
        {
            return text is null ? throw NoSense(operation, "there is no text") : copy(operation, MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
        }
        finally
        {
            Discard(text);
        }
    }

    private static ReadOnlySpan<T> View<T>(ZymbitOperation operation, T* buffer, int count)
        where T : unmanaged
    {
        if (count < 0)
        {
            throw NoSense(operation, $"the length is {count}");
        }

        return buffer is not null || count == 0 ? new ReadOnlySpan<T>(buffer, count) : throw NoSense(operation, "there is no data");
    }

    private static string Decode(ZymbitOperation operation, ReadOnlySpan<byte> text)
    {
        try
        {
            return _strictUtf8.GetString(text);
        }
        catch (DecoderFallbackException)
        {
            throw NoSense(operation, "the text is not UTF-8");
        }
    }

    private static void Release(void* buffer, nuint bytes)
    {
        if (buffer is not null)
        {
            // Not every output is a secret, but zeroing costs less than deciding which one is.
            NativeMemory.Clear(buffer, bytes);
            NativeMemory.Free(buffer);
        }
    }

    private static ZymkeyException NoSense(ZymbitOperation operation, string what) => new(operation, NativeResult.Success, "success was reported, but " + what);
}
