using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>SCM2009: groups, members, thresholds or the iteration exponent of a SLIP39 wallet are out of their ranges.</summary>
public sealed class SCM2009Slip39OutOfRange : ZymbitRule
{
    private const string Title = "SLIP39 parameter is out of range";
    private const string Description =
        "A SLIP39 wallet has a limited number of groups and of members in a group; a threshold is at least 1 and at most what it counts; the iteration exponent is small.";

    private static readonly TargetSet _hsm6 = TargetSet.Where(static unit => unit.Model is Model.Hsm6);

    private static readonly DiagnosticDescriptor _range = new(
        "SCM2009",
        Title,
        "The {0} is {1}, but it has to be {2}",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM2009"),
        RuleTable.TagsOf("SCM2009"));

    private static readonly DiagnosticDescriptor _threshold = new(
        "SCM2009",
        Title,
        "The {0} is {1}, but there are only {2}: the wallet could never be restored",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of("SCM2009"),
        RuleTable.TagsOf("SCM2009"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_range, _threshold);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        rule.OnCall(static operation => operation.Id is ZymbitOperation.GenWalletMasterSeedWithSLIP39, OnSession);
        rule.OnCall(static operation => operation.Id is ZymbitOperation.SetSLIP39GroupInfo, OnGroup);
    }

    private static void OnSession(CallContext context)
    {
        var shape = Slip39Shape.Of(context);
        Check(context, "number of groups", shape.Groups, new IntRange(1, Groups(context)));
        CheckThreshold(context, "group threshold", shape.GroupThreshold, shape.Groups, Groups(context));
        Check(context, "iteration exponent", shape.IterationExponent, WalletLimits.Slip39IterationExponents);
    }

    private static void OnGroup(CallContext context)
    {
        var members = context.Whole(ArgumentRole.MemberCount);
        Check(context, "group index", context.Whole(ArgumentRole.GroupIndex), new IntRange(0, Groups(context) - 1));
        Check(context, "number of members", members, new IntRange(1, WalletLimits.Slip39MembersMaximum));
        CheckThreshold(context, "member threshold", context.Whole(ArgumentRole.MemberThreshold), members, WalletLimits.Slip39MembersMaximum);
    }

    /// <summary>The fewest that a targeted model allows; a project that does not say what it runs on runs on an SCM.</summary>
    private static int Groups(CallContext context) =>
        context.Target is { IsSet: true, UnknownEntries.IsEmpty: true, Units: var units } && units.Meets(_hsm6)
            ? WalletLimits.Slip39GroupsMaximumHsm6
            : WalletLimits.Slip39GroupsMaximum;

    private static void CheckThreshold(CallContext context, string what, long? threshold, long? count, int most)
    {
        if (count >= 1 && threshold > count && threshold <= most)
        {
            context.Report(Diagnostic.Create(_threshold, context.Call.Location, what, threshold, count));
        }
        else
        {
            Check(context, what, threshold, new IntRange(1, most));
        }
    }

    private static void Check(CallContext context, string what, long? value, IntRange range)
    {
        if (value < range.First || value > range.Last)
        {
            context.Report(Diagnostic.Create(_range, context.Call.Location, what, value, range));
        }
    }
}
