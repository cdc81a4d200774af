using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>What a value says about the unit: on which units it can be negative, zero or positive.</summary>
/// <remarks>
/// One shape serves comparisons that order (<c>CompareTo</c>) and those that decide: false is zero, true is positive, and a null <c>bool?</c>
/// counts as negative. A unit may stand in more than one set; it stands in none if the value cannot come to be on it.
/// </remarks>
/// <param name="Negative">The units on which the value can be negative or null.</param>
/// <param name="Zero">The units on which it can be zero or false.</param>
/// <param name="Positive">The units on which it can be positive or true.</param>
internal readonly record struct ValueSplit(TargetSet Negative, TargetSet Zero, TargetSet Positive)
{
    /// <summary>A value that says nothing.</summary>
    public static ValueSplit Unknown { get; } = new(TargetSet.Field, TargetSet.Field, TargetSet.Field);

    /// <summary>True on every unit.</summary>
    public static ValueSplit True { get; } = Bool(TargetSet.Field, TargetSet.None);

    /// <summary>False on every unit.</summary>
    public static ValueSplit False { get; } = Bool(TargetSet.None, TargetSet.Field);

    /// <summary>Null on every unit.</summary>
    public static ValueSplit Null { get; } = new(TargetSet.Field, TargetSet.None, TargetSet.None);

    /// <summary>The units on which there is a value at all.</summary>
    public TargetSet Any => Negative | Zero | Positive;

    /// <summary>A <c>bool</c>.</summary>
    public static ValueSplit Bool(TargetSet whenTrue, TargetSet whenFalse) => new(TargetSet.None, whenFalse, whenTrue);

    /// <summary>A constant number.</summary>
    public static ValueSplit Number(long number) => number switch
    {
        < 0 => new ValueSplit(TargetSet.Field, TargetSet.None, TargetSet.None),
        0 => new ValueSplit(TargetSet.None, TargetSet.Field, TargetSet.None),
        > 0 => new ValueSplit(TargetSet.None, TargetSet.None, TargetSet.Field),
    };

    /// <summary>What either value can be.</summary>
    public static ValueSplit operator |(ValueSplit left, ValueSplit right) =>
        new(left.Negative | right.Negative, left.Zero | right.Zero, left.Positive | right.Positive);

    /// <summary>What the value can be on the given units.</summary>
    public static ValueSplit operator &(ValueSplit split, TargetSet units) =>
        new(split.Negative & units, split.Zero & units, split.Positive & units);

    /// <summary>The opposite of a <c>bool</c>; null stays null.</summary>
    public ValueSplit Not() => new(Negative, Positive, Zero);

    /// <summary>The number with the other sign.</summary>
    public ValueSplit Minus() => new(Positive, Zero, Negative);

    /// <summary>Both of two <c>bool</c> values.</summary>
    public ValueSplit And(ValueSplit other) => Bool(Positive & other.Positive, Zero | other.Zero) with { Negative = Negative | other.Negative };

    /// <summary>Either of two <c>bool</c> values.</summary>
    public ValueSplit Or(ValueSplit other) => Bool(Positive | other.Positive, Zero & other.Zero) with { Negative = Negative | other.Negative };

    /// <summary>Whether two <c>bool</c> values are the same; null equals null.</summary>
    public ValueSplit EqualTo(ValueSplit other) => Bool(
        (Positive & other.Positive) | (Zero & other.Zero) | (Negative & other.Negative),
        (Positive & (other.Zero | other.Negative)) | (Zero & (other.Positive | other.Negative)) | (Negative & (other.Zero | other.Positive)));

    /// <summary>True if the value says nothing about the given units: on each it may be anything.</summary>
    public bool SaysNothingOf(TargetSet units) => (this & units) == (Unknown & units);
}
