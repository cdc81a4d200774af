namespace ScmGuard.Analyzers.Flow.Firmware;

/// <summary>Where in a firmware string a test looks for a text.</summary>
internal enum TextPart
{
    /// <summary><c>StartsWith</c>.</summary>
    Start,

    /// <summary><c>EndsWith</c>.</summary>
    End,

    /// <summary><c>Contains</c>, <c>IndexOf</c>.</summary>
    Anywhere,
}
