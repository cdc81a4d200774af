using System.CommandLine;
using System.IO;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Virtual;

/// <summary><c>reboot DIR</c>: boots the unit and its host in an orderly way.</summary>
internal static class RebootCommand
{
    public static Command Create()
    {
        Argument<string> directory = VirtualCommand.Directory();
        Option<bool> isCold = new("--cold") { Description = "Switches the power off and on after the shutdown. Without it, the power stays on." };
        Command command = new("reboot", "Reboots the unit and its host.") { directory, isCold };
        command.SetAction(parsed => Boot(
            parsed.GetRequiredValue(directory),
            parsed.GetValue(isCold) ? RebootKind.Cold : RebootKind.Soft,
            parsed.InvocationConfiguration.Output));
        return command;
    }

    /// <summary>Boots a unit and says how long it would have taken.</summary>
    internal static int Boot(string directory, RebootKind kind, TextWriter output)
    {
        using VirtualUnit unit = VirtualCommand.Open(directory);
        BootRecord boot = unit.Reboot(kind);
        output.WriteLine($"Boot {boot.Number}. On a real unit it would take {boot.Duration.TotalSeconds:F0} s. The virtual unit is {unit.Status.Condition}.");
        return ExitCode.Ok;
    }
}
