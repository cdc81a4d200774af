using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Flow.Typestate;

/// <summary>A mistake, at the call that is to be reported.</summary>
/// <param name="Violation">What is wrong.</param>
/// <param name="Call">The call.</param>
/// <param name="Since">Where the thing came into the stage in which this is wrong, or null if that is the call itself.</param>
/// <param name="Made">Where the thing was made, or null if that is not in the body.</param>
/// <param name="Where">Where it is handed on, or where the body is left; or null.</param>
internal sealed record Finding(Violation Violation, SyntaxNode Call, SyntaxNode? Since, SyntaxNode? Made, SyntaxNode? Where)
{
    /// <summary>The places that explain the finding, each once, without the call.</summary>
    public ImmutableArray<Location> Explanation
    {
        get
        {
            var locations = ImmutableArray.CreateBuilder<Location>(3);
            foreach (var place in new[] { Since, Made, Where })
            {
                if (place is not null && place != Call && !locations.Contains(place.GetLocation()))
                {
                    locations.Add(place.GetLocation());
                }
            }

            return locations.ToImmutable();
        }
    }
}
