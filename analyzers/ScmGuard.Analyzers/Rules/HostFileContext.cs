using System;
using System.Collections.Generic;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Rules;

/// <summary>One file of a program on a module's host, as a rule about another library's type sees it.</summary>
/// <param name="Type">The type.</param>
/// <param name="SemanticModel">The file's semantic model.</param>
/// <param name="Target">The units that the file's code runs on.</param>
/// <param name="Report">Takes a diagnostic.</param>
/// <param name="CancellationToken">Cancels the analysis.</param>
internal sealed record HostFileContext(
    INamedTypeSymbol Type,
    SemanticModel SemanticModel,
    TargetSetting Target,
    Action<Diagnostic> Report,
    CancellationToken CancellationToken)
{
    /// <summary>The calls of a method of the type.</summary>
    public IEnumerable<IInvocationOperation> Calls(string method) => LibraryUses.Calls(Type, method, SemanticModel, CancellationToken);

    /// <summary>The places that make an object of the type.</summary>
    public IEnumerable<IObjectCreationOperation> Creations() => LibraryUses.Creations(Type, SemanticModel, CancellationToken);
}
