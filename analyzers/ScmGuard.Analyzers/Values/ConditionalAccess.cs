using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>Reads <c>holder?.member</c>.</summary>
internal static class ConditionalAccess
{
    /// <summary>What stands before the question mark, for the place after it that stands for it; null in code that is too malformed.</summary>
    public static IOperation? Accessed(IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        for (var parent = instance.Parent; parent is not null; child = parent, parent = parent.Parent)
        {
            if (parent is IConditionalAccessOperation access && access.WhenNotNull == child)
            {
                return access.Operation;
            }
        }

        return null;
    }
}
