using System;
using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ScmGuard.VirtualScm.Cryptography;

/// <summary>
/// A buffer for a private key, a seed, a mnemonic or its entropy. It is pinned, so that the garbage collector leaves no copy behind,
/// and zeroed by <see cref="Dispose"/>. It prints as <c>***</c>.
/// </summary>
/// <typeparam name="T"><see cref="byte"/> for keys, <see cref="char"/> for text.</typeparam>
[DebuggerDisplay(Hidden)]
internal sealed class Secret<T> : IDisposable
    where T : unmanaged
{
    private const string Hidden = "***";

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly T[] _values;
    private bool _disposed;

    /// <summary>A zeroed buffer of <paramref name="length"/> elements.</summary>
    public Secret(int length) => _values = GC.AllocateArray<T>(length, pinned: true);

    /// <summary>A copy; the original stays with the caller, who zeroes it.</summary>
    public Secret(ReadOnlySpan<T> original)
        : this(original.Length) => original.CopyTo(_values);

    /// <summary>Number of elements.</summary>
    public int Length => _values.Length;

    /// <summary>The content.</summary>
    /// <exception cref="ObjectDisposedException">The content was zeroed.</exception>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public Span<T> Span
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _values;
        }
    }

    /// <summary>Zeroes the content.</summary>
    public void Dispose()
    {
        CryptographicOperations.ZeroMemory(MemoryMarshal.AsBytes(_values.AsSpan()));
        _disposed = true;
    }

    /// <summary>Never the content.</summary>
    public override string ToString() => Hidden;
}
