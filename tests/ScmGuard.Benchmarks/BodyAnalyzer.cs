using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Benchmarks;

/// <summary>The floor of what looks into a body: it has the compiler bind the first method of each file and build its control flow graph, looks at each operation once, and reports once.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class BodyAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _descriptor = new("BENCH4", "Body", "Body with {0} operations", "Benchmark", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(static file =>
        {
            var first = file.SemanticModel.SyntaxTree.GetRoot(file.CancellationToken).DescendantNodes(static node => node is not BaseMethodDeclarationSyntax)
                .OfType<MethodDeclarationSyntax>()
                .FirstOrDefault(static method => method.Body is not null);
            if (first is not null && file.SemanticModel.GetOperation(first, file.CancellationToken) is IMethodBodyOperation body)
            {
                var operations = ControlFlowGraph.Create(body, file.CancellationToken).Blocks.Sum(static block => block.Operations.Sum(static operation => operation.DescendantsAndSelf().Count()));
                file.ReportDiagnostic(Diagnostic.Create(_descriptor, first.Identifier.GetLocation(), operations));
            }
        });
    }
}
