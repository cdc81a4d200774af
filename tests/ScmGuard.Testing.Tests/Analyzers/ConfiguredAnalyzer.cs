using System;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace ScmGuard.Testing.Tests.Analyzers;

/// <summary>Reports variables named as a build property or a file's option says, and the word <c>wrong</c> in additional files.</summary>
public sealed class ConfiguredAnalyzer : DiagnosticAnalyzer
{
    public static readonly DiagnosticDescriptor Name = NameAnalyzer.Describe("TST0004", "'{0}' is configured to be bad");

    public static readonly DiagnosticDescriptor File = NameAnalyzer.Describe("TST0005", "The file is wrong");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [Name, File];

    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSyntaxNodeAction(
            node =>
            {
                var name = ((VariableDeclaratorSyntax)node.Node).Identifier;
                var options = node.Options.AnalyzerConfigOptionsProvider;
                if ((options.GlobalOptions.TryGetValue("build_property.BadName", out var bad) && bad == name.ValueText)
                    || (options.GetOptions(node.Node.SyntaxTree).TryGetValue("bad_name", out bad) && bad == name.ValueText))
                {
                    node.ReportDiagnostic(Diagnostic.Create(Name, name.GetLocation(), name.ValueText));
                }
            },
            SyntaxKind.VariableDeclarator);
        context.RegisterAdditionalFileAction(file =>
        {
            var text = file.AdditionalFile.GetText(file.CancellationToken)!;
            if (text.ToString().IndexOf("wrong", StringComparison.Ordinal) is >= 0 and var at)
            {
                var span = new TextSpan(at, "wrong".Length);
                file.ReportDiagnostic(Diagnostic.Create(File, Location.Create(file.AdditionalFile.Path, span, text.Lines.GetLinePositionSpan(span))));
            }
        });
    }
}
