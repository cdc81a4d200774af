using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Configuration;

/// <summary>SCM9002: <c>ScmGuardTarget</c> names a unit that is not known.</summary>
/// <remarks>Not a <see cref="ZymbitRule"/>: a mistake in the setting is a mistake in every project that has it.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SCM9002UnknownTarget : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM9002",
        "ScmGuard is set to something that it does not know",
        "ScmGuardTarget entry '{0}' is not known, so every unit in the field is assumed; known values: {1}",
        RuleCategories.Configuration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A target that is not known is read as every unit in the field, so that a typing error never switches a warning off.",
        RulePage.Of("SCM9002"),
        WellKnownDiagnosticTags.CompilationEnd);

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static compilation =>
        {
            foreach (var entry in TargetSetting.Read(compilation.Options).UnknownEntries)
            {
                compilation.ReportDiagnostic(Diagnostic.Create(_descriptor, Location.None, entry, string.Join(", ", UnitTargets.KnownSpellings)));
            }
        });
    }
}
