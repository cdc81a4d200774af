using System.Linq;
using Microsoft.CodeAnalysis;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>A call of the framework that changes a file.</summary>
/// <param name="Operation">The invocation or the object creation.</param>
/// <param name="Kind">What it does.</param>
/// <param name="Path">The file's path, as far as it is certain.</param>
/// <param name="Content">What is written, or null if the call does not say.</param>
internal readonly record struct FileChange(IOperation Operation, FileChangeKind Kind, ConstantText Path, IOperation? Content)
{
    /// <summary>True if the file lies in a folder, at whatever depth, or is the folder itself. A path that goes up again may lie anywhere.</summary>
    /// <param name="folder">An absolute path without a slash at its end.</param>
    public bool IsBelow(string folder)
    {
        var start = Path.IsUnknown ? string.Empty : Path.Literals[0];
        return Path.Value?.TrimEnd('/') == folder
            || (start.StartsWith(folder + "/", System.StringComparison.Ordinal) && !Path.Literals.Any(static part => part.Split('/').Contains("..")));
    }
}
