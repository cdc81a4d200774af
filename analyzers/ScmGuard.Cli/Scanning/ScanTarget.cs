using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace ScmGuard.Cli.Scanning;

/// <summary>What is scanned.</summary>
/// <param name="File">The full path of the solution or the project.</param>
/// <param name="Listed">The full paths of the projects that it names: a project names itself.</param>
/// <param name="Root">The folder that paths in reports are relative to: the repository's, or else the file's.</param>
internal sealed record ScanTarget(string File, IReadOnlyList<string> Listed, string Root)
{
    // As many as a reader takes in at a glance.
    private const int MostNamed = 8;

    /// <summary>The folder of the file.</summary>
    public string Folder => Path.GetDirectoryName(File)!;

    /// <summary>Finds out what a path means.</summary>
    /// <exception cref="UsageException">It means nothing that can be scanned, or more than one thing.</exception>
    public static ScanTarget Of(string path)
    {
        if (path.Length == 0)
        {
            throw new UsageException("PATH is empty. Expected a solution, a project, or a folder with one.");
        }

        string full = Path.GetFullPath(path);
        string file = Directory.Exists(full) ? In(full, path) : full;
        if (!System.IO.File.Exists(file))
        {
            throw new UsageException($"{path}: there is no such file or folder. Expected a solution, a project, or a folder with one.");
        }

        bool isProject = IsProject(file);
        if (!isProject && !SolutionFile.Is(file))
        {
            throw new UsageException($"{path}: this is neither a solution (.sln, .slnx, .slnf) nor a C# project (.csproj).");
        }

        IReadOnlyList<string> listed = isProject ? [file] : SolutionFile.Projects(file);
        if (!listed.Any(IsProject))
        {
            throw new UsageException($"{path}: this solution has no C# project in it. There is nothing to scan.");
        }

        return new ScanTarget(file, listed, RootOf(Path.GetDirectoryName(file)!, listed));
    }

    /// <summary>True for a C# project.</summary>
    public static bool IsProject(string file) => Path.GetExtension(file).Equals(".csproj", StringComparison.OrdinalIgnoreCase);

    /// <summary>A path as reports write it: from the root, with slashes; a path outside the root as it is.</summary>
    public string Shorten(string path) => Relative(path) ?? path;

    /// <summary>The path from the root, with slashes; null for one outside it.</summary>
    public string? Relative(string path)
    {
        string relative = Path.GetRelativePath(Root, path).Replace('\\', '/');
        return relative == ".." || relative.StartsWith("../", StringComparison.Ordinal) || Path.IsPathRooted(relative) ? null : relative;
    }

    private static string In(string folder, string path)
    {
        string[] solutions = Sorted(Directory.GetFiles(folder).Where(SolutionFile.Is).Where(file => !file.EndsWith(".slnf", StringComparison.OrdinalIgnoreCase)));
        string[] projects = Sorted(Directory.GetFiles(folder).Where(IsProject));
        string[] candidates = solutions.Length > 0 ? solutions : projects;
        if (candidates.Length == 1)
        {
            return candidates[0];
        }

        if (candidates.Length > 1)
        {
            throw new UsageException($"{path}: this folder has {candidates.Length} {(solutions.Length > 0 ? "solutions" : "projects")}: {Names(candidates, folder)}. Name the one to scan.");
        }

        string[] below = Sorted(Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 4, IgnoreInaccessible = true })
            .Where(file => SolutionFile.Is(file) || IsProject(file))
            .Take(100));
        throw new UsageException(below.Length == 0
            ? $"{path}: this folder has no solution and no C# project."
            : $"{path}: this folder has no solution and no C# project itself. Name one of those below it: {Names(below, folder)}.");
    }

    private static string[] Sorted(IEnumerable<string> files) => [.. files.Order(StringComparer.Ordinal)];

    private static string Names(string[] files, string folder) =>
        string.Join(", ", files.Take(MostNamed).Select(file => Path.GetRelativePath(folder, file))) + (files.Length > MostNamed ? ", ..." : "");

    /// <summary>The repository that the file is in, which is what a report is read against; without one, the folder that all listed projects are below.</summary>
    private static string RootOf(string folder, IReadOnlyList<string> listed)
    {
        for (DirectoryInfo? current = new(folder); current is not null; current = current.Parent)
        {
            if (Path.Exists(Path.Combine(current.FullName, ".git")))
            {
                return current.FullName;
            }
        }

        string root = folder;
        while (listed.Any(project => !project.StartsWith(Path.TrimEndingDirectorySeparator(root) + Path.DirectorySeparatorChar, StringComparison.Ordinal)) && Path.GetDirectoryName(root) is { } above)
        {
            root = above;
        }

        return root;
    }
}
