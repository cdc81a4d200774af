using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.KeyDurability;

/// <summary>SCM1001: a key pair is made where a unit that loses it at the next reboot can get to.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SCM1001KeyPairLostAtReboot : ZymbitRule
{
    /// <summary>The diagnostic's property that holds the operation's C name. It is there on a call of the operation itself.</summary>
    public const string OperationProperty = "Operation";

    /// <summary>The diagnostic's property that holds the <see cref="Recognition.CallRoute"/>.</summary>
    public const string RouteProperty = "Route";

    private const string Id = "SCM1001";
    private const string Title = "Key pair is lost at reboot on the targeted firmware";
    private const string Description =
        "Keys that gen_key_pair makes on the affected firmware are gone after the next reboot. Make a wallet master seed with a recovery strategy and derive a child key from it, or check the firmware before the call.";

    private static readonly Advisory _advisory = Advisories.KeyPairLostAtReboot;
    private static readonly TargetSet _affected = TargetSet.Of(_advisory.Affected);

    private static readonly DiagnosticDescriptor _lostKey = new(
        Id,
        Title,
        "{0} makes a key pair that is gone after the next reboot on {1} (advisory {2}): make a wallet master seed with a recovery strategy and derive a child key, or check the firmware first",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id));

    private static readonly DiagnosticDescriptor _unmetDemand = new(
        Id,
        Title,
        "{0} may run only on {1}, but {2} can get here (advisory {3}, keys are gone after the next reboot): check the firmware before the call, or mark the caller with RequiresFirmware",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_lostKey, _unmetDemand);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        rule.OnCall(static operation => _advisory.Operations.Contains(operation.Id), OnKeyPair);
        rule.OnRequiringCall(OnDemand);
    }

    private static void OnKeyPair(CallContext context)
    {
        var call = context.Call;
        var exposed = context.Target.Units & _affected;
        if (exposed.IsEmpty || FirmwareFlow.UnitsAt(call.Invocation, context.SemanticModel, exposed, context.CancellationToken).IsEmpty)
        {
            return;
        }

        var properties = ImmutableDictionary<string, string?>.Empty
            .Add(OperationProperty, call.Operation.NativeName)
            .Add(RouteProperty, call.Route.ToString());
        context.Report(Diagnostic.Create(_lostKey, call.Location, properties, call.Operation.NativeName, _advisory.AffectedText, _advisory.Id));
    }

    private static void OnDemand(RequiringCallContext context)
    {
        var exposed = context.Target.Units & _affected & ~context.Required;
        if (exposed.IsEmpty || FirmwareFlow.UnitsAt(context.Call, context.SemanticModel, exposed, context.CancellationToken).IsEmpty)
        {
            return;
        }

        var member = context.Member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : context.Member;
        context.Report(Diagnostic.Create(_unmetDemand, context.Call.Syntax.GetLocation(), member.Name, context.RequiredText, _advisory.AffectedText, _advisory.Id));
    }
}
