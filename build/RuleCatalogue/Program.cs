using System;
using System.IO;
using ScmGuard.RuleCatalogue;

DirectoryInfo? root = new(Directory.GetCurrentDirectory());
while (root is not null && !File.Exists(Path.Combine(root.FullName, "ScmGuard.sln")))
{
    root = root.Parent;
}

if (root is null)
{
    Console.Error.WriteLine("There is no ScmGuard.sln in this folder or above it: run this in a checkout.");
    return 1;
}

try
{
    foreach ((string path, string text) in GeneratedFiles.Read(root.FullName))
    {
        string file = Path.Combine(root.FullName, path);
        if (!File.Exists(file) || File.ReadAllText(file) != text)
        {
            File.WriteAllText(file, text);
            Console.WriteLine(path);
        }
    }

    return 0;
}
catch (Exception exception) when (exception is InvalidDataException or InvalidOperationException or IOException or UnauthorizedAccessException)
{
    Console.Error.WriteLine(exception.Message);
    return 1;
}
