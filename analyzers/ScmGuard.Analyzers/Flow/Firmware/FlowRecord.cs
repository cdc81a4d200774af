using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What the last run over a solved graph takes down.</summary>
internal sealed class FlowRecord
{
    /// <summary>The units that get to each call.</summary>
    public Dictionary<SyntaxNode, TargetSet> Sites { get; } = [];

    /// <summary>What each assignment writes.</summary>
    public Dictionary<SyntaxNode, ValueSplit> Writes { get; } = [];

    /// <summary>Where lambdas and local functions are created, handed on or called: an operation or a symbol, with the state there.</summary>
    public List<(object Function, FirmwareState State)> Reached { get; } = [];

    /// <summary>What the returned values say.</summary>
    public ValueSplit Returned { get; private set; }

    /// <summary>A call.</summary>
    public void Site(SyntaxNode call, TargetSet units) => Sites[call] = Sites.TryGetValue(call, out var known) ? known | units : units;

    /// <summary>An assignment.</summary>
    public void Write(SyntaxNode assignment, ValueSplit value) => Writes[assignment] = Writes.TryGetValue(assignment, out var known) ? known | value : value;

    /// <summary>A nested function.</summary>
    public void Reach(object function, FirmwareState state) => Reached.Add((function, state));

    /// <summary>A returned value.</summary>
    public void Return(ValueSplit value) => Returned |= value;
}
