using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Platform;

namespace ScmGuard.Harness.Tests.Units;

/// <summary>A folder that is taken for the root of a host, with programs that are small scripts.</summary>
internal sealed class FakeRoot : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scmguard-root-").FullName;

    public string Programs => System.IO.Path.Join(Path, "programs");

    public FakeRoot With(string file, string text)
    {
        string path = System.IO.Path.Join(Path, file);
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return this;
    }

    /// <summary>Makes a program. Another process writes it: a file that this process has open for writing while it starts something else cannot be run.</summary>
    public async Task<FakeRoot> WithProgramAsync(string name, string script)
    {
        Directory.CreateDirectory(Programs);
        await ChildProgram.RunAsync(
            "/bin/sh",
            ["-c", "cat >\"$1\" && chmod +x \"$1\"", "sh", System.IO.Path.Join(Programs, name)],
            TimeSpan.FromSeconds(20),
            async (stream, stop) => await stream.WriteAsync(Encoding.UTF8.GetBytes($"#!/bin/sh\n{script}\n"), stop),
            CancellationToken.None);
        return this;
    }

    public string Read(string file) => File.ReadAllText(System.IO.Path.Join(Path, file));

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
