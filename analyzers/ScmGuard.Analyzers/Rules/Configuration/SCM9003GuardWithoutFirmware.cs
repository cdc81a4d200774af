using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules.Configuration;

/// <summary>SCM9003: a member that states what it says about the firmware never looks at the firmware.</summary>
/// <remarks>Not a <see cref="ZymbitRule"/>: a guard may be declared where no Zymbit call is.</remarks>
public sealed class SCM9003GuardWithoutFirmware : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM9003",
        "Firmware guard does not look at the firmware",
        "{0} is marked FirmwareGuard(\"{1}\"), but its body compares no firmware and calls no other guard, so it is not trusted",
        RuleCategories.Configuration,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "A guard switches warnings off. One that never looks at the firmware switches them off on every unit, so ScmGuard does not believe it.",
        RulePage.Of("SCM9003"),
        RuleTable.TagsOf("SCM9003"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(static start =>
        {
            var token = start.CancellationToken;
            if (start.Compilation.SyntaxTrees.Any(tree => SourceDeclarations.Of(tree, token).NamesGuards))
            {
                start.RegisterSymbolAction(Analyze, SymbolKind.Method, SymbolKind.Property, SymbolKind.Field);
            }
        });
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        // The two parts of a partial method share their attributes.
        if (context.Symbol is not IMethodSymbol { PartialDefinitionPart: not null }
            && FirmwareFlow.IsUnfoundedGuard(context.Symbol, context.Compilation, out var units, context.CancellationToken))
        {
            context.ReportDiagnostic(Diagnostic.Create(_descriptor, context.Symbol.Locations[0], context.Symbol.Name, units));
        }
    }
}
