using System.CommandLine;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary><c>report RUN</c>: writes a run's reports anew.</summary>
internal static class ReportCommand
{
    public static Command Create()
    {
        Command command = new("report", "Writes a run's reports anew from its journal.");
        RunArgument argument = new(command);
        command.SetAction(parsed =>
        {
            RunFolder folder = argument.Find(parsed)!;
            // A journal that no report can be made of says so before a file is touched.
            RunRecord record = folder.ReadRecord();
            folder.WriteReports();
            parsed.InvocationConfiguration.Output.WriteLine($"Verdict: {record.Verdict}. Report: {folder.Report}");
            return ExitCode.Ok;
        });
        return command;
    }
}
