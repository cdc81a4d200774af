namespace ScmGuard.Cli.Scanning;

/// <summary>A span of source. Lines and columns count from 1.</summary>
/// <param name="File">The full path.</param>
/// <param name="Line">The line that it starts on.</param>
/// <param name="Column">The column that it starts in.</param>
/// <param name="EndLine">The line that it ends on.</param>
/// <param name="EndColumn">The column after its last character.</param>
internal sealed record Place(string File, int Line, int Column, int EndLine, int EndColumn);
