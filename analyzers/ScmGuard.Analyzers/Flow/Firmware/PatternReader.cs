using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>On which units a value can match a pattern.</summary>
/// <param name="comparison">Compares with constants.</param>
/// <param name="read">Reads the members that a property pattern looks at.</param>
internal sealed class PatternReader(FirmwareComparison comparison, Func<IOperation, ValueSplit> read)
{
    private static readonly ValueSplit _maybe = ValueSplit.Bool(TargetSet.Field, TargetSet.Field);

    /// <summary>True if a firmware constant stands in what was read so far.</summary>
    public bool SawFirmware { get; private set; }

    /// <summary>Whether a value matches.</summary>
    /// <param name="pattern">The pattern.</param>
    /// <param name="value">What the value says about the unit.</param>
    public ValueSplit Match(IPatternOperation pattern, ValueSplit value) => pattern switch
    {
        IConstantPatternOperation constant => Equal(constant.Value, value),
        INegatedPatternOperation negated => Match(negated.Pattern, value).Not(),
        IBinaryPatternOperation { OperatorKind: BinaryOperatorKind.And } both => Match(both.LeftPattern, value).And(Match(both.RightPattern, value)),
        IBinaryPatternOperation either => Match(either.LeftPattern, value).Or(Match(either.RightPattern, value)),
        IRelationalPatternOperation relation => NumberTest.Compare(relation.OperatorKind, value, relation.Value) ?? _maybe,
        IDiscardPatternOperation or IDeclarationPatternOperation { MatchesNull: true } => ValueSplit.True,
        IRecursivePatternOperation recursive => Match(recursive),
        _ => _maybe,
    };

    private ValueSplit Equal(IOperation constant, ValueSplit value)
    {
        if (constant.ConstantValue is { HasValue: true, Value: string text })
        {
            var equal = comparison.Equal(constant, text);
            SawFirmware |= equal is not null;
            return equal ?? _maybe;
        }

        return NumberTest.Compare(BinaryOperatorKind.Equals, value, constant) ?? _maybe;
    }

    /// <summary>A property pattern asks all its parts. That the object is there is taken for granted, as a guard takes it.</summary>
    private ValueSplit Match(IRecursivePatternOperation pattern)
    {
        if (pattern is { PropertySubpatterns.IsEmpty: true, DeconstructionSubpatterns.IsEmpty: true })
        {
            return _maybe;
        }

        var all = ValueSplit.True;
        foreach (var part in pattern.PropertySubpatterns)
        {
            all = all.And(Match(part.Pattern, read(part.Member)));
        }

        foreach (var part in pattern.DeconstructionSubpatterns)
        {
            all = all.And(Match(part, ValueSplit.Unknown));
        }

        var asksForType = !SymbolEqualityComparer.Default.Equals(WithoutNull(pattern.NarrowedType), WithoutNull(pattern.InputType));
        return asksForType ? all.And(_maybe) : all;
    }

    private static ITypeSymbol WithoutNull(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T, TypeArguments: [var inner] } ? inner : type;
}
