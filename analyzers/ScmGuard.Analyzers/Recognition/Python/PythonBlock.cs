namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>A block of a Python text.</summary>
/// <param name="Start">Where its head begins: no two blocks have the same.</param>
/// <param name="Keyword">The first word of its head, such as <c>if</c> or <c>def</c>.</param>
internal readonly record struct PythonBlock(int Start, string Keyword);
