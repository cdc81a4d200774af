using System.CommandLine;
using System.IO;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary><c>verify RUN|FILE</c>: whether evidence is as it was written.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        Command command = new("verify", "Checks that a run's evidence, or an exported journal, is whole, unchanged, and the one that its report is about.");
        RunArgument argument = new(command, name: "RUN|FILE");
        command.SetAction(parsed =>
        {
            string path = argument.Place(parsed);
            Evidence evidence = File.Exists(path) ? Evidence.OfFile(path) : Evidence.OfFolder(argument.Find(parsed)!);
            TextWriter output = parsed.InvocationConfiguration.Output;
            foreach (string finding in evidence.Findings)
            {
                output.WriteLine(finding);
            }

            if (evidence.Fault is not { } fault)
            {
                output.WriteLine($"Good. Evidence hash: {evidence.Hash}");
                return ExitCode.Ok;
            }

            parsed.InvocationConfiguration.Error.WriteLine($"scm-harness: {fault}");
            return ExitCode.Failed;
        });
        return command;
    }
}
