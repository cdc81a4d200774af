using System.CommandLine;
using System.IO;
using ScmGuard.Harness.Installation;

namespace ScmGuard.Harness.Cli;

/// <summary><c>uninstall</c>: removes what <c>install</c> made.</summary>
internal static class UninstallCommand
{
    public static Command Create()
    {
        Option<string> root = RootOption.Create(isShown: true);
        Option<bool> purge = new("--purge") { Description = "Removes the runs with their evidence, and programs that a controller put here, as well." };
        Command command = new("uninstall", "Removes what install made. Runs stay. Needs root.") { root, purge };
        command.SetAction(parsed =>
        {
            string place = parsed.GetRequiredValue(root);
            TextWriter output = parsed.InvocationConfiguration.Output;
            foreach (string path in new Installer(place).Uninstall(parsed.GetValue(purge)))
            {
                output.WriteLine($"removed {path}");
            }

            Systemd.Reload(place);
            return ExitCode.Ok;
        });
        return command;
    }
}
