using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;

namespace ScmGuard.Testing;

/// <summary>A code action that a fix offers for a diagnostic.</summary>
/// <param name="Document">The diagnostic's document.</param>
/// <param name="Diagnostic">The diagnostic.</param>
/// <param name="Action">The chosen action.</param>
internal sealed record OfferedFix(Document Document, Diagnostic Diagnostic, CodeAction Action)
{
    public override string ToString() => $"'{Action.Title}' for {DiagnosticComparison.Describe(Diagnostic)}";
}
