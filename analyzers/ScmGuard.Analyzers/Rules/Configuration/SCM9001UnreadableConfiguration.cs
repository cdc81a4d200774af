using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Rules.Configuration;

/// <summary>SCM9001: <c>scmguard.json</c> or a unit facts file cannot be read.</summary>
/// <remarks>Not a <see cref="ZymbitRule"/>: the file is wrong in every project that has it.</remarks>
public sealed class SCM9001UnreadableConfiguration : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM9001",
        "ScmGuard cannot read one of its files",
        "ScmGuard cannot read this: {0}",
        RuleCategories.Configuration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A settings or unit facts file that cannot be read narrows nothing: every unit in the field is assumed until it is repaired.",
        RulePage.Of("SCM9001"),
        RuleTable.TagsOf("SCM9001"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterAdditionalFileAction(static file =>
        {
            foreach (var problem in ProjectConfiguration.ProblemsOf(ProjectConfiguration.FileOf(file.AdditionalFile, file.CancellationToken)))
            {
                if (!problem.IsUnknownName)
                {
                    file.ReportDiagnostic(Diagnostic.Create(_descriptor, problem.Location, problem.Message));
                }
            }
        });
    }
}
