using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>SCM3001: a unit is put into production mode, which no later call undoes, outside provisioning code.</summary>
public sealed class SCM3001BindingLocked : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM3001",
        "Binding is locked outside provisioning code",
        "{0} binds the unit to this host for good at its next reboot: call it in code that is marked with ScmProvisioning, or not at all",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Production mode is permanent: a destruct event destroys the keys from then on, the unit works on no other host, and some settings cannot be changed any more.",
        RulePage.Of("SCM3001"),
        RuleTable.TagsOf("SCM3001"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) =>
        rule.OnCall(static operation => operation.Id is ZymbitOperation.LockBinding, static context =>
        {
            if (!context.IsInProvisioning())
            {
                context.Report(Diagnostic.Create(_descriptor, context.Call.Location, context.Call.Operation.NativeName));
            }
        });
}
