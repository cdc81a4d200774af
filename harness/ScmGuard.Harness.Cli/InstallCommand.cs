using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using ScmGuard.Harness.Installation;

namespace ScmGuard.Harness.Cli;

/// <summary><c>install</c>: makes on this unit what a run needs to go on after a reboot.</summary>
internal static class InstallCommand
{
    public static Command Create()
    {
        Option<string> root = RootOption.Create(isShown: true);
        Option<string?> program = new("--program") { Description = "The program that the service starts, absolute. Without it, this one.", HelpName = "FILE" };
        Option<bool> print = new("--print") { Description = "Only prints the systemd unit." };
        Command command = new("install", "Installs the service that goes on with a run after a reboot. Needs root.") { root, program, print };
        command.SetAction(parsed =>
        {
            IReadOnlyList<string> words = parsed.GetValue(program) is { } file ? [file] : Self();
            if (!Path.IsPathFullyQualified(words[0]))
            {
                throw new UsageException($"--program {words[0]}: expected an absolute path: systemd looks nowhere else.");
            }

            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(print))
            {
                output.Write(ServiceUnit.Write(words, new StateFolder()));
                return ExitCode.Ok;
            }

            string place = parsed.GetRequiredValue(root);
            foreach (string path in new Installer(place).Install(words))
            {
                output.WriteLine(path);
            }

            Systemd.Reload(place);
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>How this program is started: by itself, or by the runtime's start program.</summary>
    private static IReadOnlyList<string> Self()
    {
        string start = Environment.ProcessPath!;
        return Path.GetFileNameWithoutExtension(start) == "dotnet" ? [start, Path.Join(AppContext.BaseDirectory, "scm-harness.dll")] : [start];
    }
}
