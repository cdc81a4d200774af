using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;

namespace ScmGuard.Benchmarks;

/// <summary>Publishes libzk_app_utils.so and lets fresh processes of a C program open a unit with it.</summary>
internal static class LibraryStart
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "library-start");

    private static readonly string _library = Path.Combine(_folder, "libzk_app_utils.so");
    private static readonly string _program = Path.Combine(_folder, "start");
    private static readonly string _state = Path.Combine(_folder, "unit");

    /// <summary>Builds the library and the program, and makes the unit.</summary>
    public static void Prepare()
    {
        Output("dotnet", ["publish", LibraryProject(), "-c", "Release", "-o", _folder, "-v", "q", "-nodeReuse:false"], _state);
        Output("cc", ["-O2", "-Wall", "-Werror", "-o", _program, Path.Combine(AppContext.BaseDirectory, "start.c"), "-ldl"], _state);
        Output(_program, [_library], _state);
    }

    /// <param name="times">How many processes.</param>
    /// <param name="lostMilliseconds">What each of them loses on the way.</param>
    /// <returns>The times in milliseconds.</returns>
    public static IReadOnlyList<double> Measure(int times, int lostMilliseconds = 0)
    {
        string[] arguments = lostMilliseconds == 0 ? [_library] : [_library, lostMilliseconds.ToString(CultureInfo.InvariantCulture)];
        List<double> measured = [];
        for (int i = 0; i < times; i++)
        {
            measured.Add(double.Parse(Output(_program, arguments, _state), CultureInfo.InvariantCulture));
        }

        return measured;
    }

    private static string LibraryProject()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ScmGuard.sln")))
        {
            folder = folder.Parent;
        }

        return folder is null
            ? throw new InvalidOperationException($"No ScmGuard.sln above {AppContext.BaseDirectory}: the library is published from its project.")
            : Path.Combine(folder.FullName, "harness", "ScmGuard.VirtualScm.Native");
    }

    private static string Output(string program, IEnumerable<string> arguments, string state)
    {
        ProcessStartInfo start = new(program, arguments) { RedirectStandardOutput = true };
        start.Environment["SCMGUARD_VIRTUAL_STATE"] = state;
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? output : throw new InvalidOperationException($"{program} ended with {process.ExitCode}.\n{output}");
    }
}
