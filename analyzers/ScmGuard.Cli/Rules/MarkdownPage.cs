using System;
using System.Collections.Generic;
using System.Linq;
using System.Text.RegularExpressions;
using Spectre.Console;

namespace ScmGuard.Cli.Rules;

/// <summary>A page of the documentation on a terminal: headings, paragraphs, lists, tables and code. In a pipe it is plain text, and code is as it was.</summary>
internal sealed partial class MarkdownPage(IAnsiConsole console)
{
    private const string Fence = "```";

    /// <summary>Prints the page.</summary>
    public void Print(string markdown)
    {
        string[] lines = markdown.ReplaceLineEndings("\n").TrimEnd().Split('\n');
        for (int index = 0; index < lines.Length; index++)
        {
            string line = lines[index];
            if (line.StartsWith(Fence, StringComparison.Ordinal))
            {
                int end = Array.FindIndex(lines, index + 1, other => other.StartsWith(Fence, StringComparison.Ordinal));
                end = end < 0 ? lines.Length : end;
                foreach (string code in lines[(index + 1)..end])
                {
                    console.MarkupLine($"    [grey]{Markup.Escape(code)}[/]".TrimEnd());
                }

                index = end;
            }
            else if (line.StartsWith('|'))
            {
                int end = Array.FindIndex(lines, index, other => !other.StartsWith('|'));
                end = end < 0 ? lines.Length : end;
                PrintTable(lines[index..end]);
                index = end - 1;
            }
            else if (line.StartsWith('#'))
            {
                console.MarkupLine($"[bold underline]{Inline(line.TrimStart('#').Trim())}[/]");
            }
            else
            {
                console.MarkupLine(Inline(line));
            }
        }
    }

    private void PrintTable(string[] lines)
    {
        List<string[]> rows = [.. lines.Where(line => !Ruler().IsMatch(line)).Select(CellsOf)];
        if (!console.Profile.Out.IsTerminal)
        {
            // A column that is padded to the longest of its cells is unreadable in a file.
            foreach (string[] row in rows)
            {
                console.MarkupLine("  " + string.Join(" | ", row.Select(Inline)));
            }

            return;
        }

        Table table = new() { Border = TableBorder.Rounded, ShowHeaders = rows[0].Any(cell => cell.Length > 0) };
        foreach (string heading in rows[0])
        {
            table.AddColumn(Inline(heading));
        }

        foreach (string[] row in rows.Skip(1))
        {
            table.AddRow([.. row.Take(rows[0].Length).Select(Inline)]);
        }

        console.Write(table);
    }

    private static string[] CellsOf(string line) => [.. CellBorder().Split(line.Trim().Trim('|')).Select(cell => cell.Trim().Replace("\\|", "|"))];

    /// <summary>Code and emphasis in markup; of a link, its text.</summary>
    private static string Inline(string text) =>
        Code().Replace(Strong().Replace(Markup.Escape(Link().Replace(text, "${text}")), "[bold]${text}[/]"), "[cyan]${text}[/]");

    [GeneratedRegex(@"\[(?<text>[^\]\[]+)\]\([^)]+\)")]
    private static partial Regex Link();

    [GeneratedRegex(@"\*\*(?<text>[^*]+)\*\*")]
    private static partial Regex Strong();

    [GeneratedRegex("`(?<text>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(@"^\|[\s:|-]+\|?$")]
    private static partial Regex Ruler();

    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex CellBorder();
}
