using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>
/// A function that makes a wallet and a key in it: one that an earlier repair left, or one to write. Its parameters are where to make it (a context
/// or a client), the key type, the wallet's name and, as output, the recovery mnemonic.
/// </summary>
internal sealed class WalletKeyFunction
{
    /// <summary>What a written function calls its third parameter.</summary>
    public const string WalletName = "walletName";

    /// <summary>What a written function calls its last parameter.</summary>
    public const string Mnemonic = "recoveryMnemonic";

    private readonly FunctionHome _home;
    private readonly IMethodSymbol? _existing;
    private Func<IEnumerable<string>>? _declarations;

    private WalletKeyFunction(FunctionHome home, string name, IMethodSymbol? existing, Func<IEnumerable<string>>? declarations)
    {
        _home = home;
        _existing = existing;
        _declarations = declarations;
        Name = name;
    }

    public string Name { get; }

    public string WalletNameParameter => _existing?.Parameters[2].Name ?? WalletName;

    public string MnemonicParameter => _existing?.Parameters[3].Name ?? Mnemonic;

    /// <summary>Finds a function or plans one.</summary>
    /// <param name="home">Where it is, or goes.</param>
    /// <param name="edit">The edits of its project.</param>
    /// <param name="isFor">Whether a method's signature is right.</param>
    /// <param name="write">The text of a function of the given name, with what it needs.</param>
    public static WalletKeyFunction FindOrPlan(FunctionHome home, ProjectEdit edit, Func<IMethodSymbol, bool> isFor, Func<string, IEnumerable<string>> write)
    {
        if (home.Methods.FirstOrDefault(method => isFor(method) && MakesWalletKey(method, edit)) is { } existing)
        {
            return new WalletKeyFunction(home, existing.Name, existing, null);
        }

        var name = home.TakeName("GenerateWalletKey");
        return new WalletKeyFunction(home, name, null, () => write(name));
    }

    /// <summary>Writes the function, once, unless it is there already.</summary>
    public void Add()
    {
        if (_declarations is not null)
        {
            _home.Add(_declarations());
            _declarations = null;
        }
    }

    /// <summary>What names the function at a call, or null if something nearer has its name and it has no other.</summary>
    public ExpressionSyntax? NameAt(FlaggedCall call)
    {
        var isBare = call.Model.LookupSymbols(call.Syntax.SpanStart, name: Name).All(symbol => SymbolEqualityComparer.Default.Equals(symbol, _existing));
        if (_home.Type is not { } type)
        {
            return isBare ? SyntaxFactory.IdentifierName(Name) : null;
        }

        // What 'using static' brings in may be ambiguous one day.
        return isBare && IsWithin(call, type)
            ? SyntaxFactory.IdentifierName(Name)
            : SyntaxFactory.MemberAccessExpression(
                SyntaxKind.SimpleMemberAccessExpression,
                ShortNames.In(SyntaxFactory.ParseExpression(type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat))),
                SyntaxFactory.IdentifierName(Name));
    }

    /// <summary>Whether a call is in a type, in a type within it, or in one that derives from it.</summary>
    private static bool IsWithin(FlaggedCall call, INamedTypeSymbol type)
    {
        for (var around = call.Model.GetEnclosingSymbol(call.Syntax.SpanStart)?.ContainingType; around is not null; around = around.ContainingType)
        {
            if (FunctionHome.BasesOf(around).Contains(type.OriginalDefinition, SymbolEqualityComparer.Default))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a method does what the function does, whatever it is called by now.</summary>
    private static bool MakesWalletKey(IMethodSymbol method, ProjectEdit edit)
    {
        if (method is not
            {
                IsStatic: true,
                IsGenericMethod: false,
                Parameters: [_, _, { RefKind: RefKind.None, Type.SpecialType: SpecialType.System_String } name, { RefKind: RefKind.Out, Type.SpecialType: SpecialType.System_String }],
                DeclaringSyntaxReferences: [var reference],
            })
        {
            return false;
        }

        var model = edit.Compilation.GetSemanticModel(reference.SyntaxTree);
        var calls = reference.GetSyntax(edit.CancellationToken)
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .Select(call => edit.Zymbit.TryRecognize(call, model, edit.CancellationToken))
            .OfType<ZymbitCall>()
            .ToList();
        return calls.Exists(static call => call.Operation.Id == ZymbitOperation.GenWalletChildKey)
            && calls.Exists(call => call.Operation.Id == ZymbitOperation.GenWalletMasterSeedWithBIP39
                && call.TryGetArgument(ArgumentRole.WalletName, out var argument)
                && argument.Value is IParameterReferenceOperation written
                && SymbolEqualityComparer.Default.Equals(written.Parameter, name));
    }
}
