using System;
using System.Globalization;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>Whether a wallet can be made in the place of a key pair, whatever the route.</summary>
internal static class RewritablePlace
{
    public static bool Allows(FlaggedCall call, CSharpCompilation compilation) =>
        compilation.LanguageVersion >= LanguageVersion.CSharp7_3
        && call.Syntax.SyntaxTree.Options.Kind is SourceCodeKind.Regular
        && HasWallets(call.Call)
        && !RunsRepeatedly(call)
        && !IsInExpressionTree(call);

    /// <summary>X25519 (3 in ZK_EC_KEY_TYPE) has no wallets. Source: Digital Wallet tutorials.</summary>
    private static bool HasWallets(ZymbitCall call)
    {
        if (!call.TryGetArgument(ArgumentRole.KeyType, out var keyType))
        {
            return false;
        }

        var value = keyType.Value;
        while (value is IConversionOperation conversion && !value.ConstantValue.HasValue)
        {
            value = conversion.Operand;
        }

        return value?.ConstantValue is not { HasValue: true } constant
            || Convert.ToString(constant.Value, CultureInfo.InvariantCulture) is not ("x25519" or "3");
    }

    /// <summary>A wallet's name works once on a unit, so a call that plainly runs several times cannot have one written into it.</summary>
    private static bool RunsRepeatedly(FlaggedCall call)
    {
        SyntaxNode inner = call.Syntax;
        foreach (var node in call.Syntax.Ancestors())
        {
            switch (node)
            {
                case ForStatementSyntax loop when inner == loop.Statement || inner == loop.Condition || loop.Incrementors.Contains(inner):
                case CommonForEachStatementSyntax each when inner == each.Statement:
                case WhileStatementSyntax or DoStatementSyntax or QueryExpressionSyntax:
                case AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } } when Repeats(taker, call.Model):
                    return true;
                case MemberDeclarationSyntax and not GlobalStatementSyntax:
                    return false;
            }

            inner = node;
        }

        return false;
    }

    /// <summary>What runs a lambda for every item: LINQ, <c>List.ForEach</c>, <c>Parallel.For</c>.</summary>
    private static bool Repeats(InvocationExpressionSyntax taker, SemanticModel model) =>
        model.GetSymbolInfo(taker).Symbol is IMethodSymbol method
        && (method.ContainingNamespace is { Name: "Linq", ContainingNamespace.Name: "System" } || method.Name.StartsWith("For", StringComparison.Ordinal));

    /// <summary>An expression tree declares no locals.</summary>
    private static bool IsInExpressionTree(FlaggedCall call) => call.Syntax
        .Ancestors()
        .OfType<AnonymousFunctionExpressionSyntax>()
        .Any(lambda => call.Model.GetTypeInfo(lambda).ConvertedType is { Name: "Expression", ContainingNamespace: { Name: "Expressions", ContainingNamespace.Name: "Linq" } });
}
