using System;
using System.Threading;

namespace ScmGuard.Zymkey.Native;

/// <summary>One thread at a time waits for events of a kind: one event ends one wait, so a second thread would take it from the first.</summary>
internal sealed class WaitTurn(string what)
{
    private int _isTaken;

    /// <exception cref="InvalidOperationException">Another thread is waiting.</exception>
    public void Take()
    {
        if (Interlocked.Exchange(ref _isTaken, 1) != 0)
        {
            throw new InvalidOperationException($"Another thread already waits for {what}: one thread waits, and tells the others.");
        }
    }

    public void Return() => Volatile.Write(ref _isTaken, 0);
}
