using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Cli.Bench;
using ScmGuard.Harness.Cli.Runs;
using ScmGuard.Harness.Cli.Virtual;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Journal;
using ScmGuard.Harness.Led.Files;
using ScmGuard.Harness.Stations;
using ScmGuard.Harness.Units;
using ScmGuard.VirtualScm;
using ScmGuard.Zymkey;

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
            RunCommand.Create(),
            ResumeCommand.Create(),
            Runs.StatusCommand.Create(),
            ReportCommand.Create(),
            VerifyCommand.Create(),
            ListChecksCommand.Create(),
            UnitsCommand.Create(),
            ArmCommand.Create(),
            InstallCommand.Create(),
            UninstallCommand.Create(),
            LinesCommand.Create(),
            Led.LedCommand.Create(),
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
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (UsageException exception)
        {
            error.WriteLine($"scm-harness: {exception.Message}");
            return ExitCode.Usage;
        }
        catch (TraceFileException exception)
        {
            error.WriteLine($"scm-harness: {Screen.Clean(exception.Message)}");
            return ExitCode.Usage;
        }
        catch (StationFileException exception)
        {
            error.WriteLine(exception.Message);
            error.WriteLine($"scm-harness: the station file has {exception.Errors.Count} error{(exception.Errors.Count == 1 ? "" : "s")}. Nothing was done.");
            return ExitCode.Usage;
        }
        catch (Exception exception) when (exception is JournalException or HostException or BenchException or UnitStateException or ZymkeyException or ZymkeyLibraryException
            or RunLockException or IOException or UnauthorizedAccessException or PlatformNotSupportedException)
        {
            error.WriteLine($"scm-harness: {exception.Message}");
            return ExitCode.Undecided;
        }
        catch (Exception exception)
        {
            // A mistake of ours. Its text is not written: nobody has looked whether a secret can be in it.
            error.WriteLine($"scm-harness: {exception.GetType().Name} at {exception.TargetSite?.DeclaringType?.FullName}.{exception.TargetSite?.Name}. This is a mistake of the program. Please report it.");
            return ExitCode.Undecided;
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
