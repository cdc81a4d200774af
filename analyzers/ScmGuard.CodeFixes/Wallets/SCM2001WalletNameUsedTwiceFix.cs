using System.Collections.Generic;
using System.Collections.Immutable;
using System.Composition;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.Wallets;

/// <summary>SCM2001: gives the later one of two wallets a name of its own, where the name is written.</summary>
/// <remarks>A constant that others use stays as it is: only this use of it is replaced. A wallet that is restored must keep its name.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM2001WalletNameUsedTwiceFix : ZymbitFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM2001");

    internal override string Title => "Give the wallet a name of its own";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        foreach (var diagnostic in diagnostics)
        {
            // Without another place the wallet is made again by a loop, which would use another name again as well.
            if (!diagnostic.Descriptor.CustomTags.Contains(WellKnownDiagnosticTags.CompilationEnd)
                && diagnostic.AdditionalLocations.Count > 0
                && diagnostic.Properties.TryGetValue(RepeatedWalletName.WalletNameProperty, out var name)
                && TextAt(diagnostic.Location, edit) is { } text
                && Says(text, name, edit)
                && !Restores(text, edit))
            {
                var other = edit.WalletNames.After(name!);
                edit.Edit(text.SyntaxTree)!.Replace(text, current => Literal(text, other).WithTriviaFrom(current));
            }
        }
    }

    private static ExpressionSyntax? TextAt(Location location, ProjectEdit edit) =>
        location.SourceTree!.GetRoot(edit.CancellationToken).FindNode(location.SourceSpan, getInnermostNodeForTie: true) is ExpressionSyntax { ContainsDiagnostics: false } text
        && text.Span == location.SourceSpan
            ? text
            : null;

    /// <summary>Whether an expression is the whole name, and not a part that a helper completes or an object that holds it.</summary>
    private static bool Says(ExpressionSyntax text, string? name, ProjectEdit edit)
    {
        var model = edit.Compilation.GetSemanticModel(text.SyntaxTree);
        return (text.IsKind(SyntaxKind.Utf8StringLiteralExpression) || model.GetTypeInfo(text, edit.CancellationToken).Type is { SpecialType: SpecialType.System_String })
            && model.GetOperation(text, edit.CancellationToken) is { } operation
            && ConstantText.Of(operation, edit.CancellationToken).Value == name;
    }

    /// <summary>Whether the name is that of a wallet to be made again: its children come back under the same name only (Digital Wallet tutorials).</summary>
    private static bool Restores(ExpressionSyntax text, ProjectEdit edit)
    {
        var model = edit.Compilation.GetSemanticModel(text.SyntaxTree);
        foreach (var around in text.Ancestors().OfType<InvocationExpressionSyntax>())
        {
            if (edit.Zymbit.TryRecognize(around, model, edit.CancellationToken) is { } call)
            {
                return !Makes(call);
            }

            var handedOn = model.GetSymbolInfo(around, edit.CancellationToken).Symbol is { } helper ? CallsIn(helper, edit) : [];
            if (handedOn.Count > 0)
            {
                return !handedOn.TrueForAll(Makes);
            }
        }

        return true;
    }

    private static bool Makes(ZymbitCall call) => call.Operation.Id is
        ZymbitOperation.GenWalletMasterSeedWithBIP39 or ZymbitOperation.GenWalletMasterSeedWithSLIP39 or ZymbitOperation.GenOversightWallet;

    /// <summary>The calls in a helper by which wallets come into being.</summary>
    private static List<ZymbitCall> CallsIn(ISymbol helper, ProjectEdit edit) => helper.DeclaringSyntaxReferences
        .Where(reference => edit.Compilation.ContainsSyntaxTree(reference.SyntaxTree))
        .SelectMany(reference => reference.GetSyntax(edit.CancellationToken).DescendantNodes())
        .Select(node => edit.Zymbit.TryRecognize(node, edit.Compilation.GetSemanticModel(node.SyntaxTree), edit.CancellationToken))
        .OfType<ZymbitCall>()
        .Where(static call => call.Operation.CreatesWallet)
        .ToList();

    /// <summary>The name as a literal; one in UTF-8 or with a zero byte at its end keeps them.</summary>
    private static ExpressionSyntax Literal(ExpressionSyntax original, string name)
    {
        var written = (original as LiteralExpressionSyntax)?.Token.ValueText ?? string.Empty;
        var zeros = new string('\0', written.Length - written.TrimEnd('\0').Length);
        var suffix = original.IsKind(SyntaxKind.Utf8StringLiteralExpression) ? "u8" : string.Empty;
        return SyntaxFactory.ParseExpression(SymbolDisplay.FormatLiteral(name + zeros, quote: true) + suffix);
    }
}
