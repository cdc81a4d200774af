using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using Spectre.Console;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>Takes a run's steps, shows them, and leaves the reports whatever happens.</summary>
internal static class RunDriver
{
    /// <summary>Goes on with a run that was begun.</summary>
    /// <param name="folder">Where it lies.</param>
    /// <param name="takeSteps">Takes its steps until it ends, stops or waits for a boot.</param>
    /// <param name="output">Where it is shown.</param>
    /// <param name="name">How it is called when it is to be resumed; null for its folder.</param>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> GoOnAsync(RunFolder folder, Func<EngineOptions, StopSignals, Task> takeSteps, TextWriter output, string? name = null)
    {
        IAnsiConsole console = Screen.Over(output);
        RunView view = RunView.On(console);
        string goOn = $"scm-harness resume {name ?? folder.Path}";
        using StopSignals signals = new(() => view.Say("Stops after this step. Press Ctrl-C again to give the step up."));
        EngineOptions options = new()
        {
            Watch = (line, record) =>
            {
                Entry entry = line.ReadEntry();
                signals.Watch(entry);
                view.Watch(entry, record);
            },
        };
        bool isLeaving = false;
        try
        {
            await view.ShowAsync(async () =>
            {
                await takeSteps(options, signals).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            isLeaving = !folder.ReadRecord().HasEnded;
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            // A host that goes down is not kept up by reports: how long its shutdown takes is measured.
            isLeaving = folder.ReadRecord().Steps.Any(step => step.IsPending && step.Attempts[^1].Reboots is not null);
            if (!isLeaving)
            {
                view.Say($"Stopped. Go on with: {goOn}");
            }
        }
        finally
        {
            if (!isLeaving)
            {
                TryWriteReports(folder);
            }
        }

        if (isLeaving)
        {
            view.Say($"The unit goes down. The run goes on when the program is started again: {goOn}");
            return ExitCode.Undecided;
        }

        RunRecord record = folder.ReadRecord();
        RunSummary.Write(record, folder, console);
        return ExitCode.Of(record.Verdict);
    }

    // A journal that can no longer be read has said so already, and must not hide why the run ended.
    private static void TryWriteReports(RunFolder folder)
    {
        try
        {
            folder.WriteReports();
        }
        catch (JournalException)
        {
        }
    }
}
