using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.KeyDurability;

/// <summary>SCM1007: a targeted model has no such operation or no such curve, or a curve that cannot sign is to sign.</summary>
public sealed class SCM1007UnsupportedByModel : ZymbitRule
{
    private const string Title = "Operation or curve is not supported by the targeted model";
    private const string Description =
        "Functions and curves differ between the models: a call that a model does not have fails on it. X25519 keys agree on secrets and cannot sign on any model.";

    private static readonly DiagnosticDescriptor _operation = new(
        "SCM1007",
        Title,
        "{0} does not exist on {1}, which this project targets",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM1007"),
        RuleTable.TagsOf("SCM1007"));

    private static readonly DiagnosticDescriptor _cannotSign = new(
        "SCM1007",
        Title,
        "{0} is to sign with a key of curve {1}, which cannot sign: make a key of another curve, or agree on a secret with it",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM1007"),
        RuleTable.TagsOf("SCM1007"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_operation, _cannotSign);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        // The I2C address has a rule of its own.
        rule.OnCall(static operation => operation.Support is ModelSupport.KeyStoreModels or ModelSupport.ScmOnly, OnOperation);
        rule.OnCall(
            static operation => operation.Id is ZymbitOperation.GenECDSASigFromDigest or ZymbitOperation.GenECDSASigFromDigestWithRecID,
            context => OnSignature(context, rule.Zymbit));
    }

    /// <summary>Every model that makes keys has every curve, so a curve that a model lacks is an operation that it lacks.</summary>
    private static void OnOperation(CallContext context)
    {
        var call = context.Call;
        var names = context.Reaching(model => model.Has(call.Operation.Support) is false);
        if (names.Count > 0)
        {
            context.Report(Diagnostic.Create(_operation, call.Location, call.Operation.NativeName, string.Join(" and ", names)));
        }
    }

    private static void OnSignature(CallContext context, ZymbitCompilation zymbit)
    {
        if (context.Source(ArgumentRole.Slot, zymbit) is { Operation.Result: ResultKind.Slot } made
            && context.CurveOf(made) is { } curve
            && !curve.CanSign())
        {
            context.Report(Diagnostic.Create(_cannotSign, context.Call.Location, context.Call.Operation.NativeName, curve));
        }
    }
}
