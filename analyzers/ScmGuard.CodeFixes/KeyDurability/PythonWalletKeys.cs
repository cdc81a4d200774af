using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>Rewrites <c>client.gen_key_pair(...)</c> on the official Python client to a call of a function that makes a wallet and a key in it.</summary>
/// <remarks>
/// With a BIP39 strategy <c>gen_wallet_master_seed</c> returns the slot and the mnemonic as a tuple; like <c>gen_key_pair</c> it raises where the
/// C function returns a negative value. An empty master generator key is none. Source: Python API (zku 1.0.33).
/// </remarks>
internal sealed class PythonWalletKeys(ProjectEdit edit)
{
    private readonly Dictionary<object, WalletKeyFunction> _functions = [];

    /// <summary>Plans the function and returns the rewriting, or null if it is not certain.</summary>
    public CallRewrite? TryRewrite(FlaggedCall call)
    {
        if (call.Syntax is not { Expression: MemberAccessExpressionSyntax access, ArgumentList.Arguments: [var argument] }
            || access.Expression.DescendantNodesAndSelf().Any(static node => node is MemberBindingExpressionSyntax or ElementBindingExpressionSyntax)
            || !call.Call.TryGetArgument(ArgumentRole.KeyType, out var keyType)
            || KeywordValue(argument, keyType.Value?.Syntax) is not { } isKeyword
            || !CanImport()
            || FunctionHome.Around(call, edit, inGenericTypes: true) is not { } home)
        {
            return null;
        }

        if (!_functions.TryGetValue(home.Scope, out var function))
        {
            function = WalletKeyFunction.FindOrPlan(
                home,
                edit,
                static method => method is { ReturnType.TypeKind: TypeKind.Dynamic, Parameters: [{ Type.TypeKind: TypeKind.Dynamic }, { Type.TypeKind: TypeKind.Dynamic }, _, _] },
                name => Write(name, home));
            _functions.Add(home.Scope, function);
        }

        if (function.NameAt(call) is not { } name)
        {
            return null;
        }

        function.Add();
        var isDynamic = call.Model.GetTypeInfo(KeyTypeOf(call.Syntax, isKeyword), edit.CancellationToken).Type is { TypeKind: TypeKind.Dynamic };
        return (current, walletName, mnemonic) => Rewrite((InvocationExpressionSyntax)current, name, isKeyword, isDynamic, walletName, mnemonic);
    }

    private static InvocationExpressionSyntax Rewrite(InvocationExpressionSyntax call, ExpressionSyntax function, bool isKeyword, bool isDynamic, string walletName, string mnemonic)
    {
        // The casts keep the call itself from being bound when the program runs: such a call takes no 'out var', and not every place allows it.
        var client = AsObject(((MemberAccessExpressionSyntax)call.Expression).Expression);
        var keyType = KeyTypeOf(call, isKeyword);
        var only = SyntaxFactory.Argument(isDynamic ? AsObject(keyType) : keyType).WithTriviaFrom(call.ArgumentList.Arguments[0]);
        return call
            .WithExpression(function.WithTriviaFrom(call.Expression))
            .WithArgumentList(AddedArguments.Before(
                AddedArguments.Behind(
                    call.ArgumentList.WithArguments(SyntaxFactory.SingletonSeparatedList(only)),
                    SymbolDisplay.FormatLiteral(walletName, quote: true),
                    "out var " + mnemonic),
                client));
    }

    private static ExpressionSyntax KeyTypeOf(InvocationExpressionSyntax call, bool isKeyword) =>
        call.ArgumentList.Arguments[0].Expression is var argument && isKeyword
            ? ((InvocationExpressionSyntax)argument).ArgumentList.Arguments[1].Expression
            : argument;

    private static CastExpressionSyntax AsObject(ExpressionSyntax expression) => SyntaxFactory.CastExpression(
        SyntaxFactory.PredefinedType(SyntaxFactory.Token(SyntaxKind.ObjectKeyword)),
        expression is SimpleNameSyntax or MemberAccessExpressionSyntax or InvocationExpressionSyntax or ElementAccessExpressionSyntax
            ? expression.WithoutTrivia()
            : SyntaxFactory.ParenthesizedExpression(expression.WithoutTrivia()));

    /// <summary>False for a plain or C#-named argument, true for <c>Py.kw("key_type", ...)</c>, null for anything else.</summary>
    private static bool? KeywordValue(ArgumentSyntax argument, SyntaxNode? keyType) => argument.Expression switch
    {
        var plain when plain == keyType => false,
        InvocationExpressionSyntax { ArgumentList.Arguments: [_, { Expression: var value }] } when value == keyType => true,
        _ => null,
    };

    /// <summary>Whether the function can reach the module that has the recovery strategies.</summary>
    private bool CanImport() => edit.Compilation.GetTypeByMetadataName("Python.Runtime.Py") is { } py
        && py.GetMembers("Import").Any(static member => member is IMethodSymbol { IsStatic: true, Parameters: [{ Type.SpecialType: SpecialType.System_String }] });

    private static IEnumerable<string> Write(string name, FunctionHome home) =>
    [
        $$"""
        {{home.Comment("Returns the key's slot.")}}
        {{(home.IsLocal ? string.Empty : "private ")}}static dynamic {{name}}(dynamic client, dynamic keyType, string walletName, out string recoveryMnemonic)
        {
            dynamic zymkey = global::Python.Runtime.Py.Import("zymkey");
            dynamic seed = client.gen_wallet_master_seed(keyType, "", walletName, zymkey.RecoveryStrategyBIP39());
            recoveryMnemonic = (string)seed[1];
            return client.gen_wallet_child_key(seed[0], 0, true);
        }
        """,
    ];
}
