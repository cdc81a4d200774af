using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing.Tests.Analyzers;

/// <summary>Reports variables named <c>late</c> only when the whole compilation was seen.</summary>
public sealed class EndAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Tagged = NameAnalyzer.Describe("TST0002", "'{0}' is late", tags: WellKnownDiagnosticTags.CompilationEnd);

    public static readonly DiagnosticDescriptor Untagged = NameAnalyzer.Describe("TST0002", "'{0}' is late");

    public DiagnosticDescriptor Rule { get; init; } = Tagged;

    /// <summary>Whether the diagnostic has the name's location, or none.</summary>
    public bool HasLocation { get; init; } = true;

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(start =>
        {
            var late = new ConcurrentBag<SyntaxToken>();
            start.RegisterSyntaxNodeAction(
                node =>
                {
                    if (((VariableDeclaratorSyntax)node.Node).Identifier is { ValueText: "late" } name)
                    {
                        late.Add(name);
                    }
                },
                SyntaxKind.VariableDeclarator);
            start.RegisterCompilationEndAction(end =>
            {
                foreach (var name in late)
                {
                    end.ReportDiagnostic(Diagnostic.Create(Rule, HasLocation ? name.GetLocation() : Location.None, name.ValueText));
                }
            });
        });
    }
}
