using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.Configuration;

/// <summary>SCM9002: a setting names a unit, an operation, a role or a rule that is not known, or a list of it is cut.</summary>
/// <remarks>Not a <see cref="ZymbitRule"/>: a mistake in the setting is a mistake in every project that has it.</remarks>
public sealed class SCM9002UnknownTarget : DiagnosticAnalyzer
{
    private const string Id = "SCM9002";
    private const string Title = "ScmGuard is set to something that it does not know";
    private const string InFile = "ScmGuard does not know this: {0}";
    private const string Description = "A target that is not known is read as every unit in the field, so that a typing error never switches a warning off.";

    private static readonly DiagnosticDescriptor _entry = new(
        Id,
        Title,
        "{0} entry '{1}' is not known, so every unit in the field is assumed; known values: {2}",
        RuleCategories.Configuration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id, WellKnownDiagnosticTags.CompilationEnd));

    private static readonly DiagnosticDescriptor _inFile = new(
        Id,
        Title,
        InFile,
        RuleCategories.Configuration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id));

    private static readonly DiagnosticDescriptor _inCompilation = new(
        Id,
        Title,
        InFile,
        RuleCategories.Configuration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        Description,
        RulePage.Of(Id),
        RuleTable.TagsOf(Id, WellKnownDiagnosticTags.CompilationEnd));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_entry, _inFile, _inCompilation);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(static compilation =>
        {
            var property = TargetSetting.Read(compilation.Options).UnknownEntries.Select(static entry => (Setting: TargetSetting.Property, Entry: entry));
            var configuration = ProjectConfiguration.Read(compilation.Options, compilation.CancellationToken);
            var configured = configuration
                .UnknownConfiguredEntries(compilation.Compilation)
                .Select(static entry => (Setting: TargetSetting.EditorConfigKey, Entry: entry));
            foreach (var (setting, entry) in property.Concat(configured))
            {
                compilation.ReportDiagnostic(Diagnostic.Create(_entry, Location.None, setting, entry, string.Join(", ", UnitTargets.KnownSpellings)));
            }

            foreach (var wrapper in configuration.Wrappers)
            {
                foreach (var mistake in wrapper.MistakesIn(compilation.Compilation))
                {
                    compilation.ReportDiagnostic(Diagnostic.Create(_inCompilation, wrapper.Place, mistake));
                }
            }
        });
        context.RegisterAdditionalFileAction(static context =>
        {
            var file = ProjectConfiguration.FileOf(context.AdditionalFile, context.CancellationToken);
            foreach (var problem in ProjectConfiguration.ProblemsOf(file))
            {
                if (problem.IsUnknownName)
                {
                    context.ReportDiagnostic(Diagnostic.Create(_inFile, problem.Location, problem.Message));
                }
            }

            // What is left out must not be left out in silence.
            if (file is UnitFactsFile { VirtualAt: { } place } && ProjectConfiguration.Read(context.Options, context.CancellationToken).CountsVirtualUnits is null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    _inFile,
                    place,
                    "whether a simulated unit counts, so this one does not; write \"unitFacts\": { \"virtualUnits\": \"ignore\" } or \"count\" in scmguard.json"));
            }
        });
    }
}
