using System.Collections.Generic;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>What all graphs of one body share.</summary>
/// <param name="Protocols">The protocols that are armed in the body.</param>
/// <param name="Tracked">The variables that can be followed.</param>
/// <param name="Zymbit">Recognises calls.</param>
/// <param name="Model">The model of the file.</param>
/// <param name="Bystanders">The methods that only look.</param>
internal sealed record BodyScope(IReadOnlyList<Protocol> Protocols, TrackedPlaces Tracked, ZymbitCompilation Zymbit, SemanticModel Model, Bystanders Bystanders)
{
    /// <summary>The compilation.</summary>
    public Compilation Compilation => Model.Compilation;
}
