using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.CodeFixes.KeyDurability;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.Wallets;

/// <summary>SCM2002: asks for a BIP39 mnemonic where a wallet was made that nothing restores.</summary>
/// <remarks>The mnemonic ends in a local that nothing reads yet, under a comment that says so: a fix cannot choose a safe place for it.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM2002WalletWithoutRecoveryFix : ZymbitFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM2002");

    internal override string Title => "Ask for a recovery mnemonic";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        var mnemonics = new MnemonicLocals();
        var native = new NativeRecovery(edit);
        foreach (var diagnostic in diagnostics)
        {
            if (edit.CallAt(diagnostic.Location) is not { Call: { Operation.Id: ZymbitOperation.GenWalletMasterSeedWithBIP39, Confidence: CallConfidence.Certain } } call
                || !RewritablePlace.Allows(call, edit.Compilation)
                || edit.Edit(call.Syntax.SyntaxTree) is not { } document)
            {
                continue;
            }

            var plan = call.Call.Route switch
            {
                CallRoute.DllImport or CallRoute.LibraryImport => native.TryPlan(call),
                CallRoute.AnnotatedWrapper => WrapperRecovery.TryPlan(call, document),
                CallRoute.PythonDynamic => PythonRecovery.TryPlan(call, edit, document),
                _ => null,
            };
            if (plan is not null)
            {
                plan(mnemonics.NameFor(call.Syntax));
                document.CommentAbove(CallStatement.Of(call.Syntax), "// The recovery mnemonic is all that brings this wallet back: write it down off the unit, never log it.");
            }
        }
    }
}
