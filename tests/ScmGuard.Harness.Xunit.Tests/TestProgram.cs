using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using System.Xml.Linq;

namespace ScmGuard.Harness.Xunit.Tests;

/// <summary>A test project's program, run as <c>dotnet test</c> runs it.</summary>
internal static class TestProgram
{
    /// <summary>A test as the program reported it.</summary>
    internal sealed record Reported(string Name, string Result, string Text);

    /// <summary>Runs a program and returns its exit code and its tests.</summary>
    /// <param name="assembly">The program.</param>
    /// <param name="folder">An empty folder for its report.</param>
    /// <param name="run">What the environment names as the run's folder, or null.</param>
    /// <param name="arguments">What it is told besides.</param>
    public static async Task<(int ExitCode, IReadOnlyList<Reported> Tests)> RunAsync(string assembly, string folder, string? run, params string[] arguments)
    {
        ProcessStartInfo start = new("dotnet", ["exec", assembly, "--no-ansi", "--no-progress", "--results-directory", folder, "--report-xunit", "--report-xunit-filename", "tests.xml", .. arguments])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment[UnitRunAttribute.Variable] = run;
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync();
        string output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        string report = Path.Combine(folder, "tests.xml");
        Assert.True(File.Exists(report), $"{output}\n{await error}");
        return (process.ExitCode, [.. XDocument.Load(report).Descendants("test").Where(test => (string)test.Attribute("result")! != "NotRun").Select(test => new Reported((string)test.Attribute("name")!, (string)test.Attribute("result")!, test.Value))]);
    }

    /// <summary>Runs <see cref="ShownRuns"/>.</summary>
    public static Task<(int ExitCode, IReadOnlyList<Reported> Tests)> ShowAsync(string folder, string? run) =>
        RunAsync(typeof(ShownRuns).Assembly.Location, folder, run, "--explicit", "only", "--filter-class", typeof(ShownRuns).FullName!);
}
