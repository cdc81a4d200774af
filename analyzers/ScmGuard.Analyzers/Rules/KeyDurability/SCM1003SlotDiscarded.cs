using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.KeyDurability;

/// <summary>SCM1003: a key is made, and nobody keeps the slot that it is in.</summary>
public sealed class SCM1003SlotDiscarded : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM1003",
        "Slot returned by a generating call is discarded",
        "{0} returns the slot of the new key, and the slot is dropped: the key takes up a slot for good, and nothing knows which",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "The slot is all by which a key is found again. Keep it, check that it is not negative, and store it with what the key is for.",
        RulePage.Of("SCM1003"),
        RuleTable.TagsOf("SCM1003"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) =>
        rule.OnCall(static operation => operation.Result is ResultKind.Slot, context => Analyze(context, rule.Zymbit));

    private static void Analyze(CallContext context, ZymbitCompilation zymbit)
    {
        var call = context.Call;

        // What Python does with a result in a text of its own is not followed.
        if (call.Text is null
            && (call.Method is null || ReturnsSlot(call.Method.ReturnType))
            && ResultUse.IsDropped(call.Invocation, context.CancellationToken)
            && !IsLookedUp(context, zymbit))
        {
            context.Report(Diagnostic.Create(_descriptor, call.Location, call.Operation.NativeName));
        }
    }

    /// <summary>A wrapper may keep the slot itself, and return something else or nothing.</summary>
    private static bool ReturnsSlot(ITypeSymbol type)
    {
        if (type is INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments: [var awaited] })
        {
            type = awaited;
        }

        return type.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64
            || type.Name.EndsWith("Slot", System.StringComparison.Ordinal)
            || type.GetMembers("Slot").Any(static member => member is IPropertySymbol { IsStatic: false } or IFieldSymbol { IsStatic: false });
    }

    /// <summary>A wallet's keys are found again by their address, and any key in the list of slots. A file that asks for these may need no slot here.</summary>
    private static bool IsLookedUp(CallContext context, ZymbitCompilation zymbit) =>
        context.SemanticModel.SyntaxTree.GetRoot(context.CancellationToken)
            .DescendantNodes()
            .OfType<InvocationExpressionSyntax>()
            .SelectMany(invocation => zymbit.Recognize(invocation, context.SemanticModel, context.CancellationToken))
            .Any(static other => other.Operation.Id is ZymbitOperation.GetWalletKeySlotFromNodeAddr or ZymbitOperation.GetAllocSlotsList);
}
