using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Cli.Virtual;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Units;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli;

/// <summary>The program's commands.</summary>
internal static class ScmHarness
{
    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        RootCommand root = new("The bench for Zymbit secure compute modules.")
        {
            InstallCommand.Create(),
            UninstallCommand.Create(),
            LinesCommand.Create(),
            VirtualCommand.Create(),
        };
        ParseResult parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError problem in parsed.Errors)
            {
                error.WriteLine($"scm-harness: {problem.Message}");
            }

            error.WriteLine($"Expected: scm-harness{UsageOf(parsed.CommandResult)}. More with --help.");
            return ExitCode.Usage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException exception)
        {
            error.WriteLine($"scm-harness: {exception.Message}");
            return ExitCode.Usage;
        }
        catch (Exception exception) when (exception is UnitStateException or JournalException or HostException or RunLockException or IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            error.WriteLine($"scm-harness: {exception.Message}");
            return ExitCode.Failed;
        }
    }

    private static string UsageOf(CommandResult result)
    {
        Command command = result.Command;
        string path = string.Concat(PathTo(result).Select(name => " " + name));
        return command.Subcommands.Count > 0
            ? $"{path} {string.Join('|', command.Subcommands.Select(subcommand => subcommand.Name))}"
            : path + string.Concat(command.Arguments.Select(argument => " " + argument.Name))
                + string.Concat(command.Options.Where(option => option.Required).Select(option => $" {option.Name} {option.HelpName}"));
    }

    private static IEnumerable<string> PathTo(CommandResult result) =>
        result is { Parent: CommandResult parent } ? PathTo(parent).Append(result.Command.Name) : [];
}
