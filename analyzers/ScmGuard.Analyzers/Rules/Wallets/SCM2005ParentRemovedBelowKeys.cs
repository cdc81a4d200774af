using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow.Typestate;

namespace ScmGuard.Analyzers.Rules.Wallets;

/// <summary>SCM2005: a key is removed although the slot of a key derived from it is returned or stored.</summary>
public sealed class SCM2005ParentRemovedBelowKeys : TypestateRule
{
    private const string Id = "SCM2005";
    private const string Title = "Removing a parent destroys keys that are still in use";
    private const string Description = "Removing a master seed or a parent removes everything below it, the keys included whose slots the code hands on.";

    private static readonly DiagnosticDescriptor _below = new(
        Id,
        Title,
        "{0} also removes the key derived in line {1}, whose slot is returned or stored for use",
        RuleCategories.Wallets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_below);

    private protected override DiagnosticDescriptor? DescriptorOf(Violation violation) => violation switch
    {
        Violation.RemovedBelowKept => _below,
        _ => null,
    };
}
