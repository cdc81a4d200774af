namespace ScmGuard.Analyzers.Recognition.Python;

/// <summary>The kinds of token that tell a call from what only looks like one.</summary>
internal enum PythonTokenKind
{
    /// <summary>An identifier or a keyword.</summary>
    Name,

    /// <summary>A number.</summary>
    Number,

    /// <summary>A string or bytes literal.</summary>
    Text,

    /// <summary>An operator, a bracket or a comma.</summary>
    Operator,

    /// <summary>The end of a logical line, or a semicolon between two statements.</summary>
    StatementEnd,
}
