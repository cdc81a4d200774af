using System;
using System.Threading;
using ScmGuard.Zymkey.Native;
using Id = ScmGuard.Knowledge.ZymbitOperation;

namespace ScmGuard.Zymkey;

/// <summary>The module of this host, reached through <c>libzk_app_utils.so</c> and the daemon zkifc.</summary>
/// <remarks>
/// <para><b>Threads.</b> Any thread may call any member. Calls go to the library one after the other, since no page says that it takes more than one
/// at a time; a wait does not hold them up, because each of the two kinds of wait has a context of its own. One thread at a time waits for taps and one
/// for perimeter events; a second one is refused.</para>
/// <para><b>Disposing</b> is safe at any time and from any thread. A call that is running keeps its context until it returns, a wait until its time is up;
/// calls that come later, or that still queue, throw <see cref="ObjectDisposedException"/>. An open SLIP39 session is cancelled first,
/// for which alone Dispose waits for the call that is running.</para>
/// </remarks>
public sealed unsafe partial class ZymkeyClient : IZymkey
{
    private readonly Lock _gate = new();
    private readonly ZymkeyContext _context;
    private readonly WaitContext _tapWait = new("a tap");
    private readonly WaitContext _perimeterWait = new("a perimeter event");
    private Slip39Session? _session;
    private volatile bool _disposed;

    private ZymkeyClient(ZymkeyContext context) => _context = context;

    private ZymkeyContext Context
    {
        get
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return _context;
        }
    }

    /// <summary>Opens the module of this host.</summary>
    /// <param name="libraryPath">The absolute path of the library; or null for the one that the environment variable <c>SCMGUARD_ZYMKEY_LIBRARY</c> names, and
    /// without that <c>/usr/lib/libzk_app_utils.so</c> or, of older installations, <c>/usr/local/lib/libzk_app_utils.so</c>. A process uses one library.</param>
    /// <exception cref="ZymkeyLibraryException">The library is not there, cannot be loaded, or lacks one of its 76 functions.</exception>
    /// <exception cref="ZymkeyException">The module could not be reached. The message says what to check.</exception>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    /// <exception cref="InvalidOperationException">The process already uses another library.</exception>
    public static ZymkeyClient Open(string? libraryPath = null)
    {
        ZkAppUtilsLibrary.Use(libraryPath);
        return new ZymkeyClient(ZymkeyContext.Open());
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _disposed = true;
        Interlocked.MemoryBarrier();

        // A session that stays open would block the unit's wallets for every program.
        _session?.Dispose();
        _tapWait.Dispose();
        _perimeterWait.Dispose();
        _context.Dispose();
    }

    /// <summary>Holds the unit that is meant against the one that is open. Null is for what destroys nothing.</summary>
    private void Confirm(Irreversible? irreversible) => irreversible?.RequireUnit(GetSerialNumber());

    private delegate int TextFunction(ZymkeyContext context, ref byte* text);

    private string GetText(Id operation, TextFunction function)
    {
        byte* text = null;
        lock (_gate)
        {
            Returned.Success(operation, function(Context, ref text));
        }

        return NativeOutput.TakeText(operation, text);
    }

    private delegate int ReadingFunction(ZymkeyContext context, ref float reading);

    private float GetReading(Id operation, ReadingFunction function)
    {
        var reading = 0f;
        lock (_gate)
        {
            Returned.Success(operation, function(Context, ref reading));
        }

        return reading;
    }

    /// <summary>Calls a function that answers with a status only.</summary>
    private void Do(Id operation, Func<ZymkeyContext, int> function)
    {
        lock (_gate)
        {
            Returned.Success(operation, function(Context));
        }
    }
}
