using System.Globalization;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Flow;
using ScmGuard.Analyzers.Flow.Typestate;

namespace ScmGuard.Analyzers.Rules;

/// <summary>The base of the rules about the order of calls. Each names the violations that it reports; the table of protocols says what they are.</summary>
public abstract class TypestateRule : ZymbitRule
{
    /// <inheritdoc />
    protected sealed override void Start(RuleStart rule) => rule.OnCall(static _ => true, Report);

    /// <summary>
    /// The descriptor for a violation, or null if it is another rule's. Its message has the operation as {0}, the line of what came before as {1}, and as
    /// {2} where the thing is handed on or the code is left.
    /// </summary>
    private protected abstract DiagnosticDescriptor? DescriptorOf(Violation violation);

    private void Report(CallContext context)
    {
        foreach (var finding in TypestateFlow.At(context.Call, context.SemanticModel, context.CancellationToken))
        {
            if (DescriptorOf(finding.Violation) is { } descriptor)
            {
                context.Report(Diagnostic.Create(
                    descriptor,
                    context.Call.Location,
                    finding.Explanation,
                    context.Call.Operation.NativeName,
                    LineOf(finding.Since ?? finding.Made ?? finding.Call),
                    finding.Where is { } where ? "in line " + LineOf(where) : "at the end"));
            }
        }
    }

    private static string LineOf(SyntaxNode node) => (node.GetLocation().GetLineSpan().StartLinePosition.Line + 1).ToString(CultureInfo.InvariantCulture);
}
