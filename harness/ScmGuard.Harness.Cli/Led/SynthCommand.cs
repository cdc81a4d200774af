using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Encoding;
using ScmGuard.Harness.Led.Files;

namespace ScmGuard.Harness.Cli.Led;

/// <summary><c>led synth OUT</c>: draws up a trace of a pattern, as good or as bad as one wants it.</summary>
internal static class SynthCommand
{
    public static Command Create()
    {
        Argument<string> file = new("OUT") { Description = "The file: a name that ends in .vcd or .csv. One that is there is replaced." };
        Option<string> pattern = new("--pattern")
        {
            Description = $"What the LED shows: {string.Join(", ", Enum.GetNames<LedShown>())}.",
            Required = true,
            HelpName = "NAME",
        };
        Option<int?> main = new("--main") { Description = "The main code of Fatal.", HelpName = "N" };
        Option<int?> sub = new("--sub") { Description = "The subcode of Fatal.", HelpName = "M" };
        Option<string?> length = LengthOption.Create(" Without it, 60s.");
        Option<string?> phase = new("--start-phase") { Description = "How much of the pattern has passed at the begin, such as 1.5s.", HelpName = "TIME" };
        Option<double> jitter = new("--jitter") { Description = "How far each duration is off, as a share of it: 0 to below 1.", HelpName = "SHARE" };
        Option<double> drift = new("--drift") { Description = "How much longer the unit's second is than the trace's, as a share, such as -0.1 or 0.1.", HelpName = "SHARE" };
        Option<int> bounce = new("--bounce") { Description = "How many edges more there are at each change, at the most.", HelpName = "N" };
        Option<int> lost = new("--lost-edges") { Description = "How many edges are missing.", HelpName = "N" };
        Option<int> doubled = new("--doubled-edges") { Description = "How many edges come twice.", HelpName = "N" };
        Option<double> flicker = new("--flicker") { Description = "Changes of the ambient light in a second, on the average.", HelpName = "N" };
        Option<int> seed = new("--seed") { Description = "The same seed gives the same trace.", HelpName = "N" };
        Command command = new("synth", "Draws up a trace of a pattern: to try a decoder, or to show what one looks like.")
        {
            file, pattern, main, sub, length, phase, jitter, drift, bounce, lost, doubled, flicker, seed,
        };
        command.SetAction(parsed =>
        {
            string path = parsed.GetRequiredValue(file);
            LedShown shown = PatternOf(parsed.GetRequiredValue(pattern));
            int dice = parsed.GetValue(seed);
            LineTrace trace;
            try
            {
                trace = LedEncoder.Encode(shown, parsed.GetValue(main), parsed.GetValue(sub), new LedEncoding
                {
                    Length = LengthOption.Read(parsed, length) ?? TimeSpan.FromMinutes(1),
                    StartPhase = LengthOption.Read(parsed, phase) ?? TimeSpan.Zero,
                    Jitter = parsed.GetValue(jitter),
                    Drift = parsed.GetValue(drift),
                    BounceEdges = parsed.GetValue(bounce),
                    Seed = dice,
                });
                trace = new LedDisturbance
                {
                    LostEdges = parsed.GetValue(lost),
                    DoubledEdges = parsed.GetValue(doubled),
                    FlickersPerSecond = parsed.GetValue(flicker),
                    Seed = dice,
                }.Apply(trace);
            }
            catch (ArgumentException refusal)
            {
                throw new UsageException(refusal);
            }

            using (TraceWriter writer = TraceFile.Create(path))
            {
                writer.Write(trace with { Source = $"drawn up by scm-harness: {shown}" });
            }

            TextWriter output = parsed.InvocationConfiguration.Output;
            output.WriteLine(FormattableString.Invariant($"{trace.Edges.Length} edges in {trace.Length.TotalSeconds:0.###} s: {path}."));
            return ExitCode.Ok;
        });
        return command;
    }

    private static LedShown PatternOf(string name) => Enum.GetNames<LedShown>().FirstOrDefault(known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase)) is { } found
        ? Enum.Parse<LedShown>(found)
        : throw new UsageException($"--pattern: \"{Screen.Clean(name)}\" is no pattern. Expected one of {string.Join(", ", Enum.GetNames<LedShown>())}.");
}
