using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests.Faults;

public sealed class FaultTests
{
    [Theory]
    [InlineData("cpu-starvation", "8")]
    [InlineData("supervised-boot-failure", "22-9")]
    public void A_passing_fault_shows_its_code_and_then_the_unit_reboots(string fault, string code)
    {
        using Bench bench = new();
        bench.Unit.Inject(Fault.Parse(fault));
        if (fault == "supervised-boot-failure")
        {
            Assert.True(bench.Signs(0));
            bench.Unit.Reboot(RebootKind.Soft);
        }

        Assert.Equal(code, bench.FatalCode());
        Assert.Equal(Errno.TimedOut, bench.Unit.Daemon.Open());
        bench.Time.Advance(TimeSpan.FromMinutes(3));
        Assert.True(bench.Signs(0));
        bench.Unit.Reboot(RebootKind.Soft);
        Assert.True(bench.Signs(0));
    }

    [Fact]
    public void A_corrupted_key_area_shows_6_for_good()
    {
        using Bench bench = new();
        bench.Unit.Inject(Fault.Parse("corrupted-key-area"));
        bench.Unit.Reboot(RebootKind.Cold);
        bench.Time.Advance(TimeSpan.FromHours(3));
        Assert.Equal("6", bench.FatalCode());
        Assert.Equal(Errno.Io, bench.Unit.Daemon.Open());
    }

    [Theory]
    [InlineData("time-out", Errno.TimedOut)]
    [InlineData("communication-error", Errno.Io)]
    public void A_call_that_fails_changes_nothing_and_the_next_one_works(string fault, int result)
    {
        using Bench bench = new();
        bench.Unit.Inject(Fault.Parse(fault));
        Assert.Equal(result, bench.Unit.Keys.GenKeyPair(KeyType.Ed25519));
        Assert.Equal(16, bench.Unit.Keys.GenKeyPair(KeyType.Ed25519));
        bench.Unit.Inject(Fault.Parse(fault + ":3"));
        Assert.Equal([result, result, result, 0], Enumerable.Range(0, 4).Select(_ => bench.Unit.Clock.GetTime(out uint _, isPrecise: false)));
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(-274f)]
    public void Surroundings_that_cannot_be_are_refused_and_change_nothing(float number)
    {
        using Bench bench = new();
        string before = bench.Unit.Serialized();
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Unit.Surroundings.SetTemperature(number));
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Unit.Surroundings.SetBatteryVoltage(number));
        Assert.Equal(before, bench.Unit.Serialized());
    }

    [Theory]
    [InlineData("time-out")]
    [InlineData("communication-error")]
    [InlineData("hung-call")]
    public async Task Closing_succeeds_whatever_is_wrong_and_leaves_the_fault_to_a_call(string fault)
    {
        using Bench bench = new();
        bench.Unit.Inject(Fault.Parse(fault));
        Assert.Equal(0, await Task.Run(bench.Unit.Daemon.Close).WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(fault + ":1", Assert.Single(bench.Unit.Status.Faults).ToString());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_call_that_hangs_holds_up_nobody_and_ends_when_the_daemon_starts_again(bool byReboot)
    {
        using Bench bench = new();
        bench.Unit.Inject(Fault.Parse("hung-call"));
        Task<int> hung = Task.Run(() => bench.Unit.Keys.GenKeyPair(KeyType.Ed25519));
        await UntilAsync(() => bench.Time.Timers > 0);
        Assert.True(bench.Signs(0));
        bench.Time.Advance(TimeSpan.FromHours(1));
        Assert.False(hung.IsCompleted);

        if (byReboot)
        {
            bench.Unit.Reboot(RebootKind.PowerCut);
        }
        else
        {
            bench.Unit.Daemon.Restart();
        }

        Assert.Equal(Errno.TimedOut, await hung.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(16, bench.Slots().Length);
    }

    [Fact]
    public async Task A_wait_ends_with_its_time_and_not_before()
    {
        using Bench bench = new();
        Task<int> wait = Task.Run(() => bench.Unit.Accelerometer.WaitForTap(5000));
        await UntilAsync(() => bench.Time.Timers > 0);
        bench.Time.Advance(TimeSpan.FromMilliseconds(4999));
        Assert.True(bench.Signs(0));
        Assert.False(wait.IsCompleted);
        bench.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(Errno.TimedOut, await wait.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task A_tap_ends_a_wait_unless_the_axis_notices_none()
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.Accelerometer.SetTapSensitivity(AccelerationAxis.X, 0));
        Task<int> wait = Task.Run(() => bench.Unit.Accelerometer.WaitForTap(uint.MaxValue));
        await UntilAsync(() => bench.Time.Timers > 0);
        bench.Unit.Surroundings.Tap(AccelerationAxis.X);
        Assert.False(wait.IsCompleted);
        bench.Unit.Surroundings.Tap(AccelerationAxis.Y);
        Assert.Equal(0, await wait.WaitAsync(TimeSpan.FromSeconds(60)));
        Assert.Equal(0, bench.Unit.Accelerometer.GetAccelerometerData(out AxisData x, out AxisData y, out AxisData z));
        Assert.Equal((0, 1, 1.0), (x.TapDirection, y.TapDirection, z.G));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_unit_that_cannot_bind_answers_about_its_binding_only_until_it_is_back_in_its_host(bool isProduction)
    {
        using Bench bench = new();
        if (isProduction)
        {
            bench.InProduction();
        }

        bench.Unit.Inject(Fault.Parse("cannot-bind"));
        bench.Unit.Reboot(RebootKind.Cold);
        Assert.Equal(Errno.NotBound, bench.Unit.Daemon.Open());
        Assert.False(bench.Signs(0));
        Assert.Equal(0, bench.Unit.Binding.GetCurrentBindingInfo(out bool isLocked, out bool isBound));
        Assert.Equal((isProduction, false), (isLocked, isBound));

        bench.Unit.Surroundings.ReturnToHost();
        Assert.True(bench.Signs(0));
    }

    [Fact]
    public void Every_fault_has_a_spelling_that_reads_back()
    {
        Assert.Equal(Enum.GetValues<FaultKind>().Length, Fault.KnownSpellings.Distinct().Count());
        Assert.All(Enum.GetValues<FaultKind>(), kind =>
        {
            Assert.Equal(new Fault(kind), Fault.Parse(new Fault(kind).ToString()));
            Assert.Equal(new Fault(kind, 2.5), Fault.Parse(new Fault(kind, 2.5).ToString()));
        });
    }

    [Theory]
    [InlineData("")]
    [InlineData("earthquake")]
    [InlineData("tamper:many")]
    [InlineData("low-battery:NaN")]
    public void What_is_no_fault_is_answered_with_those_there_are(string text) =>
        Assert.Contains("cannot-bind, tap", Assert.Throws<ArgumentException>(() => Fault.Parse(text)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("tamper:2")]
    [InlineData("tamper:0.5")]
    [InlineData("tap:-1")]
    [InlineData("time-out:0")]
    [InlineData("low-battery:-0.1")]
    [InlineData("low-battery:1e300")]
    [InlineData("low-temperature:-274")]
    [InlineData("high-temperature:1e300")]
    public void A_number_out_of_range_is_refused_and_changes_nothing(string fault)
    {
        using Bench bench = new();
        Assert.Throws<ArgumentOutOfRangeException>(() => bench.Unit.Inject(Fault.Parse(fault)));
        Assert.True(bench.Signs(0));
    }

    [Theory]
    [InlineData("scm-c1", null, "scm-a1, scm-b1, hsm6, zymkey4")]
    [InlineData("scm-b1", "02.00.00", "00.00.51beta, 01.00.00, 01.02.02release")]
    public void A_profile_or_firmware_that_does_not_exist_is_answered_with_those_that_do(string name, string? firmware, string known) =>
        Assert.Contains(known, Assert.Throws<ArgumentException>(() => UnitProfile.Parse(name, firmware)).Message, StringComparison.Ordinal);

    // Timers exist once the other thread waits; until then there is nothing to be told by.
    private static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
        {
            await Task.Yield();
        }
    }
}
