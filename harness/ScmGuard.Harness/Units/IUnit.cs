using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Units;

/// <summary>A unit under test, with its host. Steps know nothing else of the world.</summary>
public interface IUnit : IAsyncDisposable
{
    /// <summary>How it is reached: <c>virtual</c> or <c>local</c>.</summary>
    string Kind { get; }

    /// <summary>The host's files and programs.</summary>
    IHost Host { get; }

    /// <summary>The host's wall clock, which may be wrong.</summary>
    TimeProvider Clock { get; }

    /// <summary>How it can be made to boot.</summary>
    IReadOnlyList<RebootKind> RebootKinds { get; }

    /// <summary>Which boot this is. The module's part of it is null while the module does not answer.</summary>
    /// <param name="stop">Ends the wait for an answer.</param>
    /// <exception cref="HostException">The host does not say.</exception>
    Task<BootIdentity> ReadBootAsync(CancellationToken stop);

    /// <summary>Which unit this is.</summary>
    /// <param name="stop">Ends the wait for an answer.</param>
    /// <exception cref="ZymkeyException">The module does not say.</exception>
    /// <exception cref="HostException">The host does not say.</exception>
    Task<UnitIdentity> IdentifyAsync(CancellationToken stop);

    /// <summary>Opens a connection to the module.</summary>
    /// <exception cref="ZymkeyException">The module does not answer.</exception>
    /// <exception cref="ZymkeyLibraryException">The library is missing or too old.</exception>
    IZymkey OpenZymkey();

    /// <summary>Opens the line that the unit's LED drives, to be watched.</summary>
    /// <returns>The line, which is the caller's to dispose; null if this bench has none.</returns>
    /// <exception cref="HostException">There should be one, and it cannot be opened.</exception>
    ILineEventSource? OpenLed() => null;

    /// <summary>What the LED showed in the last boot, up to its end.</summary>
    /// <returns>Null if that is not known: a unit that is down cannot watch itself.</returns>
    LineTrace? ReadLedOfBoot() => null;

    /// <summary>Makes the unit boot.</summary>
    /// <param name="kind">One of <see cref="RebootKinds"/>.</param>
    /// <param name="recordShutdown">To be called as the last thing before the host goes down, where that can be known in this process.</param>
    /// <param name="stop">Ends the wait.</param>
    /// <returns>
    /// True if the unit has booted and this process outlived it; false if it was told to boot, and this process will end with it.
    /// </returns>
    /// <exception cref="HostException">The host did not take the order.</exception>
    Task<bool> RebootAsync(RebootKind kind, Action recordShutdown, CancellationToken stop);
}
