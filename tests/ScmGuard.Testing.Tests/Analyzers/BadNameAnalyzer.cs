using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing.Tests.Analyzers;

/// <summary>Reports every local variable named <c>bad</c> and something: <c>bad1</c>, <c>badKey</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BadNameAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = new("TST0001", "Bad name", "'{0}' is a bad name", "Test", DiagnosticSeverity.Warning, isEnabledByDefault: true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var name = ((VariableDeclaratorSyntax)node.Node).Identifier;
                if (name.ValueText.StartsWith("bad", System.StringComparison.Ordinal))
                {
                    node.ReportDiagnostic(Diagnostic.Create(Rule, name.GetLocation(), name.ValueText));
                }
            },
            SyntaxKind.VariableDeclarator);
    }
}
