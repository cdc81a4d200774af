using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Cli.Scanning;

/// <summary>The <c>dotnet</c> command, run as from a fresh shell: nothing of the program that starts it leaks in, nothing outlives it.</summary>
/// <param name="folder">The folder that it runs in: its global.json chooses the SDK.</param>
internal sealed class Dotnet(string folder)
{
    /// <summary>Runs the command to its end.</summary>
    /// <param name="arguments">The arguments, unquoted.</param>
    /// <param name="onLine">Told each line that the command writes to its output.</param>
    /// <param name="stop">Ends the command with everything that it started.</param>
    /// <returns>The exit code, and all that it wrote.</returns>
    /// <exception cref="ScanException">There is no such command.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public async Task<(int ExitCode, string Output)> RunAsync(IReadOnlyList<string> arguments, Action<string>? onLine, CancellationToken stop)
    {
        using Process process = new() { StartInfo = Describe(arguments) };
        StringBuilder written = new();
        process.OutputDataReceived += (_, line) => Take(line.Data, onLine);
        process.ErrorDataReceived += (_, line) => Take(line.Data, null);
        try
        {
            process.Start();
        }
        catch (Win32Exception)
        {
            throw new ScanException("The command `dotnet` was not found. Install the .NET SDK from https://dotnet.microsoft.com/download and make sure that `dotnet` is on the path.");
        }

        process.StandardInput.Close();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(stop);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            throw;
        }

        return (process.ExitCode, written.ToString());

        void Take(string? line, Action<string>? told)
        {
            if (line is not null)
            {
                lock (written)
                {
                    written.AppendLine(line);
                }

                told?.Invoke(line);
            }
        }
    }

    /// <summary>A property of MSBuild's as its command line takes it: a value is a list there, unless what parts it is spelled out.</summary>
    public static string Property(string name, string value) =>
        $"-p:{name}={value.Replace("%", "%25").Replace(";", "%3B").Replace(",", "%2C").Replace("\"", "%22")}";

    /// <summary>A host such as <c>dotnet run</c> tells its children which MSBuild is its own; a build of ours must find that out itself.</summary>
    private static bool BelongsToTheHost(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
        || variable.Equals("DOTNET_HOST_PATH", StringComparison.OrdinalIgnoreCase)
        || variable.Equals("DOTNET_LAUNCH_PROFILE", StringComparison.OrdinalIgnoreCase);

    private ProcessStartInfo Describe(IReadOnlyList<string> arguments)
    {
        ProcessStartInfo start = new(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (string variable in start.Environment.Keys.Where(BelongsToTheHost).ToList())
        {
            start.Environment.Remove(variable);
        }

        // Build servers live on after the command, and hold its output and the folder for the scan open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        start.Environment["DOTNET_CLI_TELEMETRY_OPTOUT"] = "1";
        return start;
    }
}
