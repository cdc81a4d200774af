using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What a call says about the unit through its arguments: <c>Require(firmware != "01.02.02release")</c>, <c>Is(firmware, "01.02.02release")</c>.</summary>
internal sealed class ArgumentFacts : IEquatable<ArgumentFacts>
{
    private readonly ImmutableArray<ArgumentFact> _facts;

    private ArgumentFacts(ImmutableArray<ArgumentFact> facts) => _facts = facts;

    /// <summary>A call whose arguments say nothing.</summary>
    public static ArgumentFacts None { get; } = new(ImmutableArray<ArgumentFact>.Empty);

    /// <summary>Gathers what arguments say; what says nothing is left out.</summary>
    public static ArgumentFacts Of(IEnumerable<ArgumentFact> facts)
    {
        var telling = facts.Where(static fact => fact.Text is not null || !(fact.Value with { Negative = TargetSet.Field }).SaysNothingOf(TargetSet.Field)).OrderBy(static fact => fact.Ordinal).ToImmutableArray();
        return telling.IsEmpty ? None : new ArgumentFacts(telling);
    }

    /// <summary>The constant text passed for a parameter, or null.</summary>
    public string? TextOf(IParameterSymbol parameter) => _facts.FirstOrDefault(fact => fact.Ordinal == parameter.Ordinal && fact.Text is not null).Text;

    /// <summary>What the argument for a parameter says.</summary>
    public ValueSplit ValueOf(IParameterSymbol parameter)
    {
        foreach (var fact in _facts)
        {
            if (fact.Ordinal == parameter.Ordinal)
            {
                return fact.Value;
            }
        }

        return ValueSplit.Unknown;
    }

    /// <summary>The state at the entry of the method called.</summary>
    public FirmwareState Enter(FirmwareState state, IMethodSymbol? method)
    {
        foreach (var parameter in method?.Parameters ?? ImmutableArray<IParameterSymbol>.Empty)
        {
            state = OperationReader.Store(state, parameter, parameter.Type, ValueOf(parameter));
        }

        return state;
    }

    /// <inheritdoc />
    public bool Equals(ArgumentFacts? other) => other is not null && _facts.SequenceEqual(other._facts);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as ArgumentFacts);

    /// <inheritdoc />
    public override int GetHashCode() => _facts.Aggregate(17, static (hash, fact) => unchecked((hash * 31) + fact.GetHashCode()));
}
