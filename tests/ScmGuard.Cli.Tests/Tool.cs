namespace ScmGuard.Cli.Tests;

/// <summary>The program, run in this process.</summary>
internal static class Tool
{
    /// <summary>Runs a command line.</summary>
    public static (int ExitCode, string Output, string Error) Run(params IEnumerable<string> arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = ScmGuardTool.Run([.. arguments], output, error);
        return (exitCode, output.ToString(), error.ToString());
    }
}
