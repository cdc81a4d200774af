using System;
using System.Collections.Generic;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.IO;
using System.Linq;
using ScmGuard.Cli.Rules;
using ScmGuard.Cli.Scanning;
using ScmGuard.Cli.Setup;

namespace ScmGuard.Cli;

/// <summary>The program's commands.</summary>
internal static class ScmGuardTool
{
    /// <summary>The command line that the program understands.</summary>
    public static RootCommand Create() => new("Finds code that loses keys, wallets or the module itself on Zymbit secure compute modules.")
    {
        ScanCommand.Create(),
        RulesCommand.Create(),
        ExplainCommand.Create(),
        InitCommand.Create(),
    };

    /// <summary>Runs a command line.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    public static int Run(string[] arguments, TextWriter output, TextWriter error)
    {
        ParseResult parsed = Create().Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            foreach (ParseError problem in parsed.Errors)
            {
                error.WriteLine($"scmguard: {Screen.Clean(problem.Message)}");
            }

            error.WriteLine($"Expected: scmguard{UsageOf(parsed.CommandResult)}. More with --help.");
            return ExitCode.Usage;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
        }
        catch (UsageException exception)
        {
            error.WriteLine($"scmguard: {Screen.Clean(exception.Message)}");
            return ExitCode.Usage;
        }
        catch (Exception exception) when (exception is ScanException or IOException or UnauthorizedAccessException)
        {
            error.WriteLine($"scmguard: {Screen.Clean(exception.Message)}");
            return ExitCode.NotScanned;
        }
        catch (Exception exception)
        {
            // A mistake of ours. Its text is not written: nobody has looked whether a line of the scanned source can be in it.
            error.WriteLine($"scmguard: {exception.GetType().Name} at {exception.TargetSite?.DeclaringType?.FullName}.{exception.TargetSite?.Name}. This is a mistake of the program. Please report it.");
            return ExitCode.NotScanned;
        }
    }

    private static string UsageOf(CommandResult result)
    {
        Command command = result.Command;
        string path = string.Concat(PathTo(result).Select(name => " " + name));
        return command.Subcommands.Count > 0
            ? $"{path} {string.Join('|', command.Subcommands.Select(subcommand => subcommand.Name))}"
            : path + string.Concat(command.Arguments.Select(argument => argument.Arity.MinimumNumberOfValues == 0 ? $" [{argument.Name}]" : " " + argument.Name));
    }

    private static IEnumerable<string> PathTo(CommandResult result) =>
        result is { Parent: CommandResult parent } ? PathTo(parent).Append(result.Command.Name) : [];
}
