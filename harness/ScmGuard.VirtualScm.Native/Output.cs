using System;
using System.Runtime.InteropServices;
using System.Text;

namespace ScmGuard.VirtualScm.Native;

/// <summary>What C gets back: blocks from libc's malloc, which the caller frees.</summary>
internal static unsafe class Output
{
    /// <summary>Empties an output, so that a caller who frees it after an error frees nothing. False if there is no place for it.</summary>
    public static bool TryClear<T>(T** block)
        where T : unmanaged
    {
        if (block is null)
        {
            return false;
        }

        *block = null;
        return true;
    }

    /// <summary>Empties an output and its length. False if there is no place for either.</summary>
    public static bool TryClear<T>(T** block, int* length)
        where T : unmanaged
    {
        if (length is null || !TryClear(block))
        {
            return false;
        }

        *length = 0;
        return true;
    }

    /// <summary>Gives a block and its length, unless the result is an error.</summary>
    /// <returns>The result.</returns>
    public static int Give<T>(int result, T[] content, T** block, int* length)
        where T : unmanaged
    {
        if (Give(result, content, block) >= 0)
        {
            *length = content.Length;
        }

        return result;
    }

    /// <summary>Gives a block, unless the result is an error.</summary>
    /// <returns>The result.</returns>
    public static int Give<T>(int result, T[] content, T** block)
        where T : unmanaged
    {
        if (result >= 0)
        {
            *block = (T*)NativeMemory.Alloc((nuint)content.Length, (nuint)sizeof(T));
            content.CopyTo(new Span<T>(*block, content.Length));
        }

        return result;
    }

    /// <summary>Gives a text with its terminating zero, unless the result is an error.</summary>
    /// <returns>The result.</returns>
    public static int Give(int result, string text, byte** block) => Give(result, Encoding.UTF8.GetBytes(text + '\0'), block);
}
