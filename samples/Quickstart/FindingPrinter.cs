using Spectre.Console;

namespace ScmGuard.Quickstart;

/// <summary>Prints a finding with its line of source and a mark below what it is about.</summary>
internal sealed class FindingPrinter(IAnsiConsole console, Checkout checkout)
{
    public void Print(Finding finding)
    {
        var colour = finding.Level == "error" ? "red" : "yellow";
        var where = finding.Place is { } place ? Describe(place) + ": " : string.Empty;
        console.MarkupLine($"  [bold]{Markup.Escape(where)}[/][{colour}]{Markup.Escape(finding.Level)} {Markup.Escape(finding.Id)}[/]");
        console.MarkupLine($"  {Markup.Escape(finding.Message)}");
        PrintSource(finding.Place, colour);
        foreach (var other in finding.OtherPlaces)
        {
            console.MarkupLine($"  [grey]see also[/] {Markup.Escape(Describe(other))}");
        }

        if (finding.HelpLink is { } link)
        {
            console.MarkupLine($"  [grey]{Markup.Escape(link)}[/]");
        }

        console.WriteLine();
    }

    private string Describe(Place place) => $"{checkout.Shorten(place.File)}({place.Line},{place.Column})";

    private void PrintSource(Place? place, string colour)
    {
        if (place is null || !File.Exists(place.File) || File.ReadLines(place.File).Skip(place.Line - 1).FirstOrDefault() is not { } line)
        {
            return;
        }

        var start = Math.Min(place.Column - 1, line.Length);
        var end = place.EndLine == place.Line ? Math.Clamp(place.EndColumn - 1, start, line.Length) : line.Length;
        var margin = place.Line.ToString().Length;

        // The console turns a tab into blanks of its own count; one blank for each keeps the mark below its place.
        line = line.Replace('\t', ' ').TrimEnd();
        console.MarkupLine($"  [grey]{place.Line} |[/] {Markup.Escape(line)}");
        console.MarkupLine($"  [grey]{new string(' ', margin)} |[/] {new string(' ', start)}[{colour}]^{new string('~', Math.Max(0, end - start - 1))}[/]");
    }
}
