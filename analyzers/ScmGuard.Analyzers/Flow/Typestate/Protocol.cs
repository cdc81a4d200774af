using System;
using System.Collections.Generic;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>The life of a kind of thing: in which order its events may come.</summary>
/// <param name="events">What happens to it.</param>
internal sealed class Protocol(IReadOnlyList<ProtocolEvent> events)
{
    /// <summary>What happens to it.</summary>
    public IReadOnlyList<ProtocolEvent> Events { get; } = events;

    /// <summary>The operations without which nothing can be wrong. A body without them is not followed.</summary>
    public IReadOnlyList<ZymbitOperation> Arming { get; init; } = [];

    /// <summary>The stage of a thing that comes in as a parameter, or <see cref="Stage.None"/> if such a thing is not followed.</summary>
    public Stage OfParameter { get; init; }

    /// <summary>True if code that is not known can act on the thing.</summary>
    public bool IsFragile { get; init; }

    /// <summary>What is wrong with a thing that is still open where the body ends, or null.</summary>
    public Violation? LeftOpen { get; init; }

    /// <summary>The operations of which one must stand after its begin for the body to be the owner of an open thing, or empty if it always is.</summary>
    public IReadOnlyList<ZymbitOperation> Owning { get; init; } = [];

    /// <summary>What becomes of a thing that is handed on: returned, or stored where other code reads it. In a stage that is not named, it is no longer known.</summary>
    public IReadOnlyList<Move> KeptMoves { get; init; } = [];

    /// <summary>In which stages it is a mistake to hand the thing on.</summary>
    public IReadOnlyList<Wrong> KeptWrongs { get; init; } = [];

    /// <summary>Whether it matters under which name a thing is stored. The name is empty for a returned one.</summary>
    public Func<string, bool> KeptAs { get; init; } = static _ => true;
}
