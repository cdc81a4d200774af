using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing.Tests.Analyzers;

/// <summary>Reports calls of <c>Bad</c> and remembers them.</summary>
public sealed class CallAnalyzer : DiagnosticAnalyzer
{
    private static readonly DiagnosticDescriptor _rule = NameAnalyzer.Describe("TST0001", "'{0}' is a bad call");

    /// <summary>The calls as they were written.</summary>
    public ConcurrentQueue<string> Seen { get; } = [];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [_rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (node.Node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Bad" } } call)
                {
                    Seen.Enqueue(call.ToString());
                    node.ReportDiagnostic(Diagnostic.Create(_rule, call.GetLocation(), call));
                }
            },
            SyntaxKind.InvocationExpression);
    }
}
