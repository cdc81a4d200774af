using System;
using System.Threading;

namespace ScmGuard.Zymkey.Native;

/// <summary>The context of one kind of wait. A wait can last for ever, so it must not hold up the other calls; it has a context of its own, opened when first needed.</summary>
internal sealed class WaitContext(string what) : IDisposable
{
    private readonly Lock _gate = new();
    private readonly WaitTurn _turn = new(what);
    private ZymkeyContext? _context;
    private bool _disposed;

    /// <summary>Takes the context for one wait.</summary>
    /// <exception cref="InvalidOperationException">Another thread is waiting.</exception>
    public ZymkeyContext Take()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(ZymkeyClient));
            _turn.Take();
            try
            {
                return _context ??= ZymkeyContext.Open();
            }
            catch
            {
                _turn.Return();
                throw;
            }
        }
    }

    public void Return() => _turn.Return();

    public void Dispose()
    {
        lock (_gate)
        {
            _disposed = true;
            _context?.Dispose();
        }
    }
}
