using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow.Typestate;

namespace ScmGuard.Analyzers.Rules.KeyDurability;

/// <summary>SCM1002: the status of an ephemeral key is taken for a slot, or an ephemeral key is replaced before anything used it.</summary>
public sealed class SCM1002EphemeralKeyAsDurable : TypestateRule
{
    private const string Id = "SCM1002";
    private const string Title = "Ephemeral key used as if it were durable";
    private const string Description = "A unit has one ephemeral key. It has no slot of its own, the next one replaces it, and it is gone after a reboot.";

    private static readonly DiagnosticDescriptor _status = new(
        Id,
        Title,
        "The status that zkGenEphemeralKeyPair returns is taken for a slot: 0 is the slot of a permanent key; the ephemeral key is -1 in a key agreement and nothing else",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    private static readonly DiagnosticDescriptor _overwritten = new(
        Id,
        Title,
        "{0} replaces the ephemeral key of line {1}, which nothing has used: a unit has one ephemeral key",
        RuleCategories.KeyDurability,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_status, _overwritten);

    private protected override DiagnosticDescriptor? DescriptorOf(Violation violation) => violation switch
    {
        Violation.StatusAsSlot => _status,
        Violation.OverwrittenUnused => _overwritten,
        _ => null,
    };
}
