using System;
using System.CommandLine;
using System.IO;
using ScmGuard.Harness.Installation;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Harness.Led.Drawing;
using ScmGuard.Harness.Led.Files;

namespace ScmGuard.Harness.Cli.Led;

/// <summary><c>led record OUT</c>: keeps what a line does in a file.</summary>
internal static class RecordCommand
{
    public static Command Create()
    {
        LineOptions lines = new();
        Argument<string> file = new("OUT") { Description = "The file, which must not be there yet: a name that ends in .vcd (PulseView and GTKWave open it) or .csv." };
        Option<string?> length = LengthOption.Create(" Ctrl-C ends it early.", isRequired: true);
        Option<string?> run = new("--for-run") { Description = "The run that the trace belongs to, on the unit that is watched. `scm-harness report RUN --led-trace OUT` joins the two.", HelpName = "RUN" };
        Command command = new("record", "Records a line in a file, and says what it shows.") { file, length, run };
        foreach (Option option in lines.All)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            TimeSpan time = LengthOption.Read(parsed, length)!.Value;
            string? name = parsed.GetValue(run);
            if (name is not null && !StateFolder.IsName(name))
            {
                throw new UsageException($"--for-run: \"{Screen.Clean(name)}\" is no run's name. Expected what `scm-harness status` or the report says, such as 20260131-120000-1f3a.");
            }

            // Refuses a name that says no format before the line is opened.
            _ = TraceFile.FormatOf(path);
            if (File.Exists(path))
            {
                throw new UsageException($"{path}: this file is there already, and evidence is not overwritten. Expected the name of a new file.");
            }

            using StopSignals signals = new(() => { });
            return lines.With(parsed, line =>
            {
                using TraceWriter writer = TraceFile.Create(path, FileMode.CreateNew);
                TraceKeeper keeper = new(writer, header => header with { Source = SourceOf(line), BegunAt = DateTimeOffset.UtcNow, Run = name });
                LineTrace trace = new LineRecorder(line, new LineRecorderOptions { MostEdges = int.MaxValue }).Record(time, signals.Token, keeper);
                writer.End(trace.End);
                bool isWhole = trace.Length >= time || signals.Token.IsCancellationRequested;
                parsed.InvocationConfiguration.Output.WriteLine(
                    FormattableString.Invariant($"{trace.Edges.Length} edges and {trace.Faults.Count} faults in {trace.Length.TotalSeconds:0.###} s: {path}. {Screen.Clean(LedSentence.Of(LedDecoder.Decode(trace), trace.Begin))}."));
                return isWhole ? ExitCode.Ok : ExitCode.Undecided;
            });
        });
        return command;
    }

    private static string SourceOf(ILineEventSource line) => $"{Environment.MachineName}: {line.Description}{(line.HasKernelEvidence ? "" : ", without the kernel's times and counts")}";
}
