using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What a body says about the unit, if it starts on any.</summary>
/// <param name="Returns">The units on which it comes back.</param>
/// <param name="Returned">What its result says.</param>
/// <param name="LooksAtFirmware">True if it compares the firmware, or calls something that does.</param>
/// <param name="Sites">The units that get to each call in it.</param>
/// <param name="Writes">What each assignment in it writes.</param>
/// <param name="Passes">How many passes over blocks it took.</param>
internal sealed record BodyResult(
    TargetSet Returns,
    ValueSplit Returned,
    bool LooksAtFirmware,
    ImmutableDictionary<SyntaxNode, TargetSet> Sites,
    ImmutableDictionary<SyntaxNode, ValueSplit> Writes,
    long Passes)
{
    /// <summary>A body of which nothing is known.</summary>
    public static BodyResult Unknown { get; } = new(
        TargetSet.Field,
        ValueSplit.Unknown,
        LooksAtFirmware: false,
        ImmutableDictionary<SyntaxNode, TargetSet>.Empty,
        ImmutableDictionary<SyntaxNode, ValueSplit>.Empty,
        Passes: 0);
}
