using System.Globalization;
using System.Linq;
using ScmGuard.Harness.Journal;
using Spectre.Console;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>The last lines of a run: what to do first, then the verdict and where the report lies.</summary>
internal static class RunSummary
{
    public static void Write(RunRecord record, RunFolder folder, IAnsiConsole console)
    {
        console.WriteLine();
        foreach (StepRecord step in record.Steps.Where(step => step.Outcome is { Remedy: not null } outcome && !outcome.Verdict.IsGood()))
        {
            Line(console, $"To do about {step.Name}: {step.Outcome!.Remedy}");
        }

        foreach (LedgerItem item in record.Ledger.Where(item => item.IsLive || item.IsOpen || item.End is LedgerEnd.Left))
        {
            Line(console, item.End is LedgerEnd.Left ? $"Left on the unit: {item.Name}: {item.Reason}." : $"Still on the unit: {item.Name}.");
        }

        Line(console, string.Create(CultureInfo.InvariantCulture, $"Boots: {record.RebootCount} asked for, {record.UnplannedBoots} that nobody asked for."));
        foreach (string check in record.Begun.Checks)
        {
            Verdict(console, check, record.VerdictOf(check));
        }

        Verdict(console, "Verdict", record.Verdict);
        Line(console, $"Report: {folder.Report}");
    }

    private static void Verdict(IAnsiConsole console, string what, Verdict verdict)
    {
        console.Write(new Paragraph($"{what}: ").Append(verdict.ToString(), Screen.StyleOf(verdict)));
        console.WriteLine();
    }

    private static void Line(IAnsiConsole console, string text)
    {
        console.Write(new Paragraph(Screen.Clean(text)));
        console.WriteLine();
    }
}
