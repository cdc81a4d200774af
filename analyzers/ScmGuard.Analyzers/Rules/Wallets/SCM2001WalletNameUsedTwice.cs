using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>SCM2001: one wallet name is used for two wallets. Shown live within a file, and at the end of a compilation across files.</summary>
public sealed class SCM2001WalletNameUsedTwice : ZymbitRule
{
    private const string Id = "SCM2001";
    private const string Title = "Wallet name is used more than once";
    private const string Message = "Wallet name '{0}' is used more than once: {1}; a unit keeps one wallet of a name";
    private const string Description =
        "Wallet names are unique on a unit. Two calls that make a wallet of one name, with no removal between them, cannot both do what they say.";

    private static readonly DiagnosticDescriptor _inFile = new(
        "SCM2001",
        Title,
        Message,
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    private static readonly DiagnosticDescriptor _acrossFiles = new(
        "SCM2001",
        Title,
        Message,
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id, WellKnownDiagnosticTags.CompilationEnd));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_inFile, _acrossFiles);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        if (!rule.MayCall(static operation => operation.CreatesWallet))
        {
            return;
        }

        var calls = new ConcurrentDictionary<SyntaxTree, ImmutableArray<ZymbitCall>>();
        var shown = new ConcurrentDictionary<Location, bool>();
        rule.OnFile(file =>
        {
            var here = WalletUses.CallsIn(file.SemanticModel, rule.Zymbit, file.CancellationToken);
            if (here.IsEmpty)
            {
                return;
            }

            calls[file.SemanticModel.SyntaxTree] = here;
            foreach (var repeated in RepeatedWalletName.Find(here, file.SemanticModel.SyntaxTree, rule.Zymbit, file.SemanticModel.Compilation, file.CancellationToken))
            {
                shown[repeated.Use.Place] = true;
                file.ReportDiagnostic(repeated.ToDiagnostic(_inFile));
            }
        });
        rule.OnEnd(end =>
        {
            foreach (var repeated in RepeatedWalletName.Find(calls.Values.SelectMany(static here => here), null, rule.Zymbit, end.Compilation, end.CancellationToken))
            {
                if (!shown.ContainsKey(repeated.Use.Place))
                {
                    end.ReportDiagnostic(repeated.ToDiagnostic(_acrossFiles));
                }
            }
        });
    }
}
