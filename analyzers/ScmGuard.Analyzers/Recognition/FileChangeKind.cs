namespace ScmGuard.Analyzers.Recognition;

/// <summary>What a call does to a file.</summary>
public enum FileChangeKind
{
    /// <summary>The file gets a new content, or can get one.</summary>
    Write,

    /// <summary>Something is added at the file's end.</summary>
    Append,

    /// <summary>The file, or the folder, goes.</summary>
    Delete,
}
