using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>SCM4007: a file is locked with the key that others can have, and the same program opens it again.</summary>
public sealed class SCM4007SharedKeyForOwnData : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM4007",
        "Shared key locks data that stays on this unit",
        "{0} locks a file with the shared key, and this program opens it again: whoever else has that key can do so too, lock it with the key that never leaves the unit",
        RuleCategories.Secrets,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The shared key is for data that goes to the cloud or to another system, which has it too. What a unit keeps for itself is safe only under its own key.",
        RulePage.Of("SCM4007"),
        RuleTable.TagsOf("SCM4007"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(
        static operation => operation.Id is ZymbitOperation.LockDataF2F or ZymbitOperation.LockDataB2F or ZymbitOperation.LockDataB2B,
        context =>
        {
            if (new SharedKeyFiles(rule.Zymbit, context.SemanticModel.Compilation, context.CancellationToken).AreOpenedAgain(context.Call))
            {
                context.Report(Diagnostic.Create(_descriptor, context.Call.Location, context.Call.Operation.NativeName));
            }
        });
}
