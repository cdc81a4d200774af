using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace ScmGuard.Benchmarks;

/// <summary>The control: binds every call, compares display strings, and builds a control flow graph for every method. It must fail the gate.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SlowAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _descriptor = new("BENCH1", "Slow", "Slow", "Benchmark", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            static node =>
            {
                if (node.SemanticModel.GetSymbolInfo(node.Node).Symbol?.ToDisplayString() == "Native.zkGenKeyPair(nint, int)")
                {
                    node.ReportDiagnostic(Diagnostic.Create(_descriptor, node.Node.GetLocation()));
                }
            },
            SyntaxKind.InvocationExpression);
        context.RegisterSyntaxNodeAction(
            static node => ControlFlowGraph.Create(node.Node, node.SemanticModel),
            SyntaxKind.MethodDeclaration);
    }
}
