using System;
using System.IO;

namespace ScmGuard.Testing;

/// <summary>The folder of the repository that the running tests were built from.</summary>
public static class RepositoryRoot
{
    private const string Landmark = "ScmGuard.sln";

    private static readonly Lazy<string> Found = new(Find);

    /// <summary>The absolute path of the folder that holds ScmGuard.sln.</summary>
    /// <exception cref="InvalidOperationException">No folder above the test's output holds it.</exception>
    public static string Path => Found.Value;

    /// <summary>Finds a source file of this repository by the path that the compiler recorded for it.</summary>
    /// <param name="recorded">The recorded path; a deterministic build maps it (to <c>/_/tests/...</c>).</param>
    /// <returns>The file's absolute path on this machine.</returns>
    /// <exception cref="FileNotFoundException">The repository has no such file.</exception>
    public static string Locate(string recorded)
    {
        if (File.Exists(recorded))
        {
            return recorded;
        }

        // The build's root is unknown here, so the longest tail of the path that exists below the repository is the file.
        var parts = recorded.Split('/', '\\');
        for (var skip = 1; skip < parts.Length; skip++)
        {
            var candidate = System.IO.Path.Combine([Path, .. parts[skip..]]);
            if (File.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new FileNotFoundException($"'{recorded}' is neither a file nor the mapped path of a file in '{Path}'.", recorded);
    }

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(System.IO.Path.Combine(folder.FullName, Landmark)))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException($"No folder above '{AppContext.BaseDirectory}' holds {Landmark}.");
    }
}
