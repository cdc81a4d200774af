using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Harness.Led;
using ScmGuard.Harness.Led.Calibration;
using ScmGuard.Harness.Led.Capture;
using ScmGuard.Harness.Tests.Bench;
using ScmGuard.Harness.Units.Virtual;
using ScmGuard.VirtualScm;
using ScmGuard.Zymkey;
using RebootKind = ScmGuard.Harness.Journal.RebootKind;

namespace ScmGuard.Harness.Tests.Led.Calibration;

public sealed class LedCalibratorTests
{
    [Fact]
    public async Task A_good_line_is_usable_and_exact_and_the_LED_shows_its_pattern_again()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        LedCalibration calibration = Calibrate(unit, line => line);
        Assert.True(calibration.IsUsable, calibration.Reason);
        Assert.Equal((false, 64, 0, 0.0), (calibration.IsInverted, calibration.Expected, calibration.Missed, calibration.Drift!.Value));
        Assert.Equal(TimeSpan.Zero, calibration.OnBias);
        Assert.InRange(calibration.Jitter!.Value, TimeSpan.Zero, TimeSpan.FromMicroseconds(1));
        Assert.True(calibration.HasPatternReturned);
        Assert.Equal(9, calibration.Traces.Count);
        DateTimeOffset now = unit.Clock.GetUtcNow();
        Assert.InRange(unit.Module.Led(now, now.AddSeconds(30)).Skip(1).Count(), 19, 21);
    }

    [Fact]
    public async Task An_inverted_line_is_found_out_and_can_be_used()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        LedCalibration calibration = Calibrate(unit, line => new InvertedLine(line));
        Assert.True(calibration.IsUsable, calibration.Reason);
        Assert.Equal((true, 0, TimeSpan.Zero), (calibration.IsInverted, calibration.Missed, calibration.OnBias));
        using ILineEventSource corrected = calibration.Correct(new InvertedLine(unit.OpenLed()!));
        using ILineEventSource right = unit.OpenLed()!;
        Assert.Equal(right.ReadLevel(), corrected.ReadLevel());
    }

    [Theory]
    [InlineData(0.9)]
    [InlineData(1.003)]
    [InlineData(1.1)]
    public async Task The_difference_between_the_clocks_is_measured(double scale)
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        LedCalibration calibration = Calibrate(unit, line => new BadLine(line) { Scale = scale });
        Assert.True(calibration.IsUsable, calibration.Reason);
        Assert.Equal(scale - 1, calibration.Drift!.Value, 4);
        Assert.Equal(scale, calibration.DecoderOptions.Scale, 4);
    }

    [Fact]
    public async Task A_clock_beyond_belief_is_not_usable()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        LedCalibration calibration = Calibrate(unit, line => new BadLine(line) { Scale = 0.8 });
        Assert.False(calibration.IsUsable);
        Assert.Contains("seconds are -20.0 % off", calibration.Reason, StringComparison.Ordinal);
        Assert.Equal(1, calibration.DecoderOptions.Scale);
    }

    [Fact]
    public async Task A_sensor_that_rises_late_is_measured_as_a_bias_and_not_as_jitter()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        LedCalibration calibration = Calibrate(unit, line => new BadLine(line) { LateOn = TimeSpan.FromMilliseconds(8) });
        Assert.True(calibration.IsUsable, calibration.Reason);
        Assert.Equal(-8, calibration.OnBias!.Value.TotalMilliseconds, 2);
        Assert.InRange(calibration.Jitter!.Value.TotalMilliseconds, 0, 0.01);
        Assert.Equal(8, calibration.Delay!.Value.TotalMilliseconds, 2);
    }

    [Fact]
    public async Task Jitter_is_measured()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        LedCalibration calibration = Calibrate(unit, line => new BadLine(line) { Jitter = TimeSpan.FromMilliseconds(4), Random = new Random(7) });
        Assert.True(calibration.IsUsable, calibration.Reason);
        Assert.InRange(calibration.Jitter!.Value.TotalMilliseconds, 2, 8);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(true, 2)]
    [InlineData(false, 1)]
    [InlineData(false, 2)]
    [InlineData(false, 4)]
    public async Task A_line_that_loses_an_edge_of_a_stimulus_is_never_usable(bool counts, int lost)
    {
        int refused = 0;
        for (int at = 0; at < 84; at += 3)
        {
            await using SimulatedUnit unit = TestBench.ScmB1().Open();
            BadLine? bad = null;
            LedCalibration calibration = Calibrate(unit, line => bad = new BadLine(line) { LosesAt = at, Loses = lost, HasKernelEvidence = counts });
            refused += calibration.IsUsable ? 0 : 1;
            if (calibration.IsUsable)
            {
                LineTrace[] traces = [.. calibration.Traces.Where(trace => trace.Edges.Length >= LedStimulus.Slow.Edges)];
                Assert.Equal(2, traces.Length);
                Assert.All(traces.Zip([LedStimulus.Slow, LedStimulus.Fast]), pair => Assert.DoesNotContain(bad!.Lost, when => when > pair.First.Begin && when <= pair.First.Edges.Span[pair.Second.Edges - 1].Nanoseconds));
            }
        }

        // Of 84 edges, 64 are the stimuli's.
        Assert.InRange(refused, 20, 28);
    }

    [Fact]
    public async Task A_line_that_is_too_slow_for_very_rapid_flashes_is_not_usable()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        LedCalibration calibration = Calibrate(unit, line => new BadLine(line) { Swallows = TimeSpan.FromMilliseconds(60) });
        Assert.False(calibration.IsUsable);
        Assert.Contains("too slow for very rapid flashes", calibration.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_line_that_leads_nowhere_is_not_usable(bool level)
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        LedCalibration calibration = Calibrate(unit, line => new BadLine(line) { StuckAt = level });
        Assert.False(calibration.IsUsable);
        Assert.Contains($"stays {(level ? "on" : "off")}", calibration.Reason, StringComparison.Ordinal);
        Assert.Null(calibration.IsInverted);
    }

    [Fact]
    public async Task A_line_of_another_LED_is_not_usable()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        await using SimulatedUnit other = TestBench.ScmA1().Open();
        using IZymkey zymkey = other.OpenZymkey();
        using ILineEventSource line = unit.OpenLed()!;
        LedCalibration calibration = new LedCalibrator(zymkey, line).Run(CancellationToken.None);
        Assert.False(calibration.IsUsable);
    }

    [Fact]
    public async Task An_LED_whose_line_is_not_there_is_left_alone()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        List<string> calls = [];
        using IZymkey zymkey = DisturbedModule.Before(unit.OpenZymkey(), name =>
        {
            calls.Add(name);
            return false;
        });
        using ILineEventSource line = new BadLine(unit.OpenLed()!) { DiesAfter = 0 };
        LedCalibration calibration = new LedCalibrator(zymkey, line).Run(CancellationToken.None);
        Assert.False(calibration.IsUsable);
        Assert.Contains("went away", calibration.Reason, StringComparison.Ordinal);
        Assert.Equal([nameof(IZymkey.GetBindingInfo)], calls);
    }

    [Fact]
    public async Task A_line_that_goes_away_is_not_usable()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        LedCalibration calibration = Calibrate(unit, line => new BadLine(line) { DiesAfter = 12 });
        Assert.False(calibration.IsUsable);
        Assert.Contains("went away", calibration.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.CpuStarvation, "does not answer")]
    [InlineData(FaultKind.CorruptedKeyArea, "does not answer")]
    [InlineData(FaultKind.CannotBind, "not bound")]
    public async Task An_LED_that_tells_something_is_left_alone(FaultKind fault, string expected)
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        using IZymkey zymkey = unit.OpenZymkey();
        unit.Module.Inject(new Fault(fault));
        DateTimeOffset now = unit.Clock.GetUtcNow();
        LedEdge[] shown = [.. unit.Module.Led(now, now.AddSeconds(20))];
        using ILineEventSource line = unit.OpenLed()!;
        LedCalibration calibration = new LedCalibrator(zymkey, line).Run(CancellationToken.None);
        Assert.False(calibration.IsUsable);
        Assert.Contains(expected, calibration.Reason, StringComparison.Ordinal);
        Assert.Equal(shown, unit.Module.Led(now, now.AddSeconds(20)));
    }

    [Fact]
    public async Task An_LED_that_is_no_heartbeat_is_left_alone()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        List<string> calls = [];
        using IZymkey zymkey = DisturbedModule.Before(unit.OpenZymkey(), name =>
        {
            calls.Add(name);
            return false;
        });
        zymkey.FlashLed(TimeSpan.FromMilliseconds(500), TimeSpan.FromMilliseconds(500), 0);
        calls.Clear();
        using ILineEventSource line = unit.OpenLed()!;
        LedCalibration calibration = new LedCalibrator(zymkey, line).Run(CancellationToken.None);
        Assert.False(calibration.IsUsable);
        Assert.Contains("not the heartbeat", calibration.Reason, StringComparison.Ordinal);
        Assert.Equal([nameof(IZymkey.GetBindingInfo)], calls);
    }

    [Fact]
    public async Task A_unit_in_production_mode_is_left_alone()
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        using (IZymkey zymkey = unit.OpenZymkey())
        {
            zymkey.LockBinding(Irreversible.ForUnit(zymkey.GetSerialNumber()));
        }

        await unit.RebootAsync(RebootKind.Soft, () => { }, CancellationToken.None);
        LedCalibration calibration = Calibrate(unit, line => line);
        Assert.False(calibration.IsUsable);
        Assert.Contains("production mode", calibration.Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(nameof(IZymkey.TurnLedOff))]
    [InlineData(nameof(IZymkey.TurnLedOn))]
    [InlineData(nameof(IZymkey.FlashLed))]
    public async Task A_module_that_stops_answering_is_not_usable_and_no_exception(string call)
    {
        await using SimulatedUnit unit = TestBench.ScmB1().Open();
        using IZymkey zymkey = DisturbedModule.Before(unit.OpenZymkey(), name => name == call);
        using ILineEventSource line = unit.OpenLed()!;
        LedCalibration calibration = new LedCalibrator(zymkey, line).Run(CancellationToken.None);
        Assert.False(calibration.IsUsable);
        Assert.Contains("stopped answering", calibration.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ends_it_early_leaves_the_LED_with_its_pattern()
    {
        for (int waits = 1; waits < 200; waits += 17)
        {
            await using SimulatedUnit unit = TestBench.ScmB1().Open();
            using CancellationTokenSource stop = new();
            int left = waits;
            Assert.Throws<OperationCanceledException>(() => Calibrate(unit, line => new BadLine(line) { OnWait = () => { if (--left == 0) { stop.Cancel(); } } }, stop.Token));
            DateTimeOffset later = unit.Clock.GetUtcNow().AddSeconds(1);
            Assert.InRange(unit.Module.Led(later, later.AddSeconds(30)).Skip(1).Count(), 19, 21);
        }
    }

    private static LedCalibration Calibrate(SimulatedUnit unit, Func<ILineEventSource, ILineEventSource> wrap, CancellationToken stop = default)
    {
        using IZymkey zymkey = unit.OpenZymkey();
        using ILineEventSource line = wrap(unit.OpenLed()!);
        return new LedCalibrator(zymkey, line).Run(stop);
    }
}
