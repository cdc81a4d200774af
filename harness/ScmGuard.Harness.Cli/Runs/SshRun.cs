using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units.Ssh;
using Spectre.Console;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary>A run on a unit that this computer is the controller of.</summary>
internal static class SshRun
{
    /// <summary>Has it taken, follows it, and leaves both journals and the reports.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static async Task<int> TakeAsync(RunRequest request, Station station, string stationFile, IReadOnlyList<string> arguments, RunFolder folder, TextWriter output)
    {
        RunCommand.PlanOf(request, station.Power is null ? [RebootKind.Soft] : [RebootKind.Soft, RebootKind.Cold, RebootKind.PowerCut]);
        IAnsiConsole console = Screen.Over(output);
        RunView view = new PlainRunView(console);
        using IDisposable held = folder.Lock();
        using StopSignals signals = new(() => { });
        SshControllerOptions options = new() { Run = request.Run, StationFile = stationFile };
        ControlledRun run;
        try
        {
            run = await SshController.RunAsync(station, arguments, folder.Path, view.Say, signals.Token, options).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            view.Say($"Stopped following. Run {request.Run} goes on by itself on the unit, where nobody switches its power any more.");
            return ExitCode.Undecided;
        }
        finally
        {
            if (File.Exists(folder.Export))
            {
                folder.WriteReports();
            }
        }

        if (run.Fault is { } fault)
        {
            view.Say($"The bench failed, which says nothing about the unit: {fault.TrimEnd('.')}. What was seen: {folder.Outside}");
        }

        if (run.Lines.Count > 0)
        {
            RunSummary.Write(folder.ReadRecord(), folder, console);
        }

        return ExitCode.Of(run.Verdict);
    }
}
