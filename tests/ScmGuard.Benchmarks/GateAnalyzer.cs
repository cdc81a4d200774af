using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using ScmGuard.Knowledge;

namespace ScmGuard.Benchmarks;

/// <summary>The floor of what looks at calls at all: one syntax action, an identifier gate, and the semantic model for what passes it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class GateAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _descriptor = new("BENCH2", "Gate", "Gate", "Benchmark", DiagnosticSeverity.Warning, true);

    private static readonly HashSet<string> _names = [.. Operations.All.Select(static operation => operation.NativeName)];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            static node =>
            {
                if (CalledName(((InvocationExpressionSyntax)node.Node).Expression) is { } name
                    && _names.Contains(name)
                    && node.SemanticModel.GetOperation(node.Node, node.CancellationToken) is null)
                {
                    node.ReportDiagnostic(Diagnostic.Create(_descriptor, node.Node.GetLocation()));
                }
            },
            SyntaxKind.InvocationExpression);
    }

    private static string? CalledName(ExpressionSyntax expression) => expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        MemberBindingExpressionSyntax binding => binding.Name.Identifier.ValueText,
        _ => null,
    };
}
