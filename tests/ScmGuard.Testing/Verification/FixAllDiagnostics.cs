using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;

namespace ScmGuard.Testing;

/// <summary>Gives a FixAll provider the diagnostics it asks for.</summary>
internal sealed class FixAllDiagnostics(ImmutableArray<DiagnosticAnalyzer> analyzers, ImmutableArray<string> ids) : FixAllContext.DiagnosticProvider
{
    /// <inheritdoc />
    public override async Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await AnalysisRun.WholeAsync(project, analyzers, cancellationToken).ConfigureAwait(false)).Where(diagnostic => ids.Contains(diagnostic.Id));

    /// <inheritdoc />
    public override async Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken)
    {
        var tree = await document.GetSyntaxTreeAsync(cancellationToken).ConfigureAwait(false);
        return (await GetAllDiagnosticsAsync(document.Project, cancellationToken).ConfigureAwait(false)).Where(diagnostic => diagnostic.Location.SourceTree == tree);
    }

    /// <inheritdoc />
    public override async Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) =>
        (await GetAllDiagnosticsAsync(project, cancellationToken).ConfigureAwait(false)).Where(diagnostic => !diagnostic.Location.IsInSource);
}
