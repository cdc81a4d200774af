using System.CommandLine;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units.Virtual;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary><c>resume RUN|--active</c>: goes on with a run. Everything that it needs stands in the run's journal.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        Command command = new("resume", "Goes on with a run that was stopped or killed.");
        RunArgument argument = new(command, hasActive: true);
        command.SetAction((ParseResult parsed, CancellationToken _) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            return argument.IsActive(parsed)
                ? LocalRun.ResumeAsync(argument.Root(parsed), output)
                : GoOnAsync(argument.Find(parsed)!, output);
        });
        return command;
    }

    private static async Task<int> GoOnAsync(RunFolder folder, TextWriter output)
    {
        using (SqliteJournal journal = SqliteJournal.Open(folder.Journal))
        {
            RunBegun begun = RunRecord.Of(journal.Place, journal.Read()).Begun;
            if (begun.UnitKind != UnitChoice.Virtual)
            {
                throw new UsageException($"{folder.Path}: run {begun.Run} is one on this computer's own unit. Expected: scm-harness resume --active.");
            }
        }

        using System.IDisposable held = folder.Lock();
        await using SimulatedUnit unit = UnitOpener.Virtual(new UnitChoice(UnitChoice.Virtual), folder);
        using SqliteJournal journalOfRun = SqliteJournal.Open(folder.Journal);
        return await RunDriver.GoOnAsync(
            folder,
            (options, signals) => new RunEngine(unit, journalOfRun, CheckCatalog.Find, options).ResumeAsync(signals.Token),
            output).ConfigureAwait(false);
    }
}
