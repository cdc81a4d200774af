using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow.Typestate;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>SCM2004: a key is used on a way on which it, or a key that it is derived from, was removed.</summary>
public sealed class SCM2004KeyUsedAfterRemoval : TypestateRule
{
    private const string Id = "SCM2004";
    private const string Title = "Key used after it or its ancestor was removed";
    private const string Description = "Removing a master seed or a parent removes everything below it. A slot whose key is gone is refused, or by then holds another key.";

    private static readonly DiagnosticDescriptor _removed = new(
        Id,
        Title,
        "{0} uses a key that was removed in line {1}",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    private static readonly DiagnosticDescriptor _ancestor = new(
        Id,
        Title,
        "{0} uses a key that is gone since the key that it is derived from was removed in line {1}",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_removed, _ancestor);

    private protected override DiagnosticDescriptor? DescriptorOf(Violation violation) => violation switch
    {
        Violation.UsedAfterRemoval => _removed,
        Violation.UsedAfterAncestor => _ancestor,
        _ => null,
    };
}
