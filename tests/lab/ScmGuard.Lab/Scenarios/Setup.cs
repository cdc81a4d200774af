using System;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Knowledge;
using ScmGuard.Lab.Image;
using ScmGuard.Lab.Units;
using ScmGuard.VirtualScm;

namespace ScmGuard.Lab.Scenarios;

/// <summary>What scenarios begin with.</summary>
internal static class Setup
{
    /// <summary>How long a unit may take from power to an SSH session.</summary>
    public static readonly TimeSpan BootLimit = TimeSpan.FromSeconds(60);

    /// <summary>How long a run of some reboots may take.</summary>
    public static readonly TimeSpan RunLimit = TimeSpan.FromMinutes(4);

    /// <summary>Where a unit has its station file.</summary>
    public const string StationPath = "/root/station.yaml";

    /// <summary>The affected unit: the one that advisory #159 names.</summary>
    public static UnitProfile Affected => UnitProfile.Parse("scm-b1", "01.02.02release");

    /// <summary>The factory's unit made into what the vendor advises.</summary>
    /// <param name="unit">The unit, which is down.</param>
    /// <param name="stop">Ends it.</param>
    public static async Task AsAdvisedAsync(NspawnUnit unit, CancellationToken stop)
    {
        unit.Write("/etc/hostname", "scm-lab\n");
        unit.Write("/etc/hosts", "127.0.0.1 localhost\n127.0.1.1 scm-lab\n");
        new UnitHardware(unit.Root).Write(0.99, HostSystem.AdvisedGovernor);
        await unit.PrepareAsync(["chpasswd"], stop, $"{FactoryImage.UserName.Value}:not the one that everyone knows\n").ConfigureAwait(false);
        await unit.PrepareAsync(["sh", "-c", $"dpkg --install '{UnitImage.PackagesFolderOf(HostReleases.December2025)}'/*.deb"], stop).ConfigureAwait(false);
    }

    /// <summary>Gives the unit the station file that tells its revision, with more lines if there are any.</summary>
    /// <returns>The arguments that name it.</returns>
    public static string[] Station(NspawnUnit unit, UnitProfile module, params string[] lines)
    {
        unit.Write(StationPath, StationText(module, lines));
        return ["--station", StationPath];
    }

    /// <summary>The station file that tells a unit's revision, with more lines if there are any.</summary>
    public static string StationText(UnitProfile module, params string[] lines) => $"""
        name: virtual bench
        unit:
          revision: {module.Revision}
        {string.Join('\n', lines)}

        """;
}
