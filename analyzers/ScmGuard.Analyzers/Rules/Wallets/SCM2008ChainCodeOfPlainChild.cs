using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>SCM2008: a chain code is asked of a child that is not hardened.</summary>
public sealed class SCM2008ChainCodeOfPlainChild : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM2008",
        "Chain code is requested for a child that is not hardened",
        "{0} is to return the chain code of a child that is not hardened: the unit gives that of hardened children only",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "With the public key and the chain code of a plain child, one private key below it gives away the parent's. A chain code needs a hardened node.",
        RulePage.Of("SCM2008"),
        RuleTable.TagsOf("SCM2008"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) =>
        rule.OnCall(static operation => operation.Id is ZymbitOperation.GenWalletChildKey, static context =>
        {
            if (context.Flag(ArgumentRole.ReturnChainCode) is true && context.Flag(ArgumentRole.Hardened) is false)
            {
                context.Report(Diagnostic.Create(_descriptor, context.Call.Location, context.Call.Operation.NativeName));
            }
        });
}
