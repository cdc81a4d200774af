using System;
using System.Threading;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Rules;

/// <summary>An invocation or a creation that a name can stand for, as a rule sees it.</summary>
/// <param name="Node">The invocation or the creation. Nothing is known of it but its name.</param>
/// <param name="SemanticModel">The semantic model of its file.</param>
/// <param name="Report">Takes a diagnostic.</param>
/// <param name="CancellationToken">Cancels the analysis.</param>
internal sealed record NamedCallContext(SyntaxNode Node, SemanticModel SemanticModel, Action<Diagnostic> Report, CancellationToken CancellationToken);
