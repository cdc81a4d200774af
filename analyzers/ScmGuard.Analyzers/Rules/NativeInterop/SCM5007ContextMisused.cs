using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow.Typestate;

namespace ScmGuard.Analyzers.Rules.NativeInterop;

/// <summary>SCM5007: a context is used or closed after it was closed, or is still open where the code is left.</summary>
public sealed class SCM5007ContextMisused : TypestateRule
{
    private const string Id = "SCM5007";
    private const string Title = "Context used after close, closed twice, or never closed";
    private const string Description = "A context is memory of the library: it is used between zkOpen and zkClose, and closed once.";

    private static readonly DiagnosticDescriptor _closed = new(
        Id,
        Title,
        "{0} uses a context that was closed in line {1}",
        RuleCategories.NativeInterop,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    private static readonly DiagnosticDescriptor _twice = new(
        Id,
        Title,
        "{0} closes a context that was closed in line {1}",
        RuleCategories.NativeInterop,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    private static readonly DiagnosticDescriptor _leaked = new(
        Id,
        Title,
        "The context that {0} opens is never closed where the code leaves it {2}",
        RuleCategories.NativeInterop,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_closed, _twice, _leaked);

    private protected override DiagnosticDescriptor? DescriptorOf(Violation violation) => violation switch
    {
        Violation.UsedAfterClose => _closed,
        Violation.ClosedTwice => _twice,
        Violation.NeverClosed => _leaked,
        _ => null,
    };
}
