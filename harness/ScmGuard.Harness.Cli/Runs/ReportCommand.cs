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
        Option<string?> trace = new("--led-trace")
        {
            Description = "A trace of the unit's LED that was recorded elsewhere for this run, by `led record --for-run`: it is joined to the run as an observation.",
            HelpName = "FILE",
        };
        command.Add(trace);
        command.SetAction(parsed =>
        {
            RunFolder folder = argument.Find(parsed)!;
            // A journal that no report can be made of says so before a file is touched.
            RunRecord record = folder.ReadRecord();
            if (parsed.GetValue(trace) is { } path)
            {
                parsed.InvocationConfiguration.Output.WriteLine(Screen.Clean(JoinedTrace.Join(folder, path)));
            }

            folder.WriteReports();
            parsed.InvocationConfiguration.Output.WriteLine($"Verdict: {record.Verdict}. Report: {folder.Report}");
            return ExitCode.Ok;
        });
        return command;
    }
}
