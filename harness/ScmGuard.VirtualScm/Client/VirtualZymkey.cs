using System;
using System.Threading;
using ScmGuard.Zymkey;
using ScmGuard.Zymkey.Native;

namespace ScmGuard.VirtualScm;

/// <summary>A virtual unit as a program sees one: what <see cref="ZymkeyClient"/> is over the library, without the library.</summary>
/// <remarks>
/// Arguments are checked and results are read exactly as the client does it, so that a program gets the same values and the same exceptions, with the
/// same function and code. The unit may be shared; whoever made it disposes it, after its clients.
/// </remarks>
public sealed partial class VirtualZymkey : IZymkey
{
    private readonly VirtualUnit _unit;
    private readonly Lock _gate = new();
    private readonly WaitTurn _tapTurn = new("a tap");
    private readonly WaitTurn _perimeterTurn = new("a perimeter event");
    private VirtualSession? _session;
    private volatile bool _disposed;

    private VirtualZymkey(VirtualUnit unit) => _unit = unit;

    private VirtualUnit Unit
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _unit;
        }
    }

    /// <summary>Opens a unit.</summary>
    /// <param name="unit">The unit, which stays its owner's.</param>
    /// <exception cref="ZymkeyException">It does not let itself be opened: it is not bound, stopped, or scrap.</exception>
    public static VirtualZymkey Open(VirtualUnit unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        int result = unit.Daemon.Open();
        return result < 0 ? throw new ZymkeyException(Knowledge.ZymbitOperation.Open, result, ZymkeyContext.OpenFailed) : new VirtualZymkey(unit);
    }

    /// <summary>Closes the client, not the unit. An open SLIP39 session of this client is cancelled.</summary>
    public void Dispose()
    {
        if (_disposed)
        {
            return;
        }

        _disposed = true;
        _session?.Dispose();
        _unit.Daemon.Close();
    }

    private static bool Wait(WaitTurn turn, Knowledge.ZymbitOperation operation, Func<uint, int> wait, TimeSpan timeout)
    {
        uint milliseconds = Require.Timeout(timeout);
        turn.Take();
        try
        {
            return Returned.Event(operation, wait(milliseconds));
        }
        finally
        {
            turn.Return();
        }
    }

    /// <summary>Holds the unit that is meant against the one that is open. Null is for what destroys nothing.</summary>
    private void Confirm(Irreversible? irreversible) => irreversible?.RequireUnit(GetSerialNumber());
}
