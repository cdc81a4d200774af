using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace ScmGuard.Cli.Scanning;

/// <summary>Which projects a solution lists: the scan has to account for each of them.</summary>
internal static partial class SolutionFile
{
    // What a solution calls a project although it is a folder in the view.
    private const string FolderType = "2150E333-8FDC-42A3-9474-1A3956D46DE8";

    /// <summary>True for a file that is a solution by its name.</summary>
    public static bool Is(string path) => Path.GetExtension(path).ToLowerInvariant() is ".sln" or ".slnx" or ".slnf";

    /// <summary>The full paths of the projects, in the file's order.</summary>
    /// <exception cref="UsageException">The file is no solution.</exception>
    public static IReadOnlyList<string> Projects(string path)
    {
        string folder = Path.GetDirectoryName(path)!;
        try
        {
            IEnumerable<string> listed = Path.GetExtension(path).ToLowerInvariant() switch
            {
                ".slnx" => XDocument.Load(path).Descendants("Project").Select(project => project.Attribute("Path")?.Value).OfType<string>(),
                ".slnf" => Filtered(path, ref folder),
                _ => Line().Matches(File.ReadAllText(path)).Where(line => !line.Groups["type"].Value.Equals(FolderType, StringComparison.OrdinalIgnoreCase)).Select(line => line.Groups["path"].Value),
            };
            return [.. listed.Select(project => Path.GetFullPath(Path.Combine(folder, project.Replace('\\', '/')))).Distinct()];
        }
        catch (Exception exception) when (exception is XmlException or JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new UsageException($"{path}: this solution cannot be read. {exception.Message}");
        }
    }

    private static List<string> Filtered(string path, ref string folder)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement solution = document.RootElement.GetProperty("solution");
        folder = Path.GetDirectoryName(Path.GetFullPath(Path.Combine(folder, solution.GetProperty("path").GetString()!.Replace('\\', '/'))))!;
        return [.. solution.GetProperty("projects").EnumerateArray().Select(project => project.GetString()!)];
    }

    [GeneratedRegex("""^\s*Project\("\{(?<type>[^}]*)\}"\)\s*=\s*"[^"]*"\s*,\s*"(?<path>[^"]+)"\s*,""", RegexOptions.Multiline)]
    private static partial Regex Line();
}
