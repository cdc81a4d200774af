using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Calibration;
using ScmGuard.Harness.Units.Local;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Cli.Led;

/// <summary><c>led calibrate</c>: has the unit flash in a known way, and says what the line makes of it.</summary>
internal static class CalibrateCommand
{
    public static Command Create()
    {
        LineOptions lines = new();
        Command command = new("calibrate", "Has this computer's own unit, or a virtual one, flash in a known way, and says whether the line can be trusted. The LED shows its pattern again afterwards.");
        foreach (Option option in lines.All)
        {
            command.Add(option);
        }

        command.SetAction((parsed, _) =>
        {
            TextWriter output = parsed.InvocationConfiguration.Output;
            using StopSignals signals = new(() => { });
            return CalibrateAsync(parsed, lines, output, signals);
        });
        return command;
    }

    private static async System.Threading.Tasks.Task<int> CalibrateAsync(ParseResult parsed, LineOptions lines, TextWriter output, StopSignals signals)
    {
        try
        {
            if (lines.IsVirtual(parsed))
            {
                await using SimulatedUnit simulated = lines.OpenVirtual(parsed);
                using ILineEventSource own = simulated.OpenLed()!;
                using IZymkey virtualZymkey = simulated.OpenZymkey();
                return Say(new LedCalibrator(virtualZymkey, own).Run(signals.Token), own, output);
            }

            using ILineEventSource line = lines.OpenReal(parsed);
            await using LocalUnit unit = UnitOpener.Local(lines.Station(parsed), "/", hasPowerController: false);
            using IZymkey zymkey = unit.OpenZymkey();
            return Say(new LedCalibrator(zymkey, line).Run(signals.Token), line, output);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            output.WriteLine("Stopped. Nothing was learnt.");
            return ExitCode.Undecided;
        }
    }

    private static int Say(LedCalibration learnt, ILineEventSource line, TextWriter output)
    {
        output.WriteLine($"{Screen.Clean(line.Description)}: {(learnt.IsUsable ? "can be trusted" : "cannot be trusted")}. {Screen.Clean(learnt.Reason)}");
        Say("polarity", learnt.IsInverted switch { true => "inverted: use --active-low, or active-low in the station file", false => "as it is told", null => null });
        Say("unit's clock against the line's", learnt.Drift is { } drift ? drift.ToString("+0.00 %;-0.00 %;0 %", CultureInfo.InvariantCulture) : null);
        Say("on for longer than asked", Milliseconds(learnt.OnBias));
        Say("jitter", Milliseconds(learnt.Jitter));
        Say("from the call to the first edge", Milliseconds(learnt.Delay));
        Say("edges", string.Create(CultureInfo.InvariantCulture, $"{learnt.Expected} expected, {learnt.Missed} missed"));
        Say("pattern afterwards", learnt.HasPatternReturned switch { true => "is back", false => "is not back: look at the LED", null => null });
        return learnt.IsUsable ? ExitCode.Ok : ExitCode.Undecided;

        void Say(string name, string? value)
        {
            if (value is not null)
            {
                output.WriteLine($"  {name}: {value}");
            }
        }
    }

    private static string? Milliseconds(TimeSpan? time) => time is { } known ? string.Create(CultureInfo.InvariantCulture, $"{known.TotalMilliseconds:0.###} ms") : null;
}
