using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.KeyDurability;

/// <summary>SCM1006: the export of a public key is closed for good, outside provisioning code.</summary>
public sealed class SCM1006PublicKeyExportDisabled : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM1006",
        "Public key export is disabled for good",
        "{0} makes the public key in {1} impossible to export, for good: mark the code with ScmProvisioning if that is meant",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "No later call allows the export again. Without the public key nobody can check the unit's signatures with that key, unless it was exported before.",
        RulePage.Of("SCM1006"),
        RuleTable.TagsOf("SCM1006"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) =>
        rule.OnCall(static operation => operation.Id is ZymbitOperation.DisablePubKeyExport, static context =>
        {
            if (!context.IsInProvisioning())
            {
                var slot = context.Slot(ArgumentRole.Slot) is { } number ? $"slot {number}" : "that slot";
                context.Report(Diagnostic.Create(_descriptor, context.Call.Location, context.Call.Operation.NativeName, slot));
            }
        });
}
