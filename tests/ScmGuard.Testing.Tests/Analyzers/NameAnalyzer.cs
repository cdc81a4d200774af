using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing.Tests.Analyzers;

/// <summary>Reports every variable whose name starts with a prefix. What may be wrong with an analyzer is set from outside.</summary>
public class NameAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor BadName = Describe("TST0001", "'{0}' is a bad name");

    public DiagnosticDescriptor Rule { get; init; } = BadName;

    public string Prefix { get; init; } = "bad";

    public GeneratedCodeAnalysisFlags GeneratedCode { get; init; } = GeneratedCodeAnalysisFlags.None;

    public Action<SyntaxNodeAnalysisContext, SyntaxToken>? OnName { get; init; }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public static DiagnosticDescriptor Describe(string id, string message, bool isEnabledByDefault = true, params string[] tags) =>
        new(id, "Name", message, "Test", DiagnosticSeverity.Warning, isEnabledByDefault, customTags: tags);

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCode);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var name = ((VariableDeclaratorSyntax)node.Node).Identifier;
                if (name.ValueText.StartsWith(Prefix, StringComparison.Ordinal))
                {
                    (OnName ?? Report)(node, name);
                }
            },
            SyntaxKind.VariableDeclarator);
    }

    private void Report(SyntaxNodeAnalysisContext context, SyntaxToken name) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation(), name.ValueText));
}
