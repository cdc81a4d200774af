using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing.Tests.Analyzers;

/// <summary>Reports a variable name that a file uses twice, at the second place; the first is an additional location.</summary>
public sealed class TwiceAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Rule = NameAnalyzer.Describe("TST0003", "'{0}' is used twice");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Rule];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSemanticModelAction(file =>
        {
            var names = file.SemanticModel.SyntaxTree.GetRoot(file.CancellationToken).DescendantNodes().OfType<VariableDeclaratorSyntax>();
            foreach (var same in names.GroupBy(name => name.Identifier.ValueText).Where(group => group.Count() > 1))
            {
                file.ReportDiagnostic(Diagnostic.Create(Rule, same.ElementAt(1).Identifier.GetLocation(), [same.First().Identifier.GetLocation()], same.Key));
            }
        });
    }
}
