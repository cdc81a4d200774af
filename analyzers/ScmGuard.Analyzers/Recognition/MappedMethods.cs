using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>The methods of a compilation and its references that <c>scmguard.json</c> maps to operations.</summary>
internal sealed class MappedMethods
{
    private readonly Dictionary<ISymbol, MappedWrapper> _methods = new(SymbolEqualityComparer.Default);

    private MappedMethods()
    {
    }

    /// <summary>No method is mapped.</summary>
    public static MappedMethods None { get; } = new();

    /// <summary>The names under which the mapped methods are called.</summary>
    public IEnumerable<string> Names => _methods.Keys.Select(static method => method.Name);

    /// <summary>Finds the methods of some documentation ids. One that this compilation does not have is another project's.</summary>
    public static MappedMethods Of(ImmutableArray<MappedWrapper> wrappers, Compilation compilation)
    {
        if (wrappers.IsEmpty)
        {
            return None;
        }

        var mapped = new MappedMethods();
        foreach (var wrapper in wrappers)
        {
            foreach (var method in wrapper.MethodsIn(compilation))
            {
                mapped._methods[method] = wrapper;
            }
        }

        return mapped;
    }

    /// <summary>Finds the operation of a method, by itself, by what it overrides or by what it implements.</summary>
    public bool TryGet(IMethodSymbol method, out MappedWrapper wrapper)
    {
        wrapper = null!;
        if (_methods.Count == 0)
        {
            return false;
        }

        for (var candidate = (method.ReducedFrom ?? method).OriginalDefinition; candidate is not null; candidate = candidate.OverriddenMethod?.OriginalDefinition)
        {
            if (_methods.TryGetValue(candidate, out wrapper!) || TryGetContract(candidate, out wrapper))
            {
                return true;
            }
        }

        return false;
    }

    private bool TryGetContract(IMethodSymbol method, out MappedWrapper wrapper)
    {
        foreach (var mapped in _methods)
        {
            if (mapped.Key is IMethodSymbol { ContainingType: { TypeKind: TypeKind.Interface } contract }
                && method.ContainingType is { } type
                && type.AllInterfaces
                    .Where(one => SymbolEqualityComparer.Default.Equals(one.OriginalDefinition, contract))
                    .SelectMany(one => one.GetMembers(mapped.Key.Name))
                    .Any(member => SymbolEqualityComparer.Default.Equals(member.OriginalDefinition, mapped.Key)
                        && SymbolEqualityComparer.Default.Equals(type.FindImplementationForInterfaceMember(member), method)))
            {
                wrapper = mapped.Value;
                return true;
            }
        }

        wrapper = null!;
        return false;
    }
}
