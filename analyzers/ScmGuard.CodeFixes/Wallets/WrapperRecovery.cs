using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.CodeFixes.KeyDurability;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.Wallets;

/// <summary>Calls the overload that returns a mnemonic: <c>CreateMasterSeed(type, name, RecoveryStrategy.Bip39(), out var mnemonic)</c>.</summary>
/// <remarks>Certain only if the compiler finds that overload, and it wraps the same operation.</remarks>
internal static class WrapperRecovery
{
    /// <summary>The name of the method that makes the strategy, beside the one that stands for none.</summary>
    private const string Bip39 = "Bip39";

    /// <summary>What plans the edit for a name of the mnemonic's local, or null if the rewrite is not certain.</summary>
    public static Action<string>? TryPlan(FlaggedCall call, DocumentEdit document)
    {
        var list = call.Syntax.ArgumentList;
        if (!call.Call.TryGetArgument(ArgumentRole.RecoveryStrategy, out var strategy)
            || strategy.Value?.Parent is not IArgumentOperation { Syntax: ArgumentSyntax written }
            || list.Arguments.Any(static argument => argument.NameColon is not null)
            || StrategiesOf(strategy.Value) is not { } strategies
            || Rewritten(list, list.Arguments.IndexOf(written), strategies, "mnemonic") is not { } sample
            || call.Model.GetSpeculativeSymbolInfo(call.Syntax.SpanStart, call.Syntax.WithArgumentList(sample), SpeculativeBindingOption.BindAsExpression).Symbol is not IMethodSymbol found
            || !ReturnsMnemonic(found)
            || !SymbolEqualityComparer.Default.Equals(found.ReturnType, call.Call.Method?.ReturnType))
        {
            return null;
        }

        var index = list.Arguments.IndexOf(written);
        return name => document.Replace(list, current => Rewritten((ArgumentListSyntax)current, index, strategies, name)!);
    }

    /// <summary>The type that hands out strategies: what the one for no recovery derives from.</summary>
    private static string? StrategiesOf(IOperation strategy)
    {
        while (strategy is IConversionOperation { OperatorMethod: null } conversion)
        {
            strategy = conversion.Operand;
        }

        return strategy.Type?.BaseType is { SpecialType: SpecialType.None } strategies
            && strategies.GetMembers(Bip39).Any(static member => member is IMethodSymbol { IsStatic: true } method && method.Parameters.All(static parameter => parameter.IsOptional))
                ? strategies.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)
                : null;
    }

    private static ArgumentListSyntax? Rewritten(ArgumentListSyntax list, int index, string strategies, string mnemonic)
    {
        var written = list.Arguments[index];
        var bip39 = ShortNames.In(SyntaxFactory.ParseExpression($"{strategies}.{Bip39}()")).WithTriviaFrom(written.Expression);
        var added = SyntaxFactory.ParseArgumentList($"( out var {mnemonic})").Arguments[0];
        return list.WithArguments(list.Arguments.Replace(written, written.WithExpression(bip39)).Insert(index + 1, added));
    }

    private static bool ReturnsMnemonic(IMethodSymbol method) =>
        Annotation.TryGet(method, out var operation)
        && operation.Id is ZymbitOperation.GenWalletMasterSeedWithBIP39
        && method.Parameters.Any(parameter => parameter.RefKind is RefKind.Out && Annotation.RoleOf(parameter, operation) is ArgumentRole.Mnemonic);
}
