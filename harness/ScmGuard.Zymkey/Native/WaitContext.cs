using System;
using System.Threading;

namespace ScmGuard.Zymkey.Native;

/// <summary>The context of one kind of wait. A wait can last for ever, so it must not hold up the other calls; it has a context of its own, opened when first needed.</summary>
internal sealed class WaitContext(string what) : IDisposable
{
    private readonly Lock _gate = new();
    private ZymkeyContext? _context;
    private bool _isTaken;
    private bool _disposed;

    /// <summary>Takes the context for one wait.</summary>
    /// <exception cref="InvalidOperationException">Another thread is waiting.</exception>
    public ZymkeyContext Take()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(ZymkeyClient));
            if (_isTaken)
            {
                throw new InvalidOperationException($"Another thread already waits for {what}: one thread waits, and tells the others.");
            }

            _context ??= ZymkeyContext.Open();
            _isTaken = true;
            return _context;
        }
    }

    public void Return()
    {
        lock (_gate)
        {
            _isTaken = false;
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _context?.Dispose();
        }
    }
}
