using System;
using System.Collections.Generic;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>A set of kinds of unit: one bit for each row of <see cref="UnitTargets.Field"/>.</summary>
public readonly struct TargetSet : IEquatable<TargetSet>
{
    private readonly ulong _bits;

    private TargetSet(ulong bits) => _bits = bits;

    /// <summary>No unit: the code cannot be reached.</summary>
    public static TargetSet None => default;

    /// <summary>Every unit in the field.</summary>
    public static TargetSet Field { get; } = Where(static _ => true);

    /// <summary>Every SCM.</summary>
    internal static TargetSet Scm { get; } = Where(static unit => unit.Model is Model.Scm);

    /// <summary>True if no unit is in the set.</summary>
    public bool IsEmpty => _bits == 0;

    /// <summary>The units that satisfy a condition.</summary>
    public static TargetSet Where(Func<UnitTarget, bool> condition)
    {
        var bits = 0UL;
        for (var index = 0; index < UnitTargets.Field.Count; index++)
        {
            if (condition(UnitTargets.Field[index]))
            {
                bits |= 1UL << index;
            }
        }

        return new TargetSet(bits);
    }

    /// <summary>The given units.</summary>
    public static TargetSet Of(IReadOnlyList<UnitTarget> units)
    {
        var bits = 0UL;
        for (var index = 0; index < UnitTargets.Field.Count; index++)
        {
            foreach (var unit in units)
            {
                if (unit == UnitTargets.Field[index])
                {
                    bits |= 1UL << index;
                }
            }
        }

        return new TargetSet(bits);
    }

    /// <summary>Reads a unit as <see cref="UnitTargets.TryParse"/> does, and besides one with a firmware that no table names: it stands for all such firmware.</summary>
    internal static bool TryParse(string text, out TargetSet units)
    {
        if (UnitTargets.TryParse(text, out var named))
        {
            units = Of(named);
            return true;
        }

        var slash = text.IndexOf('/');
        var isFirmware = slash > 0 && slash + 1 < text.Length && char.IsDigit(text[slash + 1]) && text.IndexOf('/', slash + 1) < 0;
        units = isFirmware && UnitTargets.TryParse(text.Substring(0, slash), out var boards)
            ? Of(boards) & Where(static unit => unit is { Revision: not null, Firmware: null })
            : None;
        return !units.IsEmpty;
    }

    /// <summary>The units in either set.</summary>
    public static TargetSet operator |(TargetSet left, TargetSet right) => new(left._bits | right._bits);

    /// <summary>The units in both sets.</summary>
    public static TargetSet operator &(TargetSet left, TargetSet right) => new(left._bits & right._bits);

    /// <summary>The units of the field that are not in the set.</summary>
    public static TargetSet operator ~(TargetSet set) => new(~set._bits & Field._bits);

    /// <summary>Equality of two sets.</summary>
    public static bool operator ==(TargetSet left, TargetSet right) => left.Equals(right);

    /// <summary>Inequality of two sets.</summary>
    public static bool operator !=(TargetSet left, TargetSet right) => !left.Equals(right);

    /// <summary>True if the sets share a unit.</summary>
    public bool Meets(TargetSet other) => (_bits & other._bits) != 0;

    /// <inheritdoc />
    public bool Equals(TargetSet other) => _bits == other._bits;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is TargetSet other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _bits.GetHashCode();
}
