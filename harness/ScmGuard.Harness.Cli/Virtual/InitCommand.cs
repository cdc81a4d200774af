using System;
using System.CommandLine;
using ScmGuard.Knowledge;
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
        Option<bool> selfDestructs = new("--self-destruct") { Description = "Sets its perimeter channels to self-destruct, so that a tamper event is fatal." };
        Command command = new("init", "Makes a unit in a directory.") { directory, profile, firmware, serial, selfDestructs };
        command.SetAction(parsed =>
        {
            string place = parsed.GetRequiredValue(directory);
            UnitProfile kind = Parse(parsed.GetRequiredValue(profile), parsed.GetValue(firmware));
            if (VirtualUnit.Exists(place))
            {
                throw new UsageException($"{place}: there is a virtual unit already. Expected a directory without one; name another, or delete this one.");
            }

            using VirtualUnit unit = VirtualUnit.Open(place, kind, new VirtualUnitOptions { SerialNumber = parsed.GetValue(serial) });
            if (parsed.GetValue(selfDestructs))
            {
                SetSelfDestruct(unit);
            }

            parsed.InvocationConfiguration.Output.WriteLine($"Made a virtual {unit.Profile}, serial number {unit.SerialNumber}, in {place}.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static void SetSelfDestruct(VirtualUnit unit)
    {
        for (int channel = ApiLimits.PerimeterChannels.Value.First; channel <= ApiLimits.PerimeterChannels.Value.Last; channel++)
        {
            int result = unit.Perimeter.SetPerimeterEventAction(channel, PerimeterActions.Notify | PerimeterActions.SelfDestruct);
            if (result < 0)
            {
                throw new BenchException($"The perimeter channel {channel} could not be set: the virtual unit answers {result}.");
            }
        }
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
