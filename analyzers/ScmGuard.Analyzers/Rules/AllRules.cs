using System;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Analyzers.Rules;

/// <summary>All rules as the one analyzer that a compiler loads.</summary>
/// <remarks>The compiler spends about a millisecond of each compilation on each analyzer, also on one that registers nothing. A project without Zymbit shall not notice how many rules there are.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class AllRules : DiagnosticAnalyzer
{
    /// <summary>Each rule by itself, in the order of its name.</summary>
    public static ImmutableArray<DiagnosticAnalyzer> Each { get; } =
        typeof(AllRules).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type != typeof(AllRules) && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
            .OrderBy(static type => type.Name, StringComparer.Ordinal)
            .Select(static type => (DiagnosticAnalyzer)Activator.CreateInstance(type))
            .ToImmutableArray();

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = Each.SelectMany(static rule => rule.SupportedDiagnostics).Distinct().ToImmutableArray();

    /// <inheritdoc />
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        foreach (var rule in Each)
        {
            rule.Initialize(context);
        }
    }
}
