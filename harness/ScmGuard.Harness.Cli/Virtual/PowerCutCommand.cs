using System.CommandLine;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Virtual;

/// <summary><c>power-cut DIR</c>: takes the power away without a warning, and gives it back.</summary>
internal static class PowerCutCommand
{
    public static Command Create()
    {
        Argument<string> directory = VirtualCommand.Directory();
        Command command = new("power-cut", "Cuts the power of the unit and its host, and gives it back. In the middle of a call: inject DIR power-cut-before-commit.") { directory };
        command.SetAction(parsed => RebootCommand.Boot(parsed.GetRequiredValue(directory), RebootKind.PowerCut, parsed.InvocationConfiguration.Output));
        return command;
    }
}
