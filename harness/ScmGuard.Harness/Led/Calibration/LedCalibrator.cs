using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Threading;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Zymkey;

namespace ScmGuard.Harness.Led.Calibration;

/// <summary>
/// Has a unit turn its LED off and on and flash it in known ways (<c>zkLEDOff</c>, <c>zkLEDOn</c>, <c>zkLEDFlash</c>), and looks what the line makes of
/// it. It takes half a minute on the line's clock.
/// </summary>
/// <remarks>
/// No operation gives the LED back to the module. Flashes without a count hide its pattern for ever (page "C API Documentation"), so that those with a
/// count should not: the last thing that is asked for is always a few flashes with a count, and then it is looked whether the pattern is there again.
/// </remarks>
/// <param name="zymkey">The unit.</param>
/// <param name="line">The line. It stays the caller's, and nobody else may read from it meanwhile.</param>
public sealed class LedCalibrator(IZymkey zymkey, ILineEventSource line)
{
    // A flash every 3 s makes 4 to 6 edges in it; every fatal code, a boot and an unbound unit make more.
    private static readonly TimeSpan s_watch = TimeSpan.FromSeconds(7);
    private const int MostHeartbeatEdges = 6;

    private static readonly TimeSpan s_steady = TimeSpan.FromSeconds(1);

    // What a unit's clock may be off, and a call may take.
    private const double Spare = 1.2;
    private static readonly TimeSpan s_call = TimeSpan.FromSeconds(0.5);
    private const double MostDrift = 0.15;

    private readonly LineRecorder _recorder = new(line);
    private readonly List<LineTrace> _traces = [];

    /// <summary>Calibrates. The unit has to run, be bound, and be in developer mode.</summary>
    /// <param name="stop">Ends it early.</param>
    /// <returns>What was learnt, or why nothing was.</returns>
    /// <exception cref="OperationCanceledException">It was ended early. The LED shows its pattern again as far as can be asked for.</exception>
    public LedCalibration Run(CancellationToken stop)
    {
        _traces.Clear();
        try
        {
            return WhyRefused(stop) is { } reason ? Unusable(reason) : Drive(stop);
        }
        catch (ZymkeyException exception)
        {
            return Unusable($"The module stopped answering: {exception.Message}");
        }
    }

    private string? WhyRefused(CancellationToken stop)
    {
        BindingInfo binding;
        try
        {
            binding = zymkey.GetBindingInfo();
        }
        catch (ZymkeyException exception)
        {
            return $"The module does not answer, so that its LED may be showing why, which must not be hidden: {exception.Message}";
        }

        if (binding.IsLocked || !binding.IsBound)
        {
            return binding.IsLocked
                ? "The unit is in production mode, where nothing is changed, not even its LED. Calibrate the line with a unit in developer mode"
                : "The unit is not bound, which its LED tells and must not be hidden. Calibrate the line when it is bound";
        }

        LineTrace before = Record(() => { }, s_watch, stop);
        return FaultOf(before) ?? (before.Edges.Length > MostHeartbeatEdges
            ? $"The LED, or what the line makes of it, is not the heartbeat of a running unit: {before.Edges.Length} edges in {s_watch.TotalSeconds} s, where it has at most {MostHeartbeatEdges}. If it tells something, it must not be hidden"
            : null);
    }

    private LedCalibration Drive(CancellationToken stop)
    {
        LedCalibration calibration;
        try
        {
            calibration = Measure(stop);
        }
        finally
        {
            GiveBack();
        }

        // The flash that gave it back is not part of what is looked for.
        Record(() => { }, s_steady, stop);
        LineTrace after = Record(() => { }, s_watch, stop);
        bool hasReturned = after.Edges.Length is >= 2 and <= MostHeartbeatEdges;
        return calibration with
        {
            HasPatternReturned = hasReturned,
            Reason = hasReturned || !calibration.IsUsable ? calibration.Reason : $"{calibration.Reason}. The heartbeat was not seen again afterwards: the next boot brings it back",
            Traces = [.. _traces],
        };
    }

    private LedCalibration Measure(CancellationToken stop)
    {
        LineTrace off = Record(zymkey.TurnLedOff, s_steady, stop);
        LineTrace on = Record(zymkey.TurnLedOn, s_steady, stop);
        LineTrace offAgain = Record(zymkey.TurnLedOff, s_steady, stop);
        if (WhyNotFollowed(off, on, offAgain) is { } reason)
        {
            return Unusable(reason);
        }

        bool isInverted = EndsOn(off);
        LineTrace slowly = Record(LedStimulus.Slow, stop);
        Record(zymkey.TurnLedOff, s_steady, stop);
        LineTrace fast = Record(LedStimulus.Fast, stop);
        StimulusFit slowFit = StimulusFit.Of(LedStimulus.Slow, slowly, isInverted);
        StimulusFit fastFit = StimulusFit.Of(LedStimulus.Fast, fast, isInverted, slowFit.Scale);
        LedCalibration calibration = new(true, isInverted ? "The line is inverted, which can be corrected" : "All edges came, each in its place")
        {
            IsInverted = isInverted,
            Delay = TimeSpan.FromTicks((on.Edges.Span[0].Nanoseconds - on.Begin) / 100),
            Expected = LedStimulus.Slow.Edges + LedStimulus.Fast.Edges,
            Missed = slowFit.Missed + fastFit.Missed,
            Drift = slowFit.Scale - 1,
            OnBias = slowFit.OnBias,
            Jitter = slowFit.Jitter > fastFit.Jitter ? slowFit.Jitter : fastFit.Jitter,
        };
        return WhyUnusable(calibration, slowFit, fastFit) is { } fault ? calibration with { IsUsable = false, Reason = fault } : calibration;
    }

    private string? WhyUnusable(LedCalibration calibration, StimulusFit slowly, StimulusFit fast) =>
        FaultOf([.. _traces]) is { } fault ? fault
        : slowly.Missed > 0 ? Text($"The line loses slow flashes: of {LedStimulus.Slow.Edges} edges, {slowly.Missed} were missing or out of place")
        : fast.Missed > 0 ? Text($"The line is too slow for very rapid flashes: of {LedStimulus.Fast.Edges} edges, {fast.Missed} were missing or out of place. A fatal code begins with such flashes")
        : Math.Abs(calibration.Drift!.Value) > MostDrift ? Text($"The unit's seconds are {calibration.Drift:P1} off, more than the {MostDrift:P0} of any clock")
        : null;

    private static string? WhyNotFollowed(LineTrace off, LineTrace on, LineTrace offAgain)
    {
        LineTrace[] traces = [off, on, offAgain];
        return FaultOf(traces) is { } fault ? fault
            : traces.Any(trace => !IsSteady(trace)) ? "The line changes while the LED is told to stay as it is: ambient light, a floating input, or another line"
            : EndsOn(off) == EndsOn(on) ? $"The line stays {(EndsOn(on) ? "on" : "off")} whether the LED is told to be off or on: it is not connected, or is another line"
            : EndsOn(off) != EndsOn(offAgain) ? "The line did not go back when the LED was told to be off again"
            : null;
    }

    private static string? FaultOf(params LineTrace[] traces) =>
        traces.SelectMany(trace => trace.Faults).Select(fault => $"The line cannot be trusted: {fault.Reason}").FirstOrDefault();

    private static bool EndsOn(LineTrace trace) => trace.Edges.Length > 0 ? trace.Edges.Span[^1].IsOn : trace.BeganOn;

    // It may take half the time until the unit has done what it was told.
    private static bool IsSteady(LineTrace trace) => trace.Edges.Length == 0 || trace.Edges.Span[^1].Nanoseconds - trace.Begin <= (trace.End - trace.Begin) / 2;

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private LineTrace Record(LedStimulus stimulus, CancellationToken stop) =>
        Record(() => zymkey.FlashLed(stimulus.On, stimulus.Off, (uint)stimulus.Count), stimulus.Length * Spare + s_call, stop);

    private LineTrace Record(Action act, TimeSpan length, CancellationToken stop)
    {
        _recorder.Begin();
        act();
        LineTrace trace = _recorder.Record(length, stop);
        stop.ThrowIfCancellationRequested();
        _traces.Add(trace);
        return trace;
    }

    private void GiveBack()
    {
        try
        {
            zymkey.FlashLed(LedStimulus.Fast.On, LedStimulus.Fast.Off, 1);
        }
        catch (ZymkeyException)
        {
            // A module that does not answer shows what it likes. What came before this is what counts.
        }
    }

    private LedCalibration Unusable(string reason) => new(false, reason) { Traces = [.. _traces] };
}
