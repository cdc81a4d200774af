using System;

namespace ScmGuard.Zymkey.Native;

/// <summary>Prepares what the library reads.</summary>
internal static class NativeInput
{
    // Also the terminating zero of an empty text.
    private static ReadOnlySpan<byte> Zero => [0];

    /// <summary>A buffer that has an address even if it is empty: an empty span is pinned to a null pointer, which no page allows.</summary>
    public static ReadOnlySpan<byte> NotNull(ReadOnlySpan<byte> content) => content.IsEmpty ? Zero : content;

    /// <summary>A secret with a zero behind it. None is the empty text.</summary>
    public static ReadOnlySpan<byte> OrEmpty(Secret? secret) => secret is null ? Zero : secret.Terminated;
}
