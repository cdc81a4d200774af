using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Checks;
using ScmGuard.Harness.Engine;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units.Virtual;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary><c>run</c>: finds something out about a unit.</summary>
internal static class RunCommand
{
    public static Command Create()
    {
        RunOptions options = new();
        Option<string?> place = new("--out", "-o")
        {
            Description = "Where journal and reports go: a new or an empty folder. A run of this computer's own unit has a folder already, and leaves its reports here as well.",
            HelpName = "DIR",
        };
        Option<bool> isDetached = new("--detach") { Description = "Leaves the steps to the service.", Hidden = true };
        Option<bool> hasPower = new("--controller-power") { Description = "A controller switches the power when a step waits for it.", Hidden = true };
        Option<string> root = RootOption.Create();
        Command command = new("run", "Begins a run: takes a unit through checks, and leaves a report.") { place, isDetached, hasPower, root };
        foreach (Option option in options.All)
        {
            command.Add(option);
        }

        command.SetAction((ParseResult parsed, CancellationToken _) =>
        {
            Station station = options.Station(parsed);
            UnitChoice choice = options.Unit(parsed, station);
            RunRequest request = options.Request(parsed, station);
            TextWriter output = parsed.InvocationConfiguration.Output;
            string? folder = parsed.GetValue(place);
            if (choice.Kind == UnitChoice.Local)
            {
                LocalRun local = new(parsed.GetRequiredValue(root), folder, parsed.GetValue(isDetached), parsed.GetValue(hasPower));
                return local.BeginAsync(request, station, output);
            }

            if (new Option[] { isDetached, hasPower, root }.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } wrong)
            {
                throw new UsageException($"{wrong.Name} is for the unit of this computer. Expected --unit local with it.");
            }

            RunFolder runFolder = RunFolder.New(folder ?? throw new UsageException("--out is missing. Expected: scm-harness run --out DIR."));
            return choice.Kind == UnitChoice.Ssh
                ? SshRun.TakeAsync(request, station, options.StationFile(parsed)!, options.Forwarded(parsed), runFolder, output)
                : TakeVirtualAsync(choice, request, runFolder, output);
        });
        return command;
    }

    /// <summary>Plans a run before there is a journal: what cannot be planned leaves nothing behind.</summary>
    /// <exception cref="UsageException">It cannot be planned.</exception>
    internal static Plan PlanOf(RunRequest request, IReadOnlyList<RebootKind> kinds)
    {
        try
        {
            Plan plan = Plan.Of(request.Checks, new PlanRequest(request.Options, kinds));
            int reboots = plan.Planned.Count(step => step.Reboots is not null);

            // A soak by time plans more rounds than it takes.
            return reboots <= request.Options.RebootsPerRun || request.Options.SoakTime is not null
                ? plan
                : throw new UsageException($"The run would make {reboots} reboots, and {request.Options.RebootsPerRun} are allowed. Ask for fewer, or have the station file allow more: budget, reboots-per-run.");
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception);
        }
    }

    private static async Task<int> TakeVirtualAsync(UnitChoice choice, RunRequest request, RunFolder folder, TextWriter output)
    {
        using IDisposable held = folder.Lock();
        await using SimulatedUnit unit = UnitOpener.Virtual(choice, folder);
        PlanOf(request, unit.RebootKinds);
        using SqliteJournal journal = SqliteJournal.Create(folder.Journal);
        new RunEngine(unit, journal, CheckCatalog.Find).Begin(request);
        return await RunDriver.GoOnAsync(
            folder,
            (engineOptions, signals) => new RunEngine(unit, journal, CheckCatalog.Find, engineOptions).ResumeAsync(signals.Token),
            output).ConfigureAwait(false);
    }
}
