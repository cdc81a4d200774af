using System;
using System.CommandLine;
using System.Globalization;
using System.Linq;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Files;
using ScmGuard.VirtualScm;

namespace ScmGuard.Harness.Cli.Virtual;

/// <summary><c>led DIR --vcd FILE</c>: writes down what the LED does.</summary>
internal static class LedCommand
{
    private const string LastBoot = "boot";
    private const string Now = "now";

    public static Command Create()
    {
        Argument<string> directory = VirtualCommand.Directory();
        Option<string> file = new("--vcd") { Description = "The file to write: a value change dump (.vcd), which PulseView and GTKWave open, or a table (.csv).", Required = true, HelpName = "FILE" };
        Option<string> from = new("--from")
        {
            Description = $"Since when: {LastBoot} (the last one), {Now}, or a time such as 2026-01-31T12:00:00Z.",
            DefaultValueFactory = _ => LastBoot,
            HelpName = "TIME",
        };
        Option<double> seconds = new("--seconds") { Description = "How long, up to a day.", DefaultValueFactory = _ => 180, HelpName = "N" };
        Option<double> jitter = new("--jitter") { Description = "How far edges are off: a share of the interval beside them, from 0 to below 0.5.", HelpName = "SHARE" };
        Option<int> seed = new("--seed") { Description = "The same seed gives the same jitter.", HelpName = "N" };
        Command command = new("led", "Writes down what the LED does, or is going to do.") { directory, file, from, seconds, jitter, seed };
        command.SetAction(parsed =>
        {
            TimeSpan length = LengthOf(parsed.GetValue(seconds));
            LedJitter disturbance = JitterOf(parsed.GetValue(jitter), parsed.GetValue(seed));
            using VirtualUnit unit = VirtualCommand.Open(parsed.GetRequiredValue(directory));
            DateTimeOffset start = StartOf(unit, parsed.GetRequiredValue(from));
            if (start.UtcDateTime > DateTime.MaxValue - length)
            {
                throw new UsageException("--from: that is past the end of the calendar. Expected an earlier time.");
            }

            LedEdge[] edges = [.. unit.Led(start, start + length, disturbance)];
            string place = parsed.GetRequiredValue(file);
            using (TraceWriter writer = TraceFile.Create(place))
            {
                // The first one gives the level at the start.
                writer.Begin(new TraceHeader(0, edges[0].IsOn) { Source = $"virtual {unit.Profile}, serial number {unit.SerialNumber}", BegunAt = start });
                foreach (LedEdge edge in edges.Skip(1))
                {
                    writer.Write(new LineEdge(Nanoseconds(edge.At - start), edge.IsOn));
                }

                writer.End(Nanoseconds(length));
            }

            parsed.InvocationConfiguration.Output.WriteLine($"{edges.Length} levels in {length.TotalSeconds} s from {start:O}: {place}.");
            return ExitCode.Ok;
        });
        return command;
    }

    private static TimeSpan LengthOf(double seconds) => seconds is > 0 and <= 86_400
        ? TimeSpan.FromSeconds(seconds)
        : throw new UsageException("--seconds: expected a number above 0 and up to 86400.");

    private static long Nanoseconds(TimeSpan time) => time.Ticks * TimeSpan.NanosecondsPerTick;

    private static LedJitter JitterOf(double fraction, int seed)
    {
        try
        {
            return new LedJitter(fraction, seed);
        }
        catch (ArgumentOutOfRangeException exception)
        {
            throw new UsageException(exception);
        }
    }

    private static DateTimeOffset StartOf(VirtualUnit unit, string from) => from switch
    {
        LastBoot => unit.Boots[^1].At,
        Now => DateTimeOffset.UtcNow,
        _ when DateTimeOffset.TryParse(from, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) => time,
        _ => throw new UsageException($"--from: \"{from}\" is no time. Expected {LastBoot}, {Now}, or a time such as 2026-01-31T12:00:00Z."),
    };
}
