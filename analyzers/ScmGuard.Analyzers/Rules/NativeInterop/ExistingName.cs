using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Rules.NativeInterop;

/// <summary>What exists in place of a name that does not.</summary>
/// <param name="Advice">What to use, in words, with its parameters where they are not the same.</param>
/// <param name="Replacement">The one name that can stand in its place with the same parameters, or null.</param>
/// <param name="IsTypo">True if the name is the replacement but for a few letters.</param>
internal sealed record ExistingName(string Advice, string? Replacement, bool IsTypo)
{
    /// <summary>A longer name has more room for mistakes: one for each so many letters.</summary>
    private const int LettersForAMistake = 5;

    private const int MostMistakes = 3;

    private static readonly IReadOnlyList<string> _native = [.. Operations.All.Select(static operation => operation.NativeName)];
    private static readonly IReadOnlyList<string> _python = [.. PythonMethods.All.Select(static method => method.Name)];

    /// <summary>What exists, or null for a name of which nothing is known: it may be a function that is not documented.</summary>
    public static ExistingName? InPlaceOf(string name, bool isPython)
    {
        if (MissingNames.TryGet(name, out var row) && row.IsPython == isPython)
        {
            var replacement = row.Replacement is { } id ? NameOf(Operations.Get(id), isPython) : null;
            return replacement is null || row.HasSameParameters
                ? new ExistingName("use " + row.Instead, replacement, IsTypo: false)
                : new ExistingName("use " + row.Instead + "; its parameters are " + ParametersOf(replacement, isPython), null, IsTypo: false);
        }

        return NearestTo(name, isPython ? _python : _native) switch
        {
            [] => null,
            [var only] => new ExistingName("did you mean " + only + ParametersOf(only, isPython) + "?", only, IsTypo: true),
            var several => new ExistingName("did you mean " + string.Join(" or ", several) + "?", null, IsTypo: true),
        };
    }

    private static string? NameOf(Operation operation, bool isPython) => isPython ? operation.PythonName : operation.NativeName;

    /// <summary>The names that differ in the fewest letters, if in few. Another number at the end is another function, not a mistake.</summary>
    private static List<string> NearestTo(string name, IReadOnlyList<string> names)
    {
        var limit = Math.Min(name.Length / LettersForAMistake, MostMistakes);
        var near = new List<string>();
        foreach (var candidate in names)
        {
            if (Math.Abs(candidate.Length - name.Length) > limit || name.TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') == candidate)
            {
                continue;
            }

            var distance = Distance(name, candidate);
            if (distance < limit)
            {
                near.Clear();
                limit = distance;
            }

            if (distance == limit && distance > 0)
            {
                near.Add(candidate);
            }
        }

        return near;
    }

    /// <summary>How many letters have to be put in, taken out or exchanged. Capitals count for nothing unless they are all that differs.</summary>
    private static int Distance(string left, string right)
    {
        if (string.Equals(left, right, StringComparison.OrdinalIgnoreCase))
        {
            return left == right ? 0 : 1;
        }

        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var l = 1; l <= left.Length; l++)
        {
            var diagonal = row[0];
            row[0] = l;
            for (var r = 1; r <= right.Length; r++)
            {
                var above = row[r];
                row[r] = Math.Min(
                    Math.Min(above, row[r - 1]) + 1,
                    diagonal + (char.ToUpperInvariant(left[l - 1]) == char.ToUpperInvariant(right[r - 1]) ? 0 : 1));
                diagonal = above;
            }
        }

        return row[right.Length];
    }

    private static string ParametersOf(string name, bool isPython)
    {
        if (isPython && PythonMethods.TryGet(name, out var method))
        {
            return "(" + string.Join(", ", method.Parameters.Select(static parameter => parameter.Default is null ? parameter.Name : parameter.Name + "=" + parameter.Default)) + ")";
        }

        return Operations.TryGetByNativeName(name, out var operation)
            ? "(" + string.Join(", ", operation.Parameters.Select(static parameter => NativeTypes.InC(parameter.Type) + " " + parameter.Name)) + ")"
            : string.Empty;
    }
}
