using System;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.CodeFixes.KeyDurability;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.Wallets;

/// <summary>Passes a BIP39 strategy to the official Python client, which then returns the slot and the mnemonic as a tuple.</summary>
/// <remarks>Certain only where the call is all that a statement does with it: then the tuple is taken apart in statements before it. Source: Python API (zku 1.0.33).</remarks>
internal static class PythonRecovery
{
    private const string Strategy = "((dynamic)global::Python.Runtime.Py.Import(\"zymkey\")).RecoveryStrategyBIP39()";

    private static readonly string _noStrategy = NameOf(RecoveryStrategyKind.None);
    private static readonly string _bip39 = NameOf(RecoveryStrategyKind.Bip39);

    /// <summary>What plans the edit for a name of the mnemonic's local, or null if the rewrite is not certain.</summary>
    public static Action<string>? TryPlan(FlaggedCall call, ProjectEdit edit, DocumentEdit document)
    {
        if (WholeStatement(call.Syntax) is not { Parent: BlockSyntax } statement
            || Rewritten(call, edit.Compilation) is not { } rewritten)
        {
            return null;
        }

        var member = call.Syntax.Ancestors().FirstOrDefault(static node => node is MemberDeclarationSyntax and not GlobalStatementSyntax) ?? call.Syntax.SyntaxTree.GetRoot();
        return mnemonic =>
        {
            var taken = member.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => token.ValueText);
            var seed = FreeName.Take(mnemonic.Replace("recoveryMnemonic", "recoverableSeed"), edit.TakenNames((member, nameof(PythonRecovery)), () => taken));
            document.InsertBefore(statement, [Parse($"dynamic {seed} = {rewritten};", document), Parse($"var {mnemonic} = (string){seed}[1];", document)]);
            document.Replace(call.Syntax, current => SyntaxFactory.ParseExpression(seed + "[0]").WithTriviaFrom(current));
        };
    }

    /// <summary>The statement that only takes the call's result: a declaration, an assignment or a <c>return</c>.</summary>
    private static StatementSyntax? WholeStatement(ExpressionSyntax call)
    {
        SyntaxNode value = call;
        while (value.Parent is CastExpressionSyntax or ParenthesizedExpressionSyntax)
        {
            value = value.Parent;
        }

        return value.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declaration } } } => declaration,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Left: IdentifierNameSyntax, Parent: ExpressionStatementSyntax assignment } => assignment,
            ReturnStatementSyntax returned => returned,
            _ => null,
        };
    }

    /// <summary>The call with the strategy, or null if it passes one in a way that is not understood.</summary>
    private static ExpressionSyntax? Rewritten(FlaggedCall call, Compilation compilation)
    {
        var list = call.Syntax.ArgumentList;
        if (!call.Call.TryGetArgument(ArgumentRole.RecoveryStrategy, out var strategy))
        {
            return null;
        }

        if (strategy.Value is null)
        {
            // Keywords that Python.NET packs into one argument have to stay the last one.
            var isPlain = list.Arguments.All(static argument => argument.Expression is not InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "kw" } });
            var keyword = list.Arguments.Any(static argument => argument.NameColon is not null) ? "recovery_strategy: " : string.Empty;
            return isPlain && list.Arguments.Count > 0 && CanImport(compilation)
                ? ShortNames.In(call.Syntax.WithArgumentList(AddedArguments.Behind(list, keyword + Strategy))).WithoutTrivia()
                : null;
        }

        return strategy.Value.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: IdentifierNameSyntax name } } && name.Identifier.ValueText == _noStrategy
            ? call.Syntax.ReplaceNode(name, SyntaxFactory.IdentifierName(_bip39).WithTriviaFrom(name)).WithoutTrivia()
            : null;
    }

    private static StatementSyntax Parse(string statement, DocumentEdit document) =>
        ShortNames.In(SyntaxFactory.ParseStatement(statement + document.EndOfLine)).WithAdditionalAnnotations(DocumentEdit.Formatted);

    /// <summary>Whether the rewritten call can reach the module that has the recovery strategies.</summary>
    private static bool CanImport(Compilation compilation) => compilation.GetTypeByMetadataName("Python.Runtime.Py") is { } py
        && py.GetMembers("Import").Any(static member => member is IMethodSymbol { IsStatic: true, Parameters: [{ Type.SpecialType: SpecialType.System_String }] });

    private static string NameOf(RecoveryStrategyKind kind) => PythonValues.RecoveryStrategies.Single(strategy => strategy.Value == kind).Text;
}
