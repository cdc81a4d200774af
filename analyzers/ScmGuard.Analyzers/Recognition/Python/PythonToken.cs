namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>A token of a Python text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Where it begins.</param>
/// <param name="End">Where it ends, exclusive.</param>
/// <param name="Text">The token as written; of a string literal what it says.</param>
/// <param name="Indent">How far its line is indented, in characters; a line that goes on inside brackets has the indent of its first line.</param>
/// <param name="IsKnown">False for a literal of which only the program's run decides what it says.</param>
internal readonly record struct PythonToken(PythonTokenKind Kind, int Start, int End, string Text, int Indent, bool IsKnown = true)
{
    public bool Is(string text) => Kind is PythonTokenKind.Operator && Text == text;
}
