using System;
using System.Runtime.InteropServices;

namespace ScmGuard.VirtualScm.Native;

/// <summary>What C passes in.</summary>
internal static unsafe class Input
{
    /// <summary>A text, or null.</summary>
    public static string? Text(byte* text) => Marshal.PtrToStringUTF8((nint)text);

    /// <summary>A text that was checked to be there.</summary>
    public static string Path(byte* text) => Marshal.PtrToStringUTF8((nint)text)!;

    /// <summary>Whether a buffer that must be there can be read.</summary>
    public static bool IsBuffer(byte* buffer, int length) => buffer is not null && length >= 0;

    /// <summary>Whether a buffer that may be left out, as a null pointer of length 0, can be read.</summary>
    public static bool IsOptionalBuffer(byte* buffer, int length) => length == 0 || IsBuffer(buffer, length);

    /// <summary>A digest, which has no length in C.</summary>
    public static ReadOnlySpan<byte> Digest(byte* digest) => new(digest, Knowledge.ApiLimits.DigestBytes);
}
