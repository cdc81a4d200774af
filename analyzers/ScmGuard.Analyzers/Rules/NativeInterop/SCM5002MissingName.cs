using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules.NativeInterop;

/// <summary>SCM5002: code asks for a function or a method that today's library or Python client does not have (C API Documentation; Python API).</summary>
public sealed class SCM5002MissingName : ZymbitRule
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM5002",
        "Entry point or Python name does not exist",
        "{0} does not exist in {1}: {2}",
        RuleCategories.NativeInterop,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        "Names are looked up at the first call, not when the program is built: it ends in an EntryPointNotFoundException, or in an AttributeError of Python.",
        RulePage.Of("SCM5002"),
        RuleTable.TagsOf("SCM5002"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule) => rule.OnFile(Analyze);

    private static void Analyze(SemanticModelAnalysisContext file)
    {
        foreach (var bound in BoundNames.In(file.SemanticModel, IsKnownToBeMissing, file.CancellationToken))
        {
            file.ReportDiagnostic(Diagnostic.Create(
                _descriptor,
                bound.Location,
                bound.Name,
                bound.IsPython ? "the Python client" : "libzk_app_utils",
                ExistingName.InPlaceOf(bound.Name, bound.IsPython)!.Advice));
        }
    }

    internal static bool IsKnownToBeMissing(string name, bool isPython) => ExistingName.InPlaceOf(name, isPython) is not null;
}
