using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.KeyDurability;

/// <summary>SCM1004: a slot's number loses its upper bits, or the number of a generated slot is written in source.</summary>
public sealed class SCM1004SlotNarrowed : ZymbitRule
{
    private const string Title = "Slot number is narrowed to a byte, or a generated slot is hard-coded";
    private const string Description =
        "A unit has more slots than a byte has values, and which of them it gives to a generated key is its own choice. Keep slots as int, and store the slot that the generating call returned.";

    private static readonly ArgumentRole[] _slots = [ArgumentRole.Slot, ArgumentRole.PeerSlot, ArgumentRole.ParentSlot, ArgumentRole.MasterSlot];

    private static readonly DiagnosticDescriptor _narrowed = new(
        "SCM1004",
        Title,
        "A slot is narrowed to {0}: slots go up to {1}, so above {2} it becomes the number of another key",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM1004"),
        RuleTable.TagsOf("SCM1004"));

    private static readonly DiagnosticDescriptor _hardCoded = new(
        "SCM1004",
        Title,
        "{0} uses slot {1}, which the unit gives to whichever key is generated next: only slots {2} are the same on every unit",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM1004"),
        RuleTable.TagsOf("SCM1004"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_narrowed, _hardCoded);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        rule.OnCallInFile(static operation => operation.Result is ResultKind.Slot, OnGenerated);

        // SCM3006 says which slots sign the boot manifest.
        rule.OnCall(static operation => operation.Id is not ZymbitOperation.AddOrUpdateSupervisedBootFile, context => OnUse(context, rule.Zymbit));
    }

    private static void OnGenerated(CallContext context)
    {
        var call = context.Call;
        if (call.Method is { ReturnType.SpecialType: SpecialType.System_Byte or SpecialType.System_SByte } wrapper)
        {
            ReportNarrowed(context, call.Invocation, wrapper.ReturnType);
        }

        foreach (var narrowing in SlotNarrowing.Of(call.Invocation, context.SemanticModel, context.CancellationToken))
        {
            ReportNarrowed(context, narrowing.Place, narrowing.Type);
        }
    }

    private static void OnUse(CallContext context, ZymbitCompilation zymbit)
    {
        foreach (var role in _slots)
        {
            if (!context.Call.TryGetArgument(role, out var argument) || context.IsForeign(role) is not false)
            {
                continue;
            }

            if (context.Slot(role) is { } number)
            {
                if (number >= KeySlots.Generated.Value.First)
                {
                    context.Report(Diagnostic.Create(_hardCoded, context.Call.Location, context.Call.Operation.NativeName, number, KeySlots.Permanent.Value));
                }
            }
            else if (argument.Value is { } value && SlotNarrowing.In(value) is { } narrowing && !IsGenerated(narrowing.Operand, zymbit, context))
            {
                ReportNarrowed(context, narrowing, narrowing.Type!);
            }
        }
    }

    /// <summary>Where the slot is generated in sight, the generating call reports all narrowings of it.</summary>
    private static bool IsGenerated(IOperation slot, ZymbitCompilation zymbit, CallContext context) =>
        Origin.Of(slot, context.CancellationToken) is { SemanticModel: { } model } origin
        && zymbit.TryRecognize(origin.Syntax, model, context.CancellationToken) is { Operation.Result: ResultKind.Slot };

    private static void ReportNarrowed(CallContext context, IOperation place, ITypeSymbol type) => context.Report(Diagnostic.Create(
        _narrowed,
        place.Syntax.GetLocation(),
        type.ToDisplayString(),
        KeySlots.Generated.Value.Last,
        type.SpecialType is SpecialType.System_SByte ? sbyte.MaxValue : byte.MaxValue));
}
