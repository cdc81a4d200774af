using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Analyzers.Rules;
using ScmGuard.Analyzers.Rules.Wallets;

namespace ScmGuard.ScanFacts;

/// <summary>Says which wallets a project makes, where nothing around the call sees to it that the name is free.</summary>
/// <remarks>
/// It goes by the id of SCM2001, which is what becomes of two such facts: where that rule is suppressed or switched off, there is nothing to compare.
/// Facts go into the log of a scan, which tells them from findings by the property <see cref="WalletName"/>.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class WalletUseFacts : ZymbitRule
{
    /// <summary>The property that holds the name of the wallet.</summary>
    public const string WalletName = "ScmGuardFact.WalletName";

    private static readonly DiagnosticDescriptor _fact = new(
        "SCM2001",
        "Wallet is made",
        "Wallet '{0}' is made here",
        "Wallets",
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_fact);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        if (!rule.MayCall(static operation => operation.CreatesWallet))
        {
            return;
        }

        var calls = new ConcurrentBag<ZymbitCall>();
        rule.OnCallInFile(static operation => operation.CreatesWallet, call => calls.Add(call.Call));
        rule.OnEnd(end =>
        {
            var bodies = new Bodies(end.CancellationToken);
            var interludes = new WalletInterludes(rule.Zymbit, end.Compilation, end.CancellationToken);
            var conflicts = new WalletConflicts(interludes, bodies, end.Compilation, end.CancellationToken);
            foreach (var use in WalletUses.Of(calls, interludes, bodies, end.Compilation, end.CancellationToken).Where(conflicts.Stands))
            {
                end.ReportDiagnostic(Diagnostic.Create(_fact, use.Place, ImmutableDictionary<string, string?>.Empty.Add(WalletName, use.Name), use.Name));
            }
        });
    }
}
