namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>An argument of a call in a Python text.</summary>
/// <param name="Keyword">The keyword, or null for a positional argument.</param>
/// <param name="Written">The argument as Python writes it; a name that the text sets once to a literal is that literal.</param>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends, exclusive.</param>
internal readonly record struct PythonArgument(string? Keyword, string Written, int Start, int End);
