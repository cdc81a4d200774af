using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>SCM3007: a perimeter channel that is neither 0 nor 1.</summary>
public sealed class SCM3007UnknownPerimeterChannel : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM3007",
        "Perimeter channel other than 0 or 1",
        "{0} is given channel {1}, but the channels are {2}: circuit 1 is channel 0, circuit 2 is channel 1",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "A circuit whose channel is miscounted keeps the action that it had: the one that was to be guarded is not.",
        RulePage.Of("SCM3007"),
        RuleTable.TagsOf("SCM3007"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) =>
        rule.OnCall(static operation => operation.Id is ZymbitOperation.SetPerimeterEventAction, static context =>
        {
            var channels = ApiLimits.PerimeterChannels.Value;
            if (context.Whole(ArgumentRole.Channel) is { } channel && (channel < channels.First || channel > channels.Last))
            {
                context.Report(Diagnostic.Create(_descriptor, context.Call.Location, context.Call.Operation.NativeName, channel, channels));
            }
        });
}
