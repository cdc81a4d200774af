using System;
using System.Collections.Generic;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Engine;

/// <summary>A run to begin.</summary>
/// <param name="Run">Its name; <see cref="NewName"/> makes one.</param>
/// <param name="Checks">The checks, in their order.</param>
/// <param name="Options">What is asked of them.</param>
/// <param name="Station">Where it takes place.</param>
public sealed record RunRequest(string Run, IReadOnlyList<ICheck> Checks, CheckOptions Options, StationIdentity Station)
{
    /// <summary>A token that allows to write to a unit in production mode, or null.</summary>
    public string? Arming { get; init; }

    /// <summary>A name for a run: the time, and something that tells runs of the same second apart.</summary>
    /// <param name="now">The time.</param>
    /// <param name="random">Any number.</param>
    public static string NewName(DateTimeOffset now, int random) => FormattableString.Invariant($"{now.UtcDateTime:yyyyMMdd-HHmmss}-{random & 0xFFFF:x4}");
}
