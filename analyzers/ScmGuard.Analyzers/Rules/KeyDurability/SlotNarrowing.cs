using System.Collections.Generic;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Rules.KeyDurability;

/// <summary>Where a slot is made a byte.</summary>
internal static class SlotNarrowing
{
    /// <summary>The narrowings of a call's result: at the call, or of the local that it is kept in.</summary>
    public static IEnumerable<(IOperation Place, ITypeSymbol Type)> Of(IOperation call, SemanticModel model, CancellationToken cancellationToken)
    {
        if (Outwards(call) is { } direct)
        {
            return [direct];
        }

        return ResultUse.Around(call) is IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: { } local } }
            ? OfLocal(local, model, cancellationToken)
            : [];
    }

    /// <summary>The conversion by which an argument becomes a byte before it is widened again.</summary>
    public static IConversionOperation? In(IOperation argument)
    {
        for (var value = argument; value is IConversionOperation { OperatorMethod: null } conversion; value = conversion.Operand)
        {
            if (IsNarrowing(conversion))
            {
                return conversion;
            }
        }

        return null;
    }

    private static IEnumerable<(IOperation Place, ITypeSymbol Type)> OfLocal(ILocalSymbol local, SemanticModel model, CancellationToken cancellationToken)
    {
        if (local.DeclaringSyntaxReferences is not [var declaration] || declaration.SyntaxTree != model.SyntaxTree)
        {
            return [];
        }

        var uses = Mentions.Of(local.Name, Writes.ScopeOf(declaration.GetSyntax(cancellationToken)), cancellationToken)
            .Where(mention => SymbolEqualityComparer.Default.Equals(model.GetSymbolInfo(mention, cancellationToken).Symbol, local))
            .ToList();

        // The other bytes of the number are taken too, or the program makes sure that one byte is enough.
        if (uses.Exists(use => IsShifted(use) || IsBounded(use, model, cancellationToken)))
        {
            return [];
        }

        return uses
            .Select(use => model.GetOperation(use, cancellationToken) is { } read ? Outwards(read) : null)
            .OfType<(IOperation Place, ITypeSymbol Type)>();
    }

    private static (IOperation Place, ITypeSymbol Type)? Outwards(IOperation value)
    {
        for (var outer = value.Parent; outer is IConversionOperation { OperatorMethod: null } conversion; outer = outer.Parent)
        {
            if (IsNarrowing(conversion))
            {
                return (conversion, conversion.Type!);
            }

            value = conversion;
        }

        return value.Parent is IArgumentOperation { Parent: IInvocationOperation { TargetMethod: { Name: "ToByte" or "ToSByte", ContainingType.Name: "Convert" } convert } call }
            ? (call, convert.ReturnType)
            : null;
    }

    private static bool IsNarrowing(IConversionOperation conversion) =>
        conversion is { IsImplicit: false, Type.SpecialType: SpecialType.System_Byte or SpecialType.System_SByte }
        && !conversion.ConstantValue.HasValue
        && (conversion.Operand.Type is { SpecialType: > SpecialType.System_Byte and <= SpecialType.System_UInt64 } or { TypeKind: TypeKind.Dynamic });

    private static bool IsShifted(SimpleNameSyntax use) =>
        use.FirstAncestorOrSelf<BinaryExpressionSyntax>()?.Kind() is SyntaxKind.RightShiftExpression or SyntaxKind.UnsignedRightShiftExpression or SyntaxKind.BitwiseAndExpression;

    private static bool IsBounded(SimpleNameSyntax use, SemanticModel model, CancellationToken cancellationToken) =>
        use.Parent is BinaryExpressionSyntax comparison
        && model.GetOperation(comparison.Left == use ? comparison.Right : comparison.Left, cancellationToken) is { } bound
        && ConstantNumber.WholeOf(bound, cancellationToken) is byte.MaxValue or byte.MaxValue + 1 or sbyte.MaxValue or sbyte.MaxValue + 1;
}
