namespace ScmGuard.Quickstart;

/// <summary>The quick start cannot go on, for a reason that lies outside the two samples' findings.</summary>
/// <param name="happened">What happened.</param>
/// <param name="expected">What was expected instead.</param>
/// <param name="remedy">What the reader can do.</param>
/// <param name="toolOutput">What the tool said that failed, or null.</param>
internal sealed class QuickstartException(string happened, string expected, string remedy, string? toolOutput = null) : Exception(happened)
{
    public string Expected { get; } = expected;

    public string Remedy { get; } = remedy;

    public string? ToolOutput { get; } = toolOutput;
}
