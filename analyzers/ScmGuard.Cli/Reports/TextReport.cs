using System;
using System.Globalization;
using System.IO;
using System.Linq;
using ScmGuard.Cli.Scanning;
using Spectre.Console;

namespace ScmGuard.Cli.Reports;

/// <summary>A scan for a reader: findings by file, each with its line of source and a mark below what it is about, and the sum.</summary>
internal sealed class TextReport(IAnsiConsole console, ScanResult result)
{
    // All of them are in the reports for programs.
    private const int MostOthers = 3;

    private readonly SourceText _source = new();

    public void Print()
    {
        foreach (IGrouping<string, Finding> file in result.Findings.Where(finding => !finding.IsSuppressed).GroupBy(finding => finding.Place?.File ?? finding.Projects[0].Path))
        {
            console.MarkupLine($"[bold]{Escape(result.Target.Shorten(file.Key))}[/]");
            foreach (Finding finding in file)
            {
                Print(finding);
            }

            console.WriteLine();
        }

        Conclude();
    }

    private void Print(Finding finding)
    {
        string colour = Screen.ColourOf(finding.Level);
        string where = finding.Place is { } place ? Invariant($"{place.Line},{place.Column}: ") : string.Empty;
        console.MarkupLine($"  {where}[{colour}]{Word(finding.Level)} {finding.Rule}[/]: {Escape(finding.Message)}");
        PrintSource(finding.Place, colour);
        foreach (Place other in finding.Others.Take(MostOthers))
        {
            console.MarkupLine($"    [grey]see also[/] {Escape(result.Target.Shorten(other.File))}({other.Line.ToString(CultureInfo.InvariantCulture)},{other.Column.ToString(CultureInfo.InvariantCulture)})");
        }

        if (finding.Others.Count > MostOthers)
        {
            console.MarkupLine($"    [grey]and {Screen.Count(finding.Others.Count - MostOthers, "other place")}[/]");
        }
    }

    private void PrintSource(Place? place, string colour)
    {
        if (place is null || _source.Line(place.File, place.Line) is not { } line)
        {
            return;
        }

        int start = Math.Min(place.Column - 1, line.Length);
        int end = place.EndLine == place.Line ? Math.Clamp(place.EndColumn - 1, start, line.Length) : line.Length;
        string number = place.Line.ToString(CultureInfo.InvariantCulture);

        // Less indentation, and the mark stays where it was.
        int indentation = Math.Min(line.Length - line.TrimStart().Length, start);
        console.MarkupLine($"    [grey]{number} |[/] {Escape(line[indentation..])}");
        console.MarkupLine($"    [grey]{new string(' ', number.Length)} |[/] {new string(' ', start - indentation)}[{colour}]^{new string('~', Math.Max(0, end - start - 1))}[/]");
    }

    private void Conclude()
    {
        foreach (var off in result.SwitchedOff
            .OrderBy(rule => rule.Key, StringComparer.Ordinal)
            .GroupBy(rule => string.Join(", ", rule.Select(Path.GetFileNameWithoutExtension).Distinct().Order(StringComparer.Ordinal)), rule => rule.Key))
        {
            console.MarkupLine($"[grey]{string.Join(", ", off)} {(off.Count() == 1 ? "is" : "are")} switched off by the configuration of {Escape(off.Key)}.[/]");
        }

        foreach (string left in result.LeftOut)
        {
            console.MarkupLine($"[grey]{Escape(result.Target.Shorten(left))} was left out: {(ScanTarget.IsProject(left) ? "the solution does not build it in this configuration" : "it is no C# project")}.[/]");
        }

        int projects = result.Projects.Select(project => project.Path).Distinct().Count();
        Finding[] counted = [.. result.Findings.Where(finding => !finding.IsSuppressed)];
        int suppressed = result.Findings.Count - counted.Length;
        if (counted.Length > 0)
        {
            console.MarkupLine($"[grey]scmguard explain {counted[0].Rule} says why that is reported, and what to do.[/]");
        }

        string found = counted.Length == 0
            ? "no findings"
            : string.Join(", ", counted.GroupBy(finding => finding.Level).OrderByDescending(level => level.Key).Select(level => Screen.Count(level.Count(), level.Key == Level.Info ? "note" : Word(level.Key))));
        string unscanned = result.Unscanned.Count == 0 ? string.Empty : $", {Screen.Count(result.Unscanned.Select(project => project.Name.Path).Distinct().Count(), "project")} not scanned";
        console.WriteLine($"{Screen.Count(projects, "project")} scanned{unscanned}: {found}{(suppressed > 0 ? Invariant($"; {suppressed} suppressed") : string.Empty)}.");
    }

    private static string Word(Level level) => level switch
    {
        Level.Error => "error",
        Level.Warning => "warning",
        _ => "info",
    };

    private static string Escape(string text) => Markup.Escape(Screen.Clean(text));

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
