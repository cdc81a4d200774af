using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;

namespace ScmGuard.Cli.Scanning;

/// <summary>An error of the build.</summary>
/// <param name="Code">Its code, such as <c>CS1002</c>; empty for an error without one.</param>
/// <param name="Message">Its text.</param>
/// <param name="File">The file that it is in, or null.</param>
/// <param name="Line">The line, from 1, or null.</param>
/// <param name="Project">The project that was being built; its path is empty if the error has none.</param>
internal sealed partial record BuildError(string Code, string Message, string? File, int? Line, ProjectName Project)
{
    /// <summary>Reads a log of MSBuild's that holds errors only.</summary>
    public static IReadOnlyList<BuildError> ReadAll(string file) => System.IO.File.Exists(file)
        ? [.. System.IO.File.ReadLines(file).Select(line => Format().Match(line)).Where(match => match.Success).Select(Read).Distinct()]
        : [];

    /// <summary>Why the project was not scanned, in words.</summary>
    /// <param name="more">How many errors it has besides.</param>
    /// <param name="target">What is scanned.</param>
    public string Reason(int more, ScanTarget target)
    {
        string what = Code switch
        {
            ['N', 'U', >= '0' and <= '9', ..] => "does not restore",
            ['C', 'S', >= '0' and <= '9', ..] => "does not compile",
            _ => "does not build",
        };
        string place = File is null || (File == Project.Path && Line is null) ? string.Empty : target.Shorten(Path.GetFullPath(File, target.Folder)) + (Line is { } line ? FormattableLine(line) : string.Empty) + ": ";
        return $"{what}: {place}{(Code.Length > 0 ? Code + ": " : string.Empty)}{Message}{(more > 0 ? $" (and {Screen.Count(more, "error")} more)" : string.Empty)}";
    }

    private static string FormattableLine(int line) => "(" + line.ToString(CultureInfo.InvariantCulture) + ")";

    private static BuildError Read(Match match)
    {
        string? file = match.Groups["file"].Success && match.Groups["file"].Value is not "MSBUILD" ? match.Groups["file"].Value.Trim() : null;

        // A project that MSBuild cannot read is the place of the error, and not what was being built.
        string project = match.Groups["project"].Success ? match.Groups["project"].Value : file is not null && ScanTarget.IsProject(file) ? file : string.Empty;
        return new BuildError(
            match.Groups["code"].Value,
            match.Groups["message"].Value.Trim(),
            file,
            match.Groups["line"].Success ? int.Parse(match.Groups["line"].Value, CultureInfo.InvariantCulture) : null,
            new ProjectName(project.Length == 0 ? string.Empty : Path.GetFullPath(project), match.Groups["framework"].Value));
    }

    [GeneratedRegex(@"^\s*(\d+(:\d+)?>)?\s*(?<file>[^\r\n(:][^\r\n(]*?)?\s*(\((?<line>\d+)(,\d+)*\))?\s*:\s+(\w+\s+)?error\s*(?<code>[A-Za-z]+\d+)?\s*:\s*(?<message>.*?)\s*(\[(?<project>[^\]\[]*?proj)(::TargetFramework=(?<framework>[^\]:;]+))?[^\]]*\])?$")]
    private static partial Regex Format();
}
