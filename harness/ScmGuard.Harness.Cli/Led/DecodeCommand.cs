using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Harness.Led.Files;

namespace ScmGuard.Harness.Cli.Led;

/// <summary><c>led decode FILE</c>: what a recorded trace says.</summary>
internal static class DecodeCommand
{
    public static Command Create()
    {
        Argument<string> file = new("FILE") { Description = "The trace: a value change dump (.vcd) or a table (.csv), of scm-harness, PulseView, sigrok-cli or Logic 2." };
        Option<string?> signal = new("--signal") { Description = "The variable or column that the LED drives, where the file has several.", HelpName = "NAME" };
        Option<bool> isActiveLow = new("--active-low") { Description = "The LED is on where the file has 0." };
        Option<bool> isJson = new("--json") { Description = "Prints one JSON object instead of a picture." };
        PictureOptions picture = new();
        Command command = new("decode", $"Says what a recorded trace shows. Ends with {ExitCode.Ok} if it was decoded, with {ExitCode.Undecided} if it is inconclusive.") { file, signal, isActiveLow, isJson };
        picture.AddTo(command);
        command.SetAction(parsed =>
        {
            using TraceReader reader = TraceFile.Open(
                parsed.GetRequiredValue(file),
                new TraceFileOptions { Signal = parsed.GetValue(signal), IsActiveLow = parsed.GetValue(isActiveLow) });
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(isJson))
            {
                LedReading answer = Decode(reader, null);
                output.WriteLine(LedAnswer.Of(answer).ToJson());
                return LedAnswer.ExitCodeOf(answer);
            }

            List<LineEdge> edges = [];
            LedReading reading = Decode(reader, edges);
            LineTrace trace = new(reader.Header.Begin, reader.End, reader.Header.BeganOn, edges.ToArray(), reader.Faults) { Source = reader.Header.Source };
            picture.Draw(parsed, trace, reading);
            return LedAnswer.ExitCodeOf(reading);
        });
        return command;
    }

    /// <summary>Decodes edge by edge: a file need not fit into memory.</summary>
    /// <param name="reader">The file.</param>
    /// <param name="edges">Gets the edges; null to keep none.</param>
    private static LedReading Decode(TraceReader reader, List<LineEdge>? edges)
    {
        LedDecoder decoder = new();
        decoder.Begin(reader.Header.Begin, reader.Header.BeganOn);
        int told = 0;
        while (reader.Read(out LineEdge edge))
        {
            told = TellFaults(reader, decoder, told);
            decoder.Add(edge);
            edges?.Add(edge);
        }

        TellFaults(reader, decoder, told);
        return decoder.Finish(reader.End);
    }

    private static int TellFaults(TraceReader reader, LedDecoder decoder, int told)
    {
        for (; told < reader.Faults.Count; told++)
        {
            decoder.Fault(reader.Faults[told]);
        }

        return told;
    }
}
