using System;
using System.Collections.Generic;
using ScmGuard.Harness.Stations;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Units.Local;

/// <summary>What a local unit goes by.</summary>
public sealed record LocalUnitOptions
{
    /// <summary>The bench, which says what no operation returns: the hardware revision and, where the module's own word is not understood, the model.</summary>
    public Station Station { get; init; } = Station.Default;

    /// <summary>True if a controller watches the run and switches the power when a step waits for it.</summary>
    public bool HasPowerController { get; init; }

    /// <summary>The library's absolute path; null for where the client looks by itself.</summary>
    public string? LibraryPath { get; init; }

    /// <summary>The folder that is taken for <c>/</c>: another one for a test.</summary>
    public string Root { get; init; } = "/";

    /// <summary>Where programs lie; null for where a system has them.</summary>
    public IReadOnlyList<string>? ProgramFolders { get; init; }

    /// <summary>The clock for waiting.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>How to open the module; null for the client over the library.</summary>
    internal Func<IZymkey>? OpenZymkey { get; init; }

    /// <summary>How long the kernel has been running; null for what the kernel says.</summary>
    internal Func<TimeSpan>? Uptime { get; init; }

    /// <summary>How to be told that this process is to end; null for SIGTERM.</summary>
    public Func<Action, IDisposable>? OnTermination { get; init; }
}
