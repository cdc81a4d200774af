using System;
using System.CommandLine;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Virtual;

/// <summary><c>inject DIR FAULT</c>: lets something go wrong.</summary>
internal static class InjectCommand
{
    public static Command Create()
    {
        Argument<string> directory = VirtualCommand.Directory();
        Argument<string> fault = new("FAULT")
        {
            Description = $"One of: {string.Join(", ", Fault.KnownSpellings)}. Some take a number behind a colon, such as tamper:1 or low-battery:2.1.",
        };
        Command command = new("inject", "Lets something go wrong with the unit.") { directory, fault };
        command.SetAction(parsed =>
        {
            using VirtualUnit unit = VirtualCommand.Open(parsed.GetRequiredValue(directory));
            try
            {
                Fault injected = Fault.Parse(parsed.GetRequiredValue(fault));
                unit.Inject(injected);
                parsed.InvocationConfiguration.Output.WriteLine($"Injected {injected}. The virtual unit is {unit.Status.Condition}.");
                return ExitCode.Ok;
            }
            catch (ArgumentException exception)
            {
                throw new UsageException(exception);
            }
        });
        return command;
    }
}
