using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow.Typestate;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>SCM2006: a SLIP39 session is still open where the code is left.</summary>
public sealed class SCM2006Slip39SessionLeftOpen : TypestateRule
{
    private const string Id = "SCM2006";
    private const string Title = "SLIP39 session neither finished nor cancelled on every path";
    private const string Description = "An open SLIP39 session blocks the unit's wallet functions until it is finished or cancelled.";

    private static readonly DiagnosticDescriptor _open = new(
        Id,
        Title,
        "The SLIP39 session that {0} opens is neither finished nor cancelled where the code leaves it {2}: it blocks the wallet functions of the unit",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_open);

    private protected override DiagnosticDescriptor? DescriptorOf(Violation violation) => violation switch
    {
        Violation.SessionLeftOpen => _open,
        _ => null,
    };
}
