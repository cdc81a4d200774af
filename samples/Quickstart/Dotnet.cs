using System.Diagnostics;
using System.Text;

namespace ScmGuard.Quickstart;

/// <summary>The <c>dotnet</c> command, run as from a fresh shell: nothing of the program that starts it leaks in, nothing outlives it.</summary>
/// <param name="folder">The folder that it runs in.</param>
/// <param name="variables">Environment variables on top of the inherited ones.</param>
internal sealed class Dotnet(string folder, IReadOnlyDictionary<string, string>? variables = null)
{
    /// <inheritdoc cref="DotnetCommand" />
    public async Task<DotnetResult> RunAsync(IReadOnlyList<string> arguments, CancellationToken stop)
    {
        using var process = new Process { StartInfo = Describe(arguments) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, line) => Keep(output, line.Data);
        process.ErrorDataReceived += (_, line) => Keep(output, line.Data);
        process.Start();
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
            throw;
        }

        return new DotnetResult(process.ExitCode, output.ToString());
    }

    private static void Keep(StringBuilder output, string? line)
    {
        if (line is null)
        {
            return;
        }

        lock (output)
        {
            output.AppendLine(line);
        }
    }

    /// <summary>A host such as <c>dotnet run</c> or <c>dotnet test</c> tells its children which MSBuild is its own; a build of ours must find that out itself.</summary>
    private static bool BelongsToTheHost(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase)
        || variable.StartsWith("TESTINGPLATFORM", StringComparison.OrdinalIgnoreCase)
        || variable.Equals("DOTNET_HOST_PATH", StringComparison.OrdinalIgnoreCase)
        || variable.Equals("DOTNET_LAUNCH_PROFILE", StringComparison.OrdinalIgnoreCase)
        || variable.Equals("ScmGuardTarget", StringComparison.OrdinalIgnoreCase);

    private ProcessStartInfo Describe(IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        foreach (var variable in start.Environment.Keys.Where(BelongsToTheHost).ToList())
        {
            start.Environment.Remove(variable);
        }

        // Build servers live on after the command and would hold its output open.
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        start.Environment["DOTNET_CLI_USE_MSBUILD_SERVER"] = "0";
        start.Environment["UseSharedCompilation"] = "false";
        start.Environment["DOTNET_NOLOGO"] = "1";
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        foreach (var (name, value) in variables ?? new Dictionary<string, string>())
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
