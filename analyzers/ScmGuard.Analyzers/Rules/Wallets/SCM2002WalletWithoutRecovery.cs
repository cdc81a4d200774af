using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>SCM2002: a wallet is made that nothing can restore.</summary>
public sealed class SCM2002WalletWithoutRecovery : ZymbitRule
{
    /// <summary>The managed client's type that stands for <see cref="RecoveryStrategyKind.None"/>.</summary>
    private const string NoRecoveryType = "NoRecovery";

    private static readonly string _noStrategy = PythonValues.RecoveryStrategies.Single(static strategy => strategy.Value is RecoveryStrategyKind.None).Text;

    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM2002",
        "Wallet is created without a recovery strategy",
        "{0} makes a wallet that nothing restores: its keys live and die with this unit; ask for a BIP39 mnemonic or SLIP39 shares, and keep them off the unit",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A wallet without a recovery strategy is a plain BIP32 seed. When its unit is lost, broken or destroyed by its own protection, every key below the seed is gone.",
        RulePage.Of("SCM2002"),
        RuleTable.TagsOf("SCM2002"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) =>
        rule.OnCall(static operation => operation.Id is ZymbitOperation.GenWalletMasterSeedWithBIP39, static context =>
        {
            if (HasNoStrategy(context) || PassesNoMnemonic(context))
            {
                context.Report(Diagnostic.Create(_descriptor, context.Call.Location, context.Call.Operation.NativeName));
            }
        });

    private static bool HasNoStrategy(CallContext context) =>
        context.Call.TryGetArgument(ArgumentRole.RecoveryStrategy, out var strategy)
        && (PythonCall.StrategyOf(strategy, context.CancellationToken) == _noStrategy
            || Origin.Of(strategy.Value, context.CancellationToken)?.Type?.Name == NoRecoveryType);

    /// <summary>A null pointer where the library would write the mnemonic.</summary>
    private static bool PassesNoMnemonic(CallContext context) =>
        context.Call.TryGetArgument(ArgumentRole.Mnemonic, out var mnemonic)
        && mnemonic.Value is { Parent: IArgumentOperation { Parameter.RefKind: RefKind.None } }
        && NullPointer.Is(mnemonic.Value, context.CancellationToken);
}
