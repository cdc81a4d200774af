using System.CommandLine;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Cli.Runs;
using ScmGuard.Harness.Stations;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Bench;

/// <summary><c>units</c>: what a run can be for. Nothing is opened and nobody is called.</summary>
internal static class UnitsCommand
{
    public static Command Create()
    {
        Option<string?> file = new("--station", "-s") { Description = "The station file, whose unit is reached over SSH.", HelpName = "FILE" };
        Command command = new("units", "Lists the units that a run can be for.") { file };
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            Station station = StationOption.Read(parsed.GetValue(file));
            foreach (string profile in UnitProfile.Names)
            {
                output.WriteLine($"--unit virtual --profile {profile}: a simulated unit; firmware {string.Join(", ", UnitProfile.FirmwareOf(profile))}");
            }

            output.WriteLine($"--unit local: {Here()}");
            output.WriteLine(station.Ssh is { } ssh
                ? $"--unit ssh: {ssh.User}@{ssh.Host}, port {ssh.Port}, of the station {station.Identity.Name}"
                : "--unit ssh: needs a station file with the key ssh: --station FILE");
            return ExitCode.Ok;
        });
        return command;
    }

    private static string Here()
    {
        string[] places = [NativeLibraryFile.Path, NativeLibraryFile.OlderPath];
        string? library = places.FirstOrDefault(File.Exists);
        string device = HostSystem.ScmDevicePrefix;
        string[] devices = Directory.Exists(Path.GetDirectoryName(device)) ? Directory.GetFileSystemEntries(Path.GetDirectoryName(device)!, $"{Path.GetFileName(device)}*") : [];
        string[] found = [.. library is null ? [] : (string[])[library], .. devices.Order()];
        return found.Length == 0 ? $"not here; this computer has no {NativeLibraryFile.Name.Value} at {string.Join(" or ", places)}, and no {device}*"
            : $"this computer has {string.Join(", ", found)}{(library is null ? $", but no {NativeLibraryFile.Name.Value} at {string.Join(" or ", places)}" : "")}";
    }
}
