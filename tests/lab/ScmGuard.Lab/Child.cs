using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace ScmGuard.Lab;

/// <summary>Runs a program of this machine to its end.</summary>
public static class Child
{
    /// <summary>Runs a program that has to succeed.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="input">What it reads; null for nothing.</param>
    /// <returns>What it wrote to its standard output.</returns>
    /// <exception cref="LabException">It failed.</exception>
    public static async Task<string> RunAsync(IReadOnlyList<string> words, CancellationToken stop, string? input = null)
    {
        (int exitCode, string output, string error) = await TryAsync(words, stop, input).ConfigureAwait(false);
        return exitCode == 0 ? output : throw new LabException($"{string.Join(' ', words)} ended with {exitCode}: {error.Trim()}{output.Trim()}");
    }

    /// <summary>Runs a program.</summary>
    /// <param name="words">The program and its arguments.</param>
    /// <param name="stop">Ends it.</param>
    /// <param name="input">What it reads; null for nothing.</param>
    public static async Task<(int ExitCode, string Output, string Error)> TryAsync(IReadOnlyList<string> words, CancellationToken stop, string? input = null)
    {
        ProcessStartInfo start = new(words[0]) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        for (int index = 1; index < words.Count; index++)
        {
            start.ArgumentList.Add(words[index]);
        }

        start.Environment["LC_ALL"] = "C";
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync(stop);
            Task<string> error = process.StandardError.ReadToEndAsync(stop);
            await process.StandardInput.WriteAsync((input ?? "").AsMemory(), stop).ConfigureAwait(false);
            process.StandardInput.Close();
            await process.WaitForExitAsync(stop).ConfigureAwait(false);
            return (process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }
}
