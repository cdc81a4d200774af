using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow.Typestate;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>SCM3003: a battery or temperature action is set on a way on which the binding was locked before.</summary>
public sealed class SCM3003ActionSetAfterLock : TypestateRule
{
    private const string Id = "SCM3003";
    private const string Title = "Temperature or battery action set after locking has no effect";
    private const string Description = "Battery and temperature actions must be set before the binding is locked. Afterwards the unit keeps those that it has.";

    private static readonly DiagnosticDescriptor _late = new(
        Id,
        Title,
        "{0} has no effect: the binding was locked in line {1}, and battery and temperature actions must be set before",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_late);

    private protected override DiagnosticDescriptor? DescriptorOf(Violation violation) => violation switch
    {
        Violation.SetAfterLock => _late,
        _ => null,
    };
}
