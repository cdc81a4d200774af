using System.Collections.Generic;
using System.CommandLine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary><c>report DIR</c>: writes a run's reports anew.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Argument<string> place = FolderArgument.Create();
        Command command = new("report", "Writes a run's reports anew from its journal.") { place };
        command.SetAction(parsed =>
        {
            RunFolder folder = RunFolder.Existing(parsed.GetRequiredValue(place));
            (string source, IReadOnlyList<JournalLine> lines) = folder.ReadLines();

            // A journal that no report can be made of says so before a file is touched.
            RunRecord record = RunRecord.Of(source, lines);
            RunReports.Write(folder.Path, lines);
            parsed.InvocationConfiguration.Output.WriteLine($"Verdict: {record.Verdict}. Report: {folder.Report}");
            return ExitCode.Ok;
        });
        return command;
    }
}
