using System;
using System.Diagnostics;
using System.IO;

namespace ScmGuard.Harness.Tests.Led.Capture;

/// <summary>A pipe with a name, as mkfifo(1) makes it.</summary>
internal sealed class NamedPipe : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("scmguard led ");

    public NamedPipe()
    {
        Path = System.IO.Path.Join(_folder.FullName, "line");
        using Process made = Process.Start("mkfifo", [Path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
    }

    public string Path { get; }

    public void Dispose() => _folder.Delete(recursive: true);
}
