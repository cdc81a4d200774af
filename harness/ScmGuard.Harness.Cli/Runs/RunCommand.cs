using System;
using System.CommandLine;
using System.Threading;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary><c>run</c>: finds something out about a unit.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        RunOptions options = new();
        Option<string> place = new("--out", "-o") { Description = "Where journal and reports go: a new or an empty folder.", Required = true, HelpName = "DIR" };
        Command command = new("run", "Begins a run: takes a unit through checks, and leaves a report.") { place };
        foreach (Option option in options.All)
        {
            command.Add(option);
        }

        command.SetAction(async (ParseResult parsed, CancellationToken _) =>
        {
            Station station = options.Station(parsed);
            UnitChoice choice = options.Unit(parsed, station);
            RunRequest request = options.Request(parsed, station);
            RunFolder folder = RunFolder.New(parsed.GetRequiredValue(place));
            using IDisposable held = folder.Lock();
            await using IUnit unit = UnitOpener.Open(choice, folder, station);
            Require(request, unit);
            using SqliteJournal journal = SqliteJournal.Create(folder.Journal);
            new RunEngine(unit, journal, Checks.CheckCatalog.Find).Begin(request);
            return await RunDriver.GoOnAsync(folder, unit, journal, parsed.InvocationConfiguration.Output).ConfigureAwait(false);
        });
        return command;
    }

    // Before there is a journal: what cannot be planned leaves nothing behind.
    private static void Require(RunRequest request, IUnit unit)
    {
        try
        {
            Plan.Of(request.Checks, new PlanRequest(request.Options, unit.RebootKinds));
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception);
        }
    }
}
