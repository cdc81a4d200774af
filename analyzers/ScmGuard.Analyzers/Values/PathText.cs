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
            .OrderBy(static argument => argument.Parameter?.Ordinal)
            .Select(static argument => argument.Value)
            .SelectMany(static value => value is IArrayCreationOperation { Initializer: { } array } ? array.ElementValues.AsEnumerable() : [value])
            .Select(part => ConstantText.Of(part, cancellationToken));
        var whole = ConstantText.Constant(string.Empty);
        foreach (var part in parts)
        {
            if (part.Value is "")
            {
                continue;
            }

            var isRooted = part.Literals[0].StartsWith("/", System.StringComparison.Ordinal);

            // Path.Combine begins again at a part that is rooted.
            var isStart = whole.Value is "" || (isRooted && call.TargetMethod.Name == nameof(Path.Combine));
            var needsSlash = !isStart && !isRooted && !whole.Literals[whole.Literals.Length - 1].EndsWith("/", System.StringComparison.Ordinal);
            whole = isStart ? part : whole + ConstantText.Constant(needsSlash ? "/" : string.Empty) + part;
        }

        return whole;
    }
}
