using ScmGuard.Harness.Cli.Runs;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli;

/// <summary>Opens the unit of a run: one method per kind.</summary>
internal static class UnitOpener
{
    public static IUnit Open(UnitChoice choice, RunFolder folder, Station station) => choice.Kind switch
    {
        UnitChoice.Virtual => Virtual(choice, folder),
        UnitChoice.Local => Local(station),
        _ => Ssh(station),
    };

    private static SimulatedUnit Virtual(UnitChoice choice, RunFolder folder) =>
        SimulatedUnit.Open(folder.Unit, choice.Profile, new VirtualUnitOptions { SerialNumber = choice.SerialNumber });

    private static IUnit Local(Station station) => throw NotInThisBuild(UnitChoice.Local);

    private static IUnit Ssh(Station station) => throw NotInThisBuild(UnitChoice.Ssh);

    private static UsageException NotInThisBuild(string kind) => new($"--unit {kind}: not in this build. Expected --unit {UnitChoice.Virtual}.");
}
