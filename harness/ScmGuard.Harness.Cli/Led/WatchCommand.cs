using System;
using System.CommandLine;
using System.IO;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Led.Decoding;
using ScmGuard.Harness.Led.Drawing;

namespace ScmGuard.Harness.Cli.Led;

/// <summary><c>led watch</c>: what a line says, while it says it.</summary>
internal static class WatchCommand
{
    // A virtual unit's time goes by at once, and would never end.
    private static readonly TimeSpan s_virtualLength = TimeSpan.FromMinutes(1);

    public static Command Create()
    {
        LineOptions lines = new();
        Option<string?> length = LengthOption.Create(" Without it, until Ctrl-C; of a virtual unit, a minute.");
        Option<bool> isJson = new("--json") { Description = "Prints each reading as a JSON object on a line of its own, the last one for the whole." };
        PictureOptions picture = new();
        Command command = new("watch", "Watches a line, and says what the LED shows as soon as it is certain. Ends with a picture of all that was seen.") { length, isJson };
        foreach (Option option in lines.All)
        {
            command.Add(option);
        }

        picture.AddTo(command);
        command.SetAction(parsed =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            bool isForPrograms = parsed.GetValue(isJson);
            TimeSpan time = LengthOption.Read(parsed, length) ?? (lines.IsVirtual(parsed) ? s_virtualLength : LineRecorder.LongestTrace);
            using StopSignals signals = new(() => { });
            return lines.With(parsed, line =>
            {
                LiveDecoder live = new((reading, at) => output.WriteLine(isForPrograms
                    ? (LedAnswer.Of(reading) with { At = at.TotalSeconds }).ToJson()
                    : FormattableString.Invariant($"{at.TotalSeconds,9:0.000} s  {Screen.Clean(Sentence(reading))}")));
                LineTrace trace = new LineRecorder(line, new LineRecorderOptions { MostEdges = int.MaxValue }).Record(time, signals.Token, live);
                LedReading whole = LedDecoder.Decode(trace);
                if (isForPrograms)
                {
                    output.WriteLine(LedAnswer.Of(whole).ToJson());
                }
                else
                {
                    picture.Draw(parsed, trace, whole);
                }

                return LedAnswer.ExitCodeOf(whole);
            });
        });
        return command;
    }

    private static string Sentence(LedReading reading) => LedSentence.Of(reading with { At = null }, 0);
}
