using System.IO;
using System.Linq;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ScmGuard.Analyzers.Values;

/// <summary>What is certain about a path: a text, or what <c>Path.Combine</c> and <c>Path.Join</c> make of texts.</summary>
internal static class PathText
{
    /// <summary>The path, with the slashes of the unit's host.</summary>
    public static ConstantText Of(IOperation path, CancellationToken cancellationToken)
    {
        if (Origin.Of(path, cancellationToken) is not IInvocationOperation
            {
                TargetMethod: { Name: nameof(Path.Combine) or "Join", ContainingType: { Name: nameof(Path), ContainingNamespace.Name: nameof(System.IO) } },
            } call)
        {
            return ConstantText.Of(path, cancellationToken);
        }

        var parts = call.Arguments
            .Select(static argument => argument.Value)
            .SelectMany(static value => value is IArrayCreationOperation { Initializer: { } array } ? array.ElementValues.AsEnumerable() : [value])
            .Select(part => ConstantText.Of(part, cancellationToken))
            .ToList();
        var whole = parts[0];
        foreach (var part in parts.Skip(1))
        {
            // A rooted part takes the place of all before it.
            if (part.Literals[0].StartsWith("/", System.StringComparison.Ordinal))
            {
                return call.TargetMethod.Name == nameof(Path.Combine) ? ConstantText.Unknown : whole;
            }

            var slash = whole.Value?.EndsWith("/", System.StringComparison.Ordinal) is true ? string.Empty : "/";
            whole = whole + ConstantText.Constant(slash) + part;
        }

        return whole;
    }
}
