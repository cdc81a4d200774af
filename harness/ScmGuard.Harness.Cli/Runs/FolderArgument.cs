using System.CommandLine;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>The folder of a run that began before.</summary>
internal static class FolderArgument
{
    public static Argument<string> Create() => new("DIR") { Description = "The run's folder, the one that was --out." };
}
