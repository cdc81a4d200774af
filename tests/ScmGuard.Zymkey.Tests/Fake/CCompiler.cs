using System;
using System.ComponentModel;
using System.Diagnostics;
using System.IO;

namespace ScmGuard.Zymkey.Tests.Fake;

/// <summary>The host's C compiler.</summary>
internal static class CCompiler
{
    public static string Compile(string source, string folder, string name)
    {
        var sourcePath = Path.Combine(folder, Path.ChangeExtension(name, ".c"));
        var libraryPath = Path.Combine(folder, name);
        File.WriteAllText(sourcePath, source);
        var start = new ProcessStartInfo("cc")
        {
            ArgumentList = { "-std=c11", "-Wall", "-Werror", "-O1", "-g", "-shared", "-fPIC", "-pthread", "-o", libraryPath, sourcePath },
            RedirectStandardError = true,
        };
        Process compiler;
        try
        {
            compiler = Process.Start(start)!;
        }
        catch (Win32Exception exception)
        {
            throw new InvalidOperationException("These tests compile a fake libzk_app_utils.so and need a C compiler called cc: install the package gcc.", exception);
        }

        using (compiler)
        {
            var errors = compiler.StandardError.ReadToEnd();
            compiler.WaitForExit();
            return compiler.ExitCode == 0 ? libraryPath : throw new InvalidOperationException($"cc failed on {sourcePath}:\n{errors}");
        }
    }
}
