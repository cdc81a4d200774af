namespace ScmGuard.Quickstart;

/// <summary>How a run of the <c>dotnet</c> command ended.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">What it wrote to both streams.</param>
internal sealed record DotnetResult(int ExitCode, string Output);
