using System;
using System.Collections.Immutable;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What is known at a point of the program: the units that can get here, and what the variables say about them.</summary>
/// <remarks>
/// A variable is a symbol or the id of a flow capture. One that says nothing is left out. What is kept of a variable counts only for the units that
/// can get here, so a branch that drops units need not touch the variables; two states are equal if what counts is.
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
        value.SaysNothingOf(Units) ? Without(variable) : new FirmwareState(Units, _values.SetItem(variable, value));

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

        if (Units.IsEmpty)
        {
            return other;
        }

        var joined = new FirmwareState(Units | other.Units, _values);
        if (ReferenceEquals(_values, other._values))
        {
            return joined;
        }

        foreach (var entry in _values)
        {
            // The same on both sides stays as it is, whatever the units: most variables do, where two branches meet.
            if (!other._values.TryGetValue(entry.Key, out var value) || value != entry.Value)
            {
                joined = joined.With(entry.Key, this[entry.Key] | other[entry.Key]);
            }
        }

        foreach (var entry in other._values)
        {
            if (!_values.ContainsKey(entry.Key))
            {
                joined = joined.With(entry.Key, this[entry.Key] | other[entry.Key]);
            }
        }

        return joined;
    }

    /// <inheritdoc />
    public bool Equals(FirmwareState? other)
    {
        if (other is null || Units != other.Units)
        {
            return false;
        }

        if (ReferenceEquals(_values, other._values))
        {
            return true;
        }

        foreach (var entry in _values)
        {
            if (this[entry.Key] != other[entry.Key])
            {
                return false;
            }
        }

        foreach (var entry in other._values)
        {
            if (!_values.ContainsKey(entry.Key) && this[entry.Key] != other[entry.Key])
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
