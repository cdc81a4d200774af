using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>A method that <c>scmguard.json</c> declares to be a wrapper of an operation.</summary>
/// <param name="Id">The method's documentation id, such as <c>M:Acme.Keys.Create(System.Int32)</c>.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Roles">What its parameters mean, by name, where the name does not say it.</param>
/// <param name="Place">Where the file maps it.</param>
internal sealed record MappedWrapper(string Id, Operation Operation, ImmutableDictionary<string, ArgumentRole> Roles, Location Place)
{
    /// <summary>The methods of the id in a compilation and its references: none, if it is another project's.</summary>
    public IEnumerable<IMethodSymbol> MethodsIn(Compilation compilation) =>
        DocumentationCommentId.GetSymbolsForDeclarationId(Id, compilation).OfType<IMethodSymbol>();

    /// <summary>What about the map cannot be right in a compilation that has the method's type.</summary>
    public IEnumerable<string> MistakesIn(Compilation compilation)
    {
        var methods = MethodsIn(compilation).ToList();
        if (methods.Count == 0)
        {
            var end = Id.IndexOf('(') is var open and >= 0 ? open : Id.Length;
            var dot = Id.LastIndexOf('.', end - 1);
            if (DocumentationCommentId.GetFirstSymbolForDeclarationId("T:" + Id.Substring(2, dot - 2), compilation) is INamedTypeSymbol type)
            {
                var name = Id.Substring(dot + 1, end - dot - 1).Split('`')[0];
                var known = type.GetMembers(name).OfType<IMethodSymbol>().Select(static method => method.GetDocumentationCommentId()).OfType<string>().ToList();
                yield return known.Count == 0
                    ? $"{type.Name} has no method '{name}'"
                    : $"{type.Name} has no method '{Id}', but {string.Join(" and ", known)}";
            }
        }

        foreach (var method in methods)
        {
            foreach (var role in Roles.Keys.Where(role => method.Parameters.All(parameter => parameter.Name != role)).OrderBy(static role => role, StringComparer.Ordinal))
            {
                yield return $"{method.Name} has no parameter '{role}'; its parameters are {string.Join(", ", method.Parameters.Select(static parameter => parameter.Name))}";
            }
        }
    }
}
