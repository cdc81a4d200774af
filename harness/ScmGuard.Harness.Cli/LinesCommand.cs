using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Journal;

namespace ScmGuard.Harness.Cli;

/// <summary><c>lines RUN</c>: for a controller that follows a run. Prints this boot's boot_id, then what the run's journal has more than the controller.</summary>
internal static class LinesCommand
{
    public static Command Create()
    {
        Argument<string> run = new("RUN") { Description = "The run's name." };
        Option<long> after = new("--after") { Description = "How many lines are there already.", HelpName = "N" };
        Option<string> root = RootOption.Create();
        Command command = new("lines", "Prints the lines of a run's journal.") { run, after, root };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            string name = parsed.GetRequiredValue(run);
            string place = parsed.GetRequiredValue(root);
            using SqliteJournal journal = SqliteJournal.Open(JournalOf(RootOption.StateOf(place), name));
            TextWriter output = parsed.InvocationConfiguration.Output;
            output.Write(File.ReadAllText(Path.Join(place.TrimEnd('/'), "/proc/sys/kernel/random/boot_id")));
            foreach (JournalLine line in journal.Read().Skip((int)parsed.GetValue(after)))
            {
                output.Write(JournalExport.Format(line) + "\n");
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static string JournalOf(StateFolder state, string run)
    {
        try
        {
            return state.JournalOf(run);
        }
        catch (ArgumentException refusal)
        {
            throw new UsageException(refusal);
        }
    }
}
