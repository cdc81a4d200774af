using System;
using System.CommandLine;
using System.Threading;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary><c>resume DIR</c>: goes on with a run.</summary>
internal static class ResumeCommand
{
    public static Command Create()
    {
        Argument<string?> place = new("DIR") { Description = "The run's folder, the one that was --out.", Arity = ArgumentArity.ZeroOrOne };
        Option<bool> isActive = new("--active") { Description = "Goes on with the run that an installed unit is in the middle of.", Hidden = true };
        Option<string?> file = new("--station", "-s") { Description = "The station file that the run began with, where the unit is a real one.", HelpName = "FILE" };
        Command command = new("resume", "Goes on with a run that was stopped or killed.") { place, isActive, file };
        command.SetAction(async (ParseResult parsed, CancellationToken _) =>
        {
            RunFolder folder = RunFolder.Existing(Place(parsed.GetValue(place), parsed.GetValue(isActive)));
            using IDisposable held = folder.Lock();
            using SqliteJournal journal = SqliteJournal.Open(folder.Journal);
            RunRecord record = RunRecord.Of(journal.Place, journal.Read());
            Station station = StationOption.Read(parsed.GetValue(file));
            Require(record.Begun, parsed.GetValue(file), station);
            await using IUnit unit = UnitOpener.Open(new UnitChoice(record.Begun.UnitKind), folder, station);
            return await RunDriver.GoOnAsync(folder, unit, journal, parsed.InvocationConfiguration.Output).ConfigureAwait(false);
        });
        return command;
    }

    private static string Place(string? folder, bool isActive) => (folder, isActive) switch
    {
        ({ } place, false) => place,
        (null, true) => throw new UsageException("--active: not in this build. Expected scm-harness resume DIR."),
        _ => throw new UsageException("Expected the folder of a run: scm-harness resume DIR."),
    };

    // The settings are the journal's in any case. The way to a real unit and its power stands in the file only.
    private static void Require(RunBegun begun, string? file, Station station)
    {
        if (file is null ? begun.Station.FileHash is not null && begun.UnitKind != UnitChoice.Virtual : station.Identity.FileHash != begun.Station.FileHash)
        {
            throw new UsageException($"The run began with {(begun.Station.FileHash is null ? "no station file" : $"the station file of {begun.Station.Name}")}. Expected the same one, unchanged{(begun.Station.FileHash is null ? "" : ": --station FILE")}.");
        }
    }
}
