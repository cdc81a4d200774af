using System;
using System.Collections.Generic;
using System.IO;

namespace ScmGuard.VirtualScm.Native.Tests;

/// <summary>The programs of these tests, in C and Python.</summary>
internal static class TestPrograms
{
    private static readonly string s_folder = Path.Combine(AppContext.BaseDirectory, "Programs");

    public static string PathOf(string program) => Path.Combine(s_folder, program);

    public static string Read(string program) => File.ReadAllText(PathOf(program));

    /// <summary>Compiles a program against the library.</summary>
    /// <returns>The program's path.</returns>
    public static string Compile(PublishedLibrary library, string source, string folder, params IEnumerable<string> options)
    {
        CHeader.Write(folder);
        string program = Path.Combine(folder, Path.GetFileNameWithoutExtension(source));
        HostProgram.Run(
            "cc",
            [
                "-std=gnu11", "-Wall", "-Wextra", "-Werror", "-g", "-pthread", .. options,
                "-I", folder, PathOf(source), "-o", program,
                "-L", library.Folder, "-lzk_app_utils", $"-Wl,-rpath,{library.Folder}", "-lm",
            ]).Succeeded();
        return program;
    }

    public static RunResult Python(PublishedLibrary library, UnitDirectory unit, string program, params IEnumerable<string> arguments) =>
        HostProgram.Run("python3", [PathOf(program), library.Path, .. arguments], unit.Environment);
}
