using System;
using System.Collections.Generic;
using System.IO;

namespace ScmGuard.Harness.Cli.Tests;

/// <summary>A folder, and the program run in it.</summary>
internal sealed class CommandLine : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("scmguard-cli-").FullName;

    /// <summary>The state directory. It is not there until <c>init</c>.</summary>
    public string Unit => Path.Combine(_folder, "unit");

    public string File(string name) => Path.Combine(_folder, name);

    /// <summary>Runs <c>scm-harness virtual</c>.</summary>
    public static (int ExitCode, string Output, string Error) Virtual(params IEnumerable<string> arguments) => Run(["virtual", .. arguments]);

    public static (int ExitCode, string Output, string Error) Run(params IEnumerable<string> arguments)
    {
        using StringWriter output = new();
        using StringWriter error = new();
        int exitCode = ScmHarness.Run([.. arguments], output, error);
        return (exitCode, output.ToString(), error.ToString());
    }

    /// <summary>Runs a command that must succeed.</summary>
    /// <returns>What it printed.</returns>
    public static string Succeed(params IEnumerable<string> arguments)
    {
        (int exitCode, string output, string error) = Virtual(arguments);
        Assert.True(exitCode == ExitCode.Ok, error);
        Assert.Empty(error);
        return output;
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
