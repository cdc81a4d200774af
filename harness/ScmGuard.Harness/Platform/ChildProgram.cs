using System;
using System.Collections.Generic;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Platform;

/// <summary>Runs a program as a child: arguments one by one, within a time, with an answer of bounded length, and nothing of it left running.</summary>
internal static class ChildProgram
{
    /// <summary>The most that is taken of each of a program's outputs, in characters. What writes more is not understood anyway.</summary>
    public const int MostOutput = 16 * 1024 * 1024;

    private const int BufferSize = 16 * 1024;

    /// <summary>Runs a program in the C locale.</summary>
    /// <param name="program">Its path, or its name if the system is to find it.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="input">Writes what it reads on its standard input; null for nothing.</param>
    /// <param name="stop">Ends it.</param>
    /// <exception cref="HostException">It cannot be started, does not end in time, or writes too much.</exception>
    public static async Task<HostAnswer> RunAsync(
        string program, IReadOnlyList<string> arguments, TimeSpan limit, Func<Stream, CancellationToken, Task>? input, CancellationToken stop)
    {
        ProcessStartInfo start = new(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["LC_ALL"] = "C";
        start.Environment.Remove("LANGUAGE");
        using Process process = Start(start);
        using CancellationTokenSource late = new(limit);
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(stop, late.Token);
        try
        {
            Task<string> output = ReadAsync(process, process.StandardOutput, either.Token);
            Task<string> error = ReadAsync(process, process.StandardError, either.Token);
            Task written = WriteAsync(process, input, either.Token);

            // What is read is waited for as well: a program's own child may hold its outputs open.
            await Task.WhenAll(output, error, written, process.WaitForExitAsync(either.Token)).WaitAsync(either.Token).ConfigureAwait(false);
            return new HostAnswer(process.ExitCode, await output.ConfigureAwait(false), await error.ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            throw new HostException(FormattableString.Invariant($"{program} did not end within {limit.TotalSeconds:0.#} s"));
        }
        finally
        {
            Kill(process);
        }
    }

    private static Process Start(ProcessStartInfo start)
    {
        try
        {
            return Process.Start(start)!;
        }
        catch (Exception exception) when (exception is Win32Exception or FileNotFoundException or PlatformNotSupportedException)
        {
            throw new HostException($"{start.FileName} cannot be started: {exception.Message.TrimEnd('.')}", exception);
        }
    }

    private static async Task<string> ReadAsync(Process process, StreamReader reader, CancellationToken stop)
    {
        StringBuilder text = new();
        char[] buffer = new char[BufferSize];
        while (await reader.ReadAsync(buffer, stop).ConfigureAwait(false) is > 0 and int count)
        {
            if (text.Length + count > MostOutput)
            {
                Kill(process);
                throw new HostException($"{process.StartInfo.FileName} wrote more than {MostOutput} characters");
            }

            text.Append(buffer, 0, count);
        }

        return text.ToString();
    }

    private static async Task WriteAsync(Process process, Func<Stream, CancellationToken, Task>? input, CancellationToken stop)
    {
        try
        {
            await using Stream stream = process.StandardInput.BaseStream;
            if (input is not null)
            {
                await input(stream, stop).ConfigureAwait(false);
            }
        }
        catch (IOException)
        {
            // It did not read to the end. What it says and ends with tells why.
        }
    }

    private static void Kill(Process process)
    {
        try
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or AggregateException)
        {
            // It ended by itself meanwhile.
        }
    }
}
