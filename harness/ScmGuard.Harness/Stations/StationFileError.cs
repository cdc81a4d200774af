namespace ScmGuard.Harness.Stations;

/// <summary>Something that is wrong with a station file.</summary>
/// <param name="File">The file as it was named.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
/// <param name="Message">What was found and what is expected.</param>
public sealed record StationFileError(string File, int Line, int Column, string Message)
{
    /// <summary>Such as <c>station.yaml(4,3): ...</c>, which editors can jump to.</summary>
    public override string ToString() => $"{File}({Line},{Column}): {Message}";
}
