using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition.Python;

namespace ScmGuard.Analyzers.Rules.Secrets;

/// <summary>SCM4008: a text that comes from outside becomes a part of a Python program that calls the module.</summary>
public sealed class SCM4008PythonTextInterpolated : ZymbitRule
{

    private static readonly DiagnosticDescriptor _descriptor = new(
        "SCM4008",
        "Python command text is built by interpolation",
        "This text becomes a part of a Python program: a quotation mark in it ends the literal, and what follows runs with the module at hand; pass it as a value, by a scope's Set or in sys.argv",
        RuleCategories.Secrets,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        "What is written into the text of a program is code. A name with a quotation mark breaks the program, and one that is made for it removes keys or locks the unit.",
        RulePage.Of("SCM4008"),
        RuleTable.TagsOf("SCM4008"));

    /// <inheritdoc />
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(_descriptor);

    /// <inheritdoc />
    protected override void Start(RuleStart rule)
    {
        if (!rule.Zymbit.RunsPython)
        {
            return;
        }

        rule.OnFile(file =>
        {
            IOperation? seen = null;
            foreach (var call in rule.Zymbit.CallsIn(file.SemanticModel, file.CancellationToken))
            {
                // Several calls of one text share what hands it to Python.
                if (call.Text is null || call.Invocation == seen)
                {
                    continue;
                }

                seen = call.Invocation;
                if (PythonProgram.TextOf(seen, file.CancellationToken) is { } program && program.Holes.FirstOrDefault(hole => OpenText.Is(hole, file.CancellationToken)) is { } open)
                {
                    var place = open.Syntax.SyntaxTree == file.SemanticModel.SyntaxTree ? open.Syntax.GetLocation() : program.Whole;
                    file.ReportDiagnostic(Diagnostic.Create(_descriptor, place));
                }
            }
        });
    }
}
