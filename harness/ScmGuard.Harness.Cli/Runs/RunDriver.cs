using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Reporting;
using ScmGuard.Harness.Units;
using Spectre.Console;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>Takes a run's steps, shows them, and leaves the reports whatever happens.</summary>
internal static class RunDriver
{
    /// <summary>Goes on with a run that was begun.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> GoOnAsync(RunFolder folder, IUnit unit, IJournal journal, TextWriter output)
    {
        IAnsiConsole console = Screen.Over(output);
        RunView view = RunView.On(console);
        using StopSignals signals = new(() => view.Say("Stops after this step. Press Ctrl-C again to give the step up."));
        RunEngine engine = new(unit, journal, CheckCatalog.Find, new EngineOptions
        {
            Watch = (line, record) =>
            {
                Entry entry = line.ReadEntry();
                signals.Watch(entry);
                view.Watch(entry, record);
            },
        });
        bool isLeaving = false;
        try
        {
            isLeaving = await view.ShowAsync(() => engine.ResumeAsync(signals.Token)).ConfigureAwait(false) is RunState.AwaitsReboot;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            // A host that goes down is not kept up by reports: how long its shutdown takes is measured.
            isLeaving = RunRecord.Of(journal.Place, journal.Read()).Steps.Any(step => step.IsPending && step.Attempts[^1].Reboots is not null);
            if (!isLeaving)
            {
                view.Say($"Stopped. Go on with: scm-harness resume {folder.Path}");
            }
        }
        finally
        {
            if (!isLeaving)
            {
                WriteReports(folder, journal);
            }
        }

        if (isLeaving)
        {
            view.Say($"The unit goes down. The run goes on when the program is started again: scm-harness resume {folder.Path}");
            return ExitCode.Undecided;
        }

        RunRecord record = RunRecord.Of(journal.Place, journal.Read());
        RunSummary.Write(record, folder, console);
        return ExitCode.Of(record.Verdict);
    }

    // A journal that can no longer be read has said so already, and must not hide why the run ended.
    private static void WriteReports(RunFolder folder, IJournal journal)
    {
        IReadOnlyList<JournalLine> lines;
        try
        {
            lines = journal.Read();
        }
        catch (JournalException)
        {
            return;
        }

        RunReports.Write(folder.Path, lines);
    }
}
