namespace ScmGuard.Package.Tests;

/// <summary>A folder of its own for one test, gone when the test is over. Its path has a blank in it, as a user's may.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("scmguard package ").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        var path = this[name];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Copies what a folder holds, without what a build left in it.</summary>
    public void CopyFrom(string source, string name, Func<string, bool>? isWanted = null)
    {
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            var relative = System.IO.Path.GetRelativePath(source, file);
            if (isWanted is null || isWanted(relative))
            {
                var target = System.IO.Path.Combine(this[name], relative);
                Directory.CreateDirectory(System.IO.Path.GetDirectoryName(target)!);
                File.Copy(file, target);
            }
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
