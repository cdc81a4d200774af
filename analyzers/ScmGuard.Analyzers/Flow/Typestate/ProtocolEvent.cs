using System;
using System.Collections.Generic;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>A row of a <see cref="Protocol"/>: what calls of some operations mean for a thing.</summary>
/// <param name="operations">The operations.</param>
/// <param name="bearer">What the event is about.</param>
/// <param name="role">The argument that bears the thing; for the unit, the one that tells its things apart, or <see cref="ArgumentRole.Unknown"/>.</param>
internal sealed class ProtocolEvent(IReadOnlyList<ZymbitOperation> operations, Bearer bearer, ArgumentRole role)
{
    /// <summary>The operations.</summary>
    public IReadOnlyList<ZymbitOperation> Operations { get; } = operations;

    /// <summary>What the event is about.</summary>
    public Bearer Bearer { get; } = bearer;

    /// <summary>The argument that bears the thing, or that tells the unit's things apart.</summary>
    public ArgumentRole Role { get; } = role;

    /// <summary>The stage in which a thing begins here, or <see cref="Stage.None"/> if the event is about one that is already there.</summary>
    public Stage Begins { get; init; }

    /// <summary>The argument with the thing from which the new one is derived.</summary>
    public ArgumentRole Parent { get; init; }

    /// <summary>What becomes of the thing. In a stage that is not named, nothing does.</summary>
    public IReadOnlyList<Move> Moves { get; init; } = [];

    /// <summary>What becomes of the things that are derived from the thing, at any depth.</summary>
    public IReadOnlyList<Move> DescendantMoves { get; init; } = [];

    /// <summary>In which stages the event is a mistake.</summary>
    public IReadOnlyList<Wrong> Wrongs { get; init; } = [];

    /// <summary>In which stages of a thing derived from the thing the event is a mistake.</summary>
    public IReadOnlyList<Wrong> DescendantWrongs { get; init; } = [];

    /// <summary>Whether a call is such an event. Null if it cannot be known: then nothing is known about the thing from there on.</summary>
    public Func<ZymbitCall, bool?>? If { get; init; }
}
