using System.Collections.Immutable;
using System.Linq;
using ScmGuard.Analyzers.Recognition.Python;

namespace ScmGuard.Analyzers.Recognition;

/// <summary>Where in a Python text a call stands, for what depends on the order of calls.</summary>
/// <param name="Blocks">The blocks around the call, from the outermost.</param>
/// <param name="NamesFirmware">True if the text names a known firmware: it may guard its calls, which nothing here follows.</param>
/// <param name="FreesNames">True if the text also removes keys or asks for slots: it has thought of names that are taken.</param>
internal sealed record PythonTextPlace(ImmutableArray<PythonBlock> Blocks, bool NamesFirmware, bool FreesNames)
{
    /// <summary>True if two calls of one text can run one after the other: the block of one is in the block of the other.</summary>
    public bool CanFollow(PythonTextPlace other)
    {
        var (outer, inner) = Blocks.Length <= other.Blocks.Length ? (Blocks, other.Blocks) : (other.Blocks, Blocks);
        return outer.SequenceEqual(inner.Take(outer.Length)) && inner.Skip(outer.Length).All(static block => block.Keyword is not ("def" or "class" or "else" or "except" or "async"));
    }
}
