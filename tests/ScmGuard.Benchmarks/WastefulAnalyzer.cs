using System;
using System.Collections.Immutable;
using System.Diagnostics;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Benchmarks;

/// <summary>The control for bodies with hits: loses a given time in each of them. It must fail where that is what a body may cost.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
#pragma warning disable RS1022 // A measured analyzer, told how much to lose.
internal sealed class WastefulAnalyzer(TimeSpan lost) : DiagnosticAnalyzer
#pragma warning restore RS1022
{
    private static readonly DiagnosticDescriptor _descriptor = new("BENCH3", "Wasteful", "Wasteful", "Benchmark", DiagnosticSeverity.Warning, true);

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [_descriptor];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var isHit = node.Node.DescendantNodes()
                    .OfType<MemberAccessExpressionSyntax>()
                    .Any(static access => access.Name.Identifier.ValueText.StartsWith("zk", StringComparison.Ordinal));
                var start = Stopwatch.GetTimestamp();
                while (isHit && Stopwatch.GetElapsedTime(start) < lost)
                {
                    // Busy, since callback time counts and sleep would be as good.
                }
            },
            SyntaxKind.MethodDeclaration);
    }
}
