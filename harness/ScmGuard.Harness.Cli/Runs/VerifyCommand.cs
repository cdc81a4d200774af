using System.CommandLine;
using System.IO;

namespace ScmGuard.Harness.Cli.Runs;

/// <summary><c>verify DIR|FILE</c>: whether evidence is as it was written.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        Argument<string> place = new("DIR|FILE") { Description = "A run's folder, or an exported journal." };
        Command command = new("verify", "Checks that a run's evidence is whole, unchanged, and the one that its report is about.") { place };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(place);
            Evidence evidence = File.Exists(path) ? Evidence.OfFile(path) : Evidence.OfFolder(RunFolder.Existing(path));
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
