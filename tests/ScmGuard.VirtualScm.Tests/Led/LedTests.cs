using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck.Fluent;

namespace ScmGuard.VirtualScm.Tests.Led;

public sealed class LedTests
{
    private static readonly TimeSpan s_boot = TimeSpan.FromSeconds(200);

    [Fact]
    public void A_running_unit_in_developer_mode_flashes_once_every_three_seconds()
    {
        using Bench bench = new();
        List<(DateTimeOffset At, double On, double Off)> flashes = After(bench, s_boot, TimeSpan.FromMinutes(1));

        Assert.InRange(flashes.Count, 18, 20);
        Assert.All(flashes, flash => Assert.Equal(3, flash.On + flash.Off, 0.01));
    }

    [Fact]
    public void A_running_unit_in_production_mode_flashes_three_times_rapidly_every_three_seconds()
    {
        using Bench bench = new Bench().InProduction();
        List<(DateTimeOffset At, double On, double Off)> flashes = After(bench, s_boot, TimeSpan.FromMinutes(1));

        Assert.Equal([0.1, 0.1, 2.5], flashes.SkipWhile(flash => flash.Off < 1).Skip(1).Take(3).Select(flash => Math.Round(flash.Off, 3)));
        Assert.All(flashes, flash => Assert.Equal(0.1, flash.On, 0.001));
    }

    [Fact]
    public void A_unit_that_is_not_bound_flashes_five_times_a_second_without_end()
    {
        using Bench bench = new();
        bench.Unit.Inject(Fault.Parse("cannot-bind"));
        List<(DateTimeOffset At, double On, double Off)> flashes = After(bench, TimeSpan.FromHours(1), TimeSpan.FromSeconds(10));

        Assert.InRange(flashes.Count, 48, 50);
    }

    [Fact]
    public void A_unit_in_production_mode_that_cannot_bind_flashes_rapidly_and_then_stays_off()
    {
        using Bench bench = new Bench().InProduction();
        bench.Unit.Inject(Fault.Parse("cannot-bind"));
        DateTimeOffset now = bench.Time.GetUtcNow();

        Assert.NotEmpty(BlinkReader.Flashes(bench.Unit.Led(now, now + TimeSpan.FromSeconds(5))));
        Assert.Equal([false], bench.Unit.Led(now + TimeSpan.FromSeconds(30), now + TimeSpan.FromDays(3)).Select(edge => edge.IsOn));
    }

    [Fact]
    public void A_boot_shows_slow_flashes_then_rapid_ones_then_nothing_then_the_heartbeat()
    {
        using Bench bench = new();
        BootRecord boot = bench.Unit.Boots[^1];
        List<(DateTimeOffset At, double On, double Off)> flashes = BlinkReader.Flashes(bench.Unit.Led(boot.At, boot.At + boot.Duration + TimeSpan.FromSeconds(10)));
        List<string> phases = [];
        foreach ((DateTimeOffset at, double on, double off) in flashes)
        {
            string phase = at >= boot.At + boot.Duration ? "heartbeat" : on > 0.3 ? "slow" : off > 5 ? "off" : "rapid";
            if (phases.Count == 0 || phases[^1] != phase)
            {
                phases.Add(phase);
            }
        }

        Assert.Equal(["slow", "rapid", "off", "heartbeat"], phases);
    }

    public static TheoryData<string> Codes() => ["4-1", "4-2", "6", "6-1", "6-2", "6-3", "8", "20-1", "20-2", "22-9"];

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_fatal_code_can_be_read_with_a_stopwatch_three_times(string code)
    {
        int[] counts = [.. code.Split('-').Select(int.Parse)];
        DateTimeOffset at = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        LedEvent shown = new(at, LedEventKind.Fatal) { Main = counts[0], Subcode = counts.Length > 1 ? counts[1] : null };
        TimeSpan duration = LedWave.FatalDuration(shown.Main, shown.Subcode);
        for (int repeat = 0; repeat < 3; repeat++)
        {
            Assert.Equal(code, BlinkReader.FatalCode(LedSignal.Edges([shown], at + duration * repeat / 3, at + TimeSpan.FromHours(1), default)));
        }

        Assert.Empty(BlinkReader.Flashes(LedSignal.Edges([shown], at + duration, at + TimeSpan.FromHours(1), default)));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_jitter_of_a_tenth_leaves_a_fatal_code_readable(string code)
    {
        int[] counts = [.. code.Split('-').Select(int.Parse)];
        DateTimeOffset at = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
        LedEvent shown = new(at, LedEventKind.Fatal) { Main = counts[0], Subcode = counts.Length > 1 ? counts[1] : null };
        for (int seed = 0; seed < 20; seed++)
        {
            Assert.Equal(code, BlinkReader.FatalCode(LedSignal.Edges([shown], at, at + TimeSpan.FromMinutes(5), new LedJitter(0.1, seed))));
        }
    }

    [Fact]
    public void The_user_s_flashes_come_as_often_as_asked_and_then_the_heartbeat_again()
    {
        using Bench bench = new();
        bench.Time.Advance(s_boot);
        DateTimeOffset now = bench.Time.GetUtcNow();
        Assert.Equal(0, bench.Unit.LedDrive.LEDFlash(40, 60, 7));
        List<(DateTimeOffset At, double On, double Off)> flashes = BlinkReader.Flashes(bench.Unit.Led(now, now + TimeSpan.FromSeconds(60)));

        Assert.Equal(7, flashes.Count(flash => Math.Abs(flash.On - 0.04) < 0.001));
        Assert.True(flashes.Count > 20);
    }

    [Fact]
    public void Flashes_without_end_hide_the_heartbeat_until_the_next_boot()
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.LedDrive.LEDFlash(500, 1500, 0));
        Assert.All(After(bench, TimeSpan.FromDays(20), TimeSpan.FromMinutes(1)), flash => Assert.Equal(0.5, flash.On, 0.001));

        bench.Unit.Reboot(RebootKind.Soft);
        Assert.All(After(bench, s_boot, TimeSpan.FromMinutes(1)), flash => Assert.Equal(3, flash.On + flash.Off, 0.01));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void On_and_off_last(bool isOn)
    {
        using Bench bench = new();
        Assert.Equal(0, isOn ? bench.Unit.LedDrive.LEDOn() : bench.Unit.LedDrive.LEDOff());
        DateTimeOffset later = bench.Time.GetUtcNow() + TimeSpan.FromDays(40);

        Assert.Equal([new LedEdge(later, isOn)], bench.Unit.Led(later, later + TimeSpan.FromDays(1)));
    }

    [Fact]
    public void Any_window_shows_the_same_edges_as_a_longer_one_that_holds_it()
    {
        using Bench bench = new();
        bench.Unit.LedDrive.LEDFlash(300, 200, 9);
        DateTimeOffset start = bench.Unit.Boots[0].At;
        LedJitter jitter = new(0.3, 5);
        LedEdge[] whole = [.. bench.Unit.Led(start, start + TimeSpan.FromSeconds(300), jitter)];
        Properties.ForAll(Gen.Zip(Gen.Choose(0, 250_000), Gen.Choose(1, 50_000)), window =>
        {
            DateTimeOffset from = start + TimeSpan.FromMilliseconds(window.Item1);
            DateTimeOffset until = from + TimeSpan.FromMilliseconds(window.Item2);
            LedEdge[] part = [.. bench.Unit.Led(from, until, jitter)];

            Assert.Equal(whole.Where(edge => edge.At > from && edge.At < until), part.Skip(1));
            Assert.Equal(whole.Last(edge => edge.At <= from).IsOn, part[0].IsOn);
        });
    }

    [Fact]
    public void Levels_alternate_and_time_moves_on_under_any_jitter()
    {
        using Bench bench = new Bench().InProduction();
        DateTimeOffset start = bench.Unit.Boots[0].At;
        Properties.ForAll(Gen.Zip(Gen.Choose(0, 49), Gen.Choose(0, 1000)), jitter =>
        {
            LedEdge[] edges = [.. bench.Unit.Led(start, start + TimeSpan.FromMinutes(4), new LedJitter(jitter.Item1 / 100.0, jitter.Item2))];
            for (int i = 1; i < edges.Length; i++)
            {
                Assert.True(edges[i].At > edges[i - 1].At);
                Assert.NotEqual(edges[i].IsOn, edges[i - 1].IsOn);
            }
        });
    }

    private static List<(DateTimeOffset At, double On, double Off)> After(Bench bench, TimeSpan wait, TimeSpan window)
    {
        DateTimeOffset from = bench.Time.GetUtcNow() + wait;
        // The window cuts the last one short.
        return BlinkReader.Flashes(bench.Unit.Led(from, from + window)).SkipLast(1).ToList();
    }
}
