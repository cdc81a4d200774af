using System;
using System.CommandLine;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Virtual;

/// <summary><c>init DIR</c>: makes a unit.</summary>
internal static class InitCommand
{
    public static Command Create()
    {
        Argument<string> directory = VirtualCommand.Directory();
        Option<string> profile = new("--profile", "-p")
        {
            Description = $"What kind of unit: {string.Join(", ", UnitProfile.Names)}.",
            DefaultValueFactory = _ => UnitProfile.ScmB1.Name,
            HelpName = "NAME",
        };
        Option<string?> firmware = new("--firmware", "-f")
        {
            Description = $"Its firmware; of an SCM: {string.Join(", ", UnitProfile.FirmwareOf(UnitProfile.ScmB1.Name))}. Without it, the newest.",
            HelpName = "VERSION",
        };
        Option<string?> serial = new("--serial") { Description = "Its serial number. Without it, a random one.", HelpName = "NUMBER" };
        Command command = new("init", "Makes a unit in a directory.") { directory, profile, firmware, serial };
        command.SetAction(parsed =>
        {
            string place = parsed.GetRequiredValue(directory);
            UnitProfile kind = Parse(parsed.GetRequiredValue(profile), parsed.GetValue(firmware));
            if (VirtualUnit.Exists(place))
            {
                throw new UsageException($"{place}: there is a virtual unit already. Expected a directory without one; name another, or delete this one.");
            }

            using VirtualUnit unit = VirtualUnit.Open(place, kind, new VirtualUnitOptions { SerialNumber = parsed.GetValue(serial) });
            parsed.InvocationConfiguration.Output.WriteLine($"Made a virtual {unit.Profile}, serial number {unit.SerialNumber}, in {place}.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static UnitProfile Parse(string profile, string? firmware)
    {
        try
        {
            return UnitProfile.Parse(profile, firmware);
        }
        catch (ArgumentException exception)
        {
            throw new UsageException(exception);
        }
    }
}
