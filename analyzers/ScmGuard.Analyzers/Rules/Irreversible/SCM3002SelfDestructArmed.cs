using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>SCM3002: a unit is told to destroy its keys, outside provisioning code or by the value of another enumeration.</summary>
public sealed class SCM3002SelfDestructArmed : ZymbitRule
{
    private const string Title = "Self-destruct is armed";
    private const string Description =
        "In production mode an armed event destroys all keys, and the unit is scrap. The perimeter's flags and the other actions number self-destruct differently: 2 for the perimeter, 1 elsewhere.";

    private static readonly DiagnosticDescriptor _armed = new(
        "SCM3002",
        Title,
        "{0} arms self-destruct: in production mode {1} then destroys all keys; do it in code that is marked with ScmProvisioning, or not at all",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM3002"),
        RuleTable.TagsOf("SCM3002"));

    private static readonly DiagnosticDescriptor _trap = new(
        "SCM3002",
        Title,
        "'{0}' is {1}, and to {2} that is self-destruct: in production mode {3} then destroys all keys; use the values of {4}",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM3002"),
        RuleTable.TagsOf("SCM3002"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_armed, _trap);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnCall(static operation => DestructAction.Of(operation.Id) is not null, Analyze);

    private static void Analyze(CallContext context)
    {
        var call = context.Call;
        var action = DestructAction.Of(call.Operation.Id)!;
        if (!action.IsArmedBy(context))
        {
            return;
        }

        if (call.TryGetArgument(ArgumentRole.Action, out var argument) && action.MisusedIn(argument.Value, context.CancellationToken) is { } misused)
        {
            context.Report(Diagnostic.Create(_trap, call.Location, misused.Name, misused.Value, call.Operation.NativeName, action.Event, action.Enumeration));
        }
        else if (!context.IsInProvisioning())
        {
            context.Report(Diagnostic.Create(_armed, call.Location, call.Operation.NativeName, action.Event));
        }
    }
}
