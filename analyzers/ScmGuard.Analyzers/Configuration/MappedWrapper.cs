using System.Collections.Immutable;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Configuration;

/// <summary>A method that <c>scmguard.json</c> declares to be a wrapper of an operation.</summary>
/// <param name="Id">The method's documentation id, such as <c>M:Acme.Keys.Create(System.Int32)</c>.</param>
/// <param name="Operation">The operation.</param>
/// <param name="Roles">What its parameters mean, by name, where the name does not say it.</param>
internal sealed record MappedWrapper(string Id, Operation Operation, ImmutableDictionary<string, ArgumentRole> Roles)
{
    /// <summary>The method's own name: what stands between the last dot and the parameters, without the mark of type parameters.</summary>
    public string Name
    {
        get
        {
            var end = Id.IndexOf('(') is var open and >= 0 ? open : Id.Length;
            var start = Id.LastIndexOf('.', end - 1) + 1;
            var generic = Id.IndexOf('`', start, end - start);
            return Id.Substring(start, (generic < 0 ? end : generic) - start);
        }
    }
}
