using System;
using System.Threading;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules;

/// <summary>One declaration of a function of the library, as a rule sees it.</summary>
/// <param name="Declaration">The declaration.</param>
/// <param name="Compilation">The compilation that it is in.</param>
/// <param name="Report">Takes a diagnostic.</param>
/// <param name="CancellationToken">Cancels the analysis.</param>
internal sealed record DeclarationContext(NativeDeclaration Declaration, Compilation Compilation, Action<Diagnostic> Report, CancellationToken CancellationToken);
