using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow.Typestate;

namespace ScmGuard.Analyzers.Rules.Irreversible;

/// <summary>SCM3004: the binding is locked while a perimeter circuit destroys the keys, or while a perimeter event is not cleared.</summary>
public sealed class SCM3004LockedWhileArmed : TypestateRule
{
    private const string Id = "SCM3004";
    private const string Title = "Binding locked while a perimeter event destroys the keys";
    private const string Description = "Before the binding is locked, perimeter actions must be none or notify, and events must be cleared. In production mode a destruct event makes the unit scrap.";

    private static readonly DiagnosticDescriptor _armed = new(
        Id,
        Title,
        "{0} locks the binding while a perimeter event destroys the keys, as set in line {1}: set the action to none or notify first",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    private static readonly DiagnosticDescriptor _signalled = new(
        Id,
        Title,
        "{0} locks the binding while the perimeter event that was seen in line {1} is not cleared: clear the events first",
        RuleCategories.Irreversible,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_armed, _signalled);

    private protected override DiagnosticDescriptor? DescriptorOf(Violation violation) => violation switch
    {
        Violation.LockedWhileArmed => _armed,
        Violation.LockedWhileSignalled => _signalled,
        _ => null,
    };
}
