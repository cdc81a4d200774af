using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.CodeFixes.KeyDurability;

/// <summary>SCM1001: makes a wallet with a recovery strategy and a child key in it, where a key pair was generated that does not outlive a reboot.</summary>
/// <remarks>The child key's slot is used the way the key pair's slot was. Source: SCM FAQ and Troubleshooting; Digital Wallet tutorials.</remarks>
[ExportCodeFixProvider(LanguageNames.CSharp), Shared]
public sealed class SCM1001KeyPairLostAtRebootFix : ZymbitFix
{
    /// <inheritdoc />
    public override ImmutableArray<string> FixableDiagnosticIds { get; } = ImmutableArray.Create("SCM1001");

    internal override string Title => "Use a key of a recoverable wallet";

    private protected override void Plan(ProjectEdit edit, ImmutableArray<Diagnostic> diagnostics)
    {
        var mnemonics = new MnemonicLocals();
        var native = new NativeWalletKeys(edit);
        var python = new PythonWalletKeys(edit);
        foreach (var diagnostic in diagnostics)
        {
            if (edit.CallAt(diagnostic.Location) is not { Call: { Operation.Id: ZymbitOperation.GenKeyPair, Confidence: CallConfidence.Certain } } call
                || !RewritablePlace.Allows(call, edit.Compilation))
            {
                continue;
            }

            var rewrite = call.Call.Route switch
            {
                CallRoute.DllImport or CallRoute.LibraryImport => native.TryRewrite(call),
                CallRoute.AnnotatedWrapper => WrapperWalletKey.TryRewrite(call, edit.Compilation),
                CallRoute.PythonDynamic => python.TryRewrite(call),
                _ => null,
            };
            if (rewrite is null || edit.Edit(call.Syntax.SyntaxTree) is not { } document)
            {
                continue;
            }

            var walletName = edit.WalletNames.For(call.Syntax);
            var mnemonic = mnemonics.NameFor(call.Syntax);
            document.Replace(call.Syntax, current => rewrite(current, walletName, mnemonic));
            document.CommentAbove(CallStatement.Of(call.Syntax), "// The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.");
        }
    }
}
