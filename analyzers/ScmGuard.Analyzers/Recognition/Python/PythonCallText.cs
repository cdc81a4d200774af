using System.Collections.Immutable;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>A call of the Zymbit client in a Python text.</summary>
/// <param name="Method">The client's method.</param>
/// <param name="Arguments">The arguments, in order.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Blocks">The blocks around it, from the outermost.</param>
internal sealed record PythonCallText(PythonMethod Method, ImmutableArray<PythonArgument> Arguments, int Start, int End, ImmutableArray<PythonBlock> Blocks);
