using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.KeyDurability;

/// <summary>SCM1005: a removal is aimed at a permanent key, or at the key of that number in the other key store.</summary>
public sealed class SCM1005PermanentSlotRemoved : ZymbitRule
{
    private const string Title = "Permanent slot is removed, or a key is removed from the wrong store";
    private const string Description =
        "The permanent slots stay as they left the factory, and the two key stores count their slots separately: a removal with the wrong flag is aimed at another key of the same number.";

    private static readonly DiagnosticDescriptor _permanent = new(
        "SCM1005",
        Title,
        "{0} is to remove slot {1}, but slots {2} are permanent: remove generated keys only",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM1005"),
        RuleTable.TagsOf("SCM1005"));

    private static readonly DiagnosticDescriptor _wrongStore = new(
        "SCM1005",
        Title,
        "The slot comes from {0}, which counts in {1}, but it is removed from {2}: a key of the same number there would go",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM1005"),
        RuleTable.TagsOf("SCM1005"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_permanent, _wrongStore);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) =>
        rule.OnCall(static operation => operation.Id is ZymbitOperation.RemoveKey, context => Analyze(context, rule.Zymbit));

    private static void Analyze(CallContext context, ZymbitCompilation zymbit)
    {
        if (context.IsForeign(ArgumentRole.Slot) is not { } isForeign)
        {
            return;
        }

        if (!isForeign && context.Slot(ArgumentRole.Slot) is { } slot && slot >= KeySlots.Permanent.Value.First && slot <= KeySlots.Permanent.Value.Last)
        {
            context.Report(Diagnostic.Create(_permanent, context.Call.Location, context.Call.Operation.NativeName, slot, KeySlots.Permanent.Value));
        }
        else if (context.Source(ArgumentRole.Slot, zymbit) is { Operation: { Result: ResultKind.Slot } made }
            && made.Id is ZymbitOperation.StoreForeignPubKey != isForeign)
        {
            context.Report(Diagnostic.Create(_wrongStore, context.Call.Location, made.NativeName, Store(!isForeign), Store(isForeign)));
        }
    }

    private static string Store(bool isForeign) => isForeign ? "the foreign key store" : "the module's own key store";
}
