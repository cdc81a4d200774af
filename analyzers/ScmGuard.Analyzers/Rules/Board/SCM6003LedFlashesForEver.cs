using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Board;

/// <summary>SCM6003: the LED is made to flash without an end, and no longer shows what the module says of itself.</summary>
public sealed class SCM6003LedFlashesForEver : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM6003",
        "LED flashed for ever hides the status pattern",
        "{0} with a count of {1} flashes for ever and hides the pattern that tells whether the module is bound and runs: give it a number of flashes",
        RuleCategories.Board,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        "The LED is the only sign of a module that does not answer. While it flashes for a program, nobody sees whether the module is in developer mode, in production mode or not bound.",
        RulePage.Of("SCM6003"),
        RuleTable.TagsOf("SCM6003"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) =>
        rule.OnCall(static operation => operation.Id is ZymbitOperation.LEDFlash, static context =>
        {
            if (context.Whole(ArgumentRole.FlashCount) == ApiLimits.FlashForEver.Value)
            {
                context.Report(Diagnostic.Create(_descriptor, context.Call.Location, context.Call.Operation.NativeName, ApiLimits.FlashForEver.Value));
            }
        });
}
