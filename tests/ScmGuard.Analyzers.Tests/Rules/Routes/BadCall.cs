using System.Collections.Generic;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Rules.Routes;

/// <summary>A call that a rule reports, alone or after the calls before it, without a word about the route.</summary>
/// <param name="Operation">The operation.</param>
/// <param name="Arguments">The arguments that matter: a <c>string</c>, <c>bool</c>, <c>int</c>, <c>double</c> or <see cref="KeyType"/> by role. All others are of no consequence.</param>
public sealed record BadCall(ZymbitOperation Operation, params (ArgumentRole Role, object Value)[] Arguments)
{
    /// <summary>The values by role.</summary>
    public IReadOnlyDictionary<ArgumentRole, object> ByRole { get; } = ToDictionary(Arguments);

    private static Dictionary<ArgumentRole, object> ToDictionary((ArgumentRole Role, object Value)[] arguments)
    {
        var values = new Dictionary<ArgumentRole, object>();
        foreach (var (role, value) in arguments)
        {
            values.Add(role, value);
        }

        return values;
    }
}
