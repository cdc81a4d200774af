using System;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;

namespace ScmGuard.Zymkey;

/// <summary>Bytes that must not leave the program by accident. <see cref="Dispose"/> zeroes them.</summary>
/// <remarks>
/// The buffer is pinned, so that the garbage collector leaves no copy behind. Text, debugger and exceptions show <c>***</c>; only
/// <see cref="Reveal"/> shows the content. Do not dispose a secret while a call that was given it is running.
/// </remarks>
[DebuggerDisplay(Hidden)]
public abstract class Secret : IDisposable
{
    private const string Hidden = "***";

    // One byte longer than the content and never written there: C wants text to end with a zero.
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _terminated;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private bool _disposed;

    private protected Secret(ReadOnlySpan<byte> content)
    {
        _terminated = GC.AllocateArray<byte>(content.Length + 1, pinned: true);
        content.CopyTo(_terminated);
    }

    private protected Secret(ReadOnlySpan<char> text)
    {
        // Counting decides about validity as well, so that the exception is thrown before anything is copied.
        _terminated = GC.AllocateArray<byte>(CountUtf8(text) + 1, pinned: true);
        Encoding.UTF8.GetBytes(text, _terminated);
    }

    /// <summary>Number of bytes. For text, in UTF-8.</summary>
    public int Length => Content.Length;

    internal ReadOnlySpan<byte> Terminated
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _terminated;
        }
    }

    private ReadOnlySpan<byte> Content => Terminated[..^1];

    /// <summary>The content itself; text is in UTF-8. Copy it only into memory that you zero.</summary>
    /// <exception cref="ObjectDisposedException">The content was zeroed.</exception>
    public ReadOnlySpan<byte> Reveal() => Content;

    /// <summary>Compares the content in a time that does not depend on it.</summary>
    /// <param name="other">The other secret.</param>
    /// <exception cref="ObjectDisposedException">One of the two was zeroed.</exception>
    public bool ContentEquals(Secret other)
    {
        ArgumentNullException.ThrowIfNull(other);
        return CryptographicOperations.FixedTimeEquals(Content, other.Content);
    }

    /// <summary>Zeroes the content.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(_terminated);
        _disposed = true;
        GC.SuppressFinalize(this);
    }

    /// <summary>Never the content.</summary>
    public sealed override string ToString() => Hidden;

    private static int CountUtf8(ReadOnlySpan<char> text)
    {
        foreach (var rune in text.EnumerateRunes())
        {
            // What is not a character comes out as the replacement, which also may stand in the text itself: neither is a usable secret.
            if (rune == Rune.ReplacementChar)
            {
                throw new ArgumentException("The text is not valid Unicode.", nameof(text));
            }
        }

        return Encoding.UTF8.GetByteCount(text);
    }
}
