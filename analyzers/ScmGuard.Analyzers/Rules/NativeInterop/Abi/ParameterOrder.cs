using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.NativeInterop.Abi;

/// <summary>Finds out whether a declaration has the library's parameters in another order.</summary>
internal static class ParameterOrder
{
    /// <summary>For each declared parameter the index of the library's parameter that it is; null if each is where it belongs, or none of this is certain.</summary>
    /// <param name="signature">A declaration with as many parameters as the function has.</param>
    /// <param name="shapes">What its parameters give the library.</param>
    /// <param name="operation">The function.</param>
    public static IReadOnlyList<int>? Of(IMethodSymbol signature, IReadOnlyList<NativeShape> shapes, Operation operation) =>
        ByNames(signature, operation) is { } named && Fits(named, shapes, operation) ? named : ByShapes(shapes, operation);

    /// <summary>Where the names of all that have moved are the library's own.</summary>
    private static int[]? ByNames(IMethodSymbol signature, Operation operation)
    {
        var places = new int[operation.Parameters.Count];
        for (var index = 0; index < places.Length; index++)
        {
            places[index] = IndexOf(signature.Parameters[index].Name, operation);
        }

        for (var index = 0; index < places.Length; index++)
        {
            // What has no name of the library's is taken to be where it is.
            places[index] = places[index] < 0 && !places.Contains(index) ? index : places[index];
        }

        return IsPermutation(places) && places.Where(static (place, index) => place != index).Any() ? places : null;
    }

    private static int IndexOf(string name, Operation operation)
    {
        for (var index = 0; index < operation.Parameters.Count; index++)
        {
            if (ParameterNames.Same(name, operation.Parameters[index].Name))
            {
                return index;
            }
        }

        return -1;
    }

    /// <summary>Where exactly two do not fit, and would in each other's place.</summary>
    private static int[]? ByShapes(IReadOnlyList<NativeShape> shapes, Operation operation)
    {
        var wrong = Enumerable.Range(0, shapes.Count).Where(index => ParameterComparison.FaultOf(shapes[index], operation.Parameters[index].Type) is not null).ToList();
        if (wrong is not [var first, var second])
        {
            return null;
        }

        var places = Enumerable.Range(0, shapes.Count).ToArray();
        (places[first], places[second]) = (second, first);
        return Fits(places, shapes, operation) ? places : null;
    }

    private static bool Fits(int[] places, IReadOnlyList<NativeShape> shapes, Operation operation) =>
        places.Select((place, index) => ParameterComparison.FaultOf(shapes[index], operation.Parameters[place].Type)).All(static fault => fault is null);

    private static bool IsPermutation(int[] places) => places.All(static place => place >= 0) && places.Distinct().Count() == places.Length;
}
