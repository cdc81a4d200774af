using System;
using System.Collections.Immutable;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What is known at a point of the program: the units that can get here, and what the variables say about them.</summary>
/// <remarks>
/// A variable is a symbol or the id of a flow capture. One that says nothing is left out. What a variable says counts only for the units that can
/// get here, so a branch that drops units need not touch the variables.
/// </remarks>
internal sealed class FirmwareState : IEquatable<FirmwareState>
{
    private static readonly ImmutableDictionary<object, ValueSplit> _noValues = ImmutableDictionary<object, ValueSplit>.Empty;

    private readonly ImmutableDictionary<object, ValueSplit> _values;

    private FirmwareState(TargetSet units, ImmutableDictionary<object, ValueSplit> values)
    {
        Units = units;
        _values = units.IsEmpty ? _noValues : values;
    }

    /// <summary>No unit gets here.</summary>
    public static FirmwareState Unreached { get; } = new(TargetSet.None, _noValues);

    /// <summary>Every unit can get here, and no variable says anything.</summary>
    public static FirmwareState Start { get; } = new(TargetSet.Field, _noValues);

    /// <summary>The units that can get here.</summary>
    public TargetSet Units { get; }

    /// <summary>What a variable says.</summary>
    public ValueSplit this[object variable] => (_values.TryGetValue(variable, out var value) ? value : ValueSplit.Unknown) & Units;

    /// <summary>How many variables say something.</summary>
    public int Count => _values.Count;

    /// <summary>True if a variable says something.</summary>
    public bool Knows(object variable) => _values.ContainsKey(variable);

    /// <summary>Only the given units go on.</summary>
    public FirmwareState Keep(TargetSet units) => (Units & units) == Units ? this : new FirmwareState(Units & units, _values);

    /// <summary>A variable gets a value.</summary>
    public FirmwareState With(object variable, ValueSplit value) =>
        value.SaysNothingOf(Units) ? Without(variable) : new FirmwareState(Units, _values.SetItem(variable, value & Units));

    /// <summary>A variable says nothing any more.</summary>
    public FirmwareState Without(object variable) =>
        _values.ContainsKey(variable) ? new FirmwareState(Units, _values.Remove(variable)) : this;

    /// <summary>Only some variables go on.</summary>
    public FirmwareState Where(Func<object, bool> keeps)
    {
        var state = this;
        foreach (var variable in _values.Keys)
        {
            if (!keeps(variable))
            {
                state = state.Without(variable);
            }
        }

        return state;
    }

    /// <summary>The same variables where every unit can be: in code that runs later.</summary>
    public FirmwareState Reopened()
    {
        if (Units.IsEmpty)
        {
            return this;
        }

        var state = Start;
        foreach (var variable in _values.Keys)
        {
            state = state.With(variable, this[variable]);
        }

        return state;
    }

    /// <summary>What is known where two paths meet.</summary>
    public FirmwareState Join(FirmwareState other)
    {
        if (other.Units.IsEmpty || ReferenceEquals(this, other))
        {
            return this;
        }

        var units = Units | other.Units;
        var values = ImmutableDictionary.CreateBuilder<object, ValueSplit>();
        foreach (var variable in _values.Keys)
        {
            Add(variable);
        }

        foreach (var variable in other._values.Keys)
        {
            if (!_values.ContainsKey(variable))
            {
                Add(variable);
            }
        }

        return new FirmwareState(units, values.ToImmutable());

        void Add(object variable)
        {
            // A path that no unit takes has nothing to say, so here this[...] is empty where Units is.
            var value = this[variable] | other[variable];
            if (!value.SaysNothingOf(units))
            {
                values.Add(variable, value);
            }
        }
    }

    /// <inheritdoc />
    public bool Equals(FirmwareState? other)
    {
        if (other is null || Units != other.Units || _values.Count != other._values.Count)
        {
            return false;
        }

        if (ReferenceEquals(_values, other._values))
        {
            return true;
        }

        foreach (var entry in _values)
        {
            if (!other._values.TryGetValue(entry.Key, out var value) || value != entry.Value)
            {
                return false;
            }
        }

        return true;
    }

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as FirmwareState);

    /// <inheritdoc />
    public override int GetHashCode() => Units.GetHashCode();
}
