using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.KeyDurability;

/// <summary>SCM1001: a key pair is made where a unit that loses it at the next reboot can get to.</summary>
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

    private static readonly DiagnosticDescriptor _lostKey = new(
        Id,
        Title,
        "{0} makes a key pair that is gone after the next reboot on {1} (advisory {2}): make a wallet master seed with a recovery strategy and derive a child key, or check the firmware first{3}",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    private static readonly DiagnosticDescriptor _unmetDemand = new(
        Id,
        Title,
        "{0} may run only on {1}, but {2} can get here (advisory {3}, keys are gone after the next reboot): check the firmware before the call, or mark the caller with RequiresFirmware{4}",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_lostKey, _unmetDemand);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        var advisories = AdvisoriesOf(rule.Configuration);
        rule.OnCall(operation => advisories.Any(advisory => advisory.Operations.Contains(operation.Id)), context => OnKeyPair(context, advisories));
        rule.OnRequiringCall(context => OnDemand(context, advisories));
    }

    /// <summary>False if no unit of a target has what the rule reports, so that it is silent whatever the code does.</summary>
    internal static bool Concerns(TargetSetting target, ProjectConfiguration configuration) =>
        AdvisoriesOf(configuration).Any(advisory => !target.ExposedTo(advisory).IsEmpty);

    private static ImmutableArray<ProjectAdvisory> AdvisoriesOf(ProjectConfiguration configuration) => configuration.AdvisoriesOf(Id, Advisories.KeyPairLostAtReboot);

    private static void OnKeyPair(CallContext context, ImmutableArray<ProjectAdvisory> advisories)
    {
        var call = context.Call;
        foreach (var advisory in advisories.Where(advisory => advisory.Operations.Contains(call.Operation.Id)))
        {
            var exposed = context.Target.ExposedTo(advisory);
            if (exposed.IsEmpty || FirmwareFlow.UnitsAt(call, context.SemanticModel, exposed, context.CancellationToken) is not { IsEmpty: false } units)
            {
                continue;
            }

            var properties = ImmutableDictionary<string, string?>.Empty
                .Add(OperationProperty, call.Operation.NativeName)
                .Add(RouteProperty, call.Route.ToString());
            context.Report(Diagnostic.Create(
                _lostKey, call.Location, properties, call.Operation.NativeName, advisory.AffectedText, advisory.Id, context.Target.CountOf(advisory, units)));
            return;
        }
    }

    private static void OnDemand(RequiringCallContext context, ImmutableArray<ProjectAdvisory> advisories)
    {
        foreach (var advisory in advisories)
        {
            var exposed = context.Target.ExposedTo(advisory) & ~context.Required;
            if (exposed.IsEmpty || FirmwareFlow.UnitsAt(context.Call, context.SemanticModel, exposed, context.CancellationToken) is not { IsEmpty: false } units)
            {
                continue;
            }

            var member = context.Member is IMethodSymbol { MethodKind: MethodKind.Constructor } constructor ? constructor.ContainingType : context.Member;
            context.Report(Diagnostic.Create(
                _unmetDemand,
                context.Call.Syntax.GetLocation(),
                member.Name,
                context.RequiredText,
                advisory.AffectedText,
                advisory.Id,
                context.Target.CountOf(advisory, units)));
            return;
        }
    }
}
