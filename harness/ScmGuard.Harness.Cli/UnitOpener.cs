using System;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Cli.Runs;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units.Local;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Cli;

/// <summary>Opens the unit of a run.</summary>
internal static class UnitOpener
{
    private const string LibraryVariable = "SCMGUARD_ZYMKEY_LIBRARY";

    /// <summary>The simulated unit of a run's folder.</summary>
    public static SimulatedUnit Virtual(UnitChoice choice, RunFolder folder) =>
        SimulatedUnit.Open(folder.Unit, choice.Profile, new VirtualUnitOptions { SerialNumber = choice.SerialNumber });

    /// <summary>The unit that this computer is, to begin a run.</summary>
    /// <exception cref="BenchException">This computer's settings do not let it be opened.</exception>
    public static LocalUnit Local(Station station, string root, bool hasPowerController) => Local(new LocalUnitOptions
    {
        Station = station,
        Root = root,
        HasPowerController = hasPowerController,
    });

    /// <summary>The unit that this computer is, to go on with a run: what the run began with stands in its journal.</summary>
    /// <exception cref="BenchException">This computer's settings do not let it be opened.</exception>
    public static LocalUnit Local(RunBegun begun, string root, StopSignals signals) => Local(new LocalUnitOptions
    {
        Station = new Station(begun.Station) { Model = begun.Station.Model, Revision = begun.Station.Revision, Led = begun.Station.Led },
        Root = root,
        HasPowerController = begun.RebootKinds.Contains(RebootKind.PowerCut),
        OnTermination = signals.OnTermination,
    });

    private static LocalUnit Local(LocalUnitOptions options) =>
        Environment.GetEnvironmentVariable(LibraryVariable) is { Length: > 0 } path && !Path.IsPathFullyQualified(path)
            ? throw new BenchException($"{LibraryVariable}={Screen.Clean(path)}: this is no absolute path. Expected the library's absolute path, or no such variable.")
            : LocalUnit.Open(options);
}
