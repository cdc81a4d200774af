using System;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Runtime.InteropServices;
using System.Threading;
using ScmGuard.Lab;

using CancellationTokenSource stop = new();
using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
ParseResult parsed = new LabCommands().Create().Parse(args);
if (parsed.Errors.Count > 0)
{
    foreach (ParseError problem in parsed.Errors)
    {
        Console.Error.WriteLine($"The virtual bench: {problem.Message}");
    }

    Console.Error.WriteLine("--help after a command shows what it takes.");
    return ExitCode.Failed;
}

try
{
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null }, stop.Token);
}
catch (LabException exception)
{
    Console.Error.WriteLine($"The virtual bench: {exception.Message}");
    return ExitCode.Failed;
}
catch (OperationCanceledException)
{
    Console.Error.WriteLine("The virtual bench was stopped.");
    return ExitCode.Stopped;
}

void Stop(PosixSignalContext context)
{
    context.Cancel = true;
    stop.Cancel();
}
