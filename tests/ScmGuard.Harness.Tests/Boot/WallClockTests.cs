using System;
using ScmGuard.Harness.Boot;
using ScmGuard.Harness.Statistics;

namespace ScmGuard.Harness.Tests.Boot;

/// <summary>A boot's time from a wall clock is a number only if the clock went on while the host was off, and was not set.</summary>
public sealed class WallClockTests
{
    private static readonly DateTimeOffset s_last = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);
    private static readonly WallClock s_good = new(null, false);

    [Fact]
    public void A_clock_that_went_on_gives_the_gap_within_what_an_rtc_can_tell()
    {
        Censored gap = Boot(30).OffKernelGap(s_good, out string? doubt)!.Value;
        Assert.Null(doubt);
        Assert.Equal((29, 31), (gap.Lower, gap.Upper));
    }

    [Fact]
    public void Records_that_differ_a_little_widen_the_gap()
    {
        BootMilestones boot = Boot(30);
        Censored gap = (boot with { Now = boot.Now with { Wall = boot.Now.Wall!.Value.AddSeconds(1.5) } }).OffKernelGap(s_good, out _)!.Value;
        Assert.Equal((29, 32.5), (gap.Lower, gap.Upper));
    }

    [Fact]
    public void Boot_time_from_a_wall_clock_without_rtc_is_not_given()
    {
        Assert.Null(Boot(30).OffKernelGap(new WallClock("the kernel knows no RTC", false), out string? doubt));
        Assert.Equal("the kernel knows no RTC", doubt);
    }

    [Fact]
    public void A_clock_that_is_set_in_every_boot_needs_no_rtc_that_the_kernel_knows()
    {
        // Before the service ran, the clock stood where the last shutdown had left it.
        BootMilestones boot = Boot(30);
        Stamp early = new(TimeSpan.FromSeconds(8), s_last.AddSeconds(8));
        boot = boot with { Systemd = boot.Systemd with { Kernel = new Stamp(TimeSpan.Zero, s_last), Userspace = early } };
        Assert.Null(boot.OffKernelGap(s_good, out string? doubt));
        Assert.Contains("set by 30 s during this boot", doubt);
        Assert.NotNull(boot.OffKernelGap(new WallClock("the kernel knows no RTC", true), out _));
    }

    [Theory]
    [InlineData(-365 * 86400, "before the last record")]
    [InlineData(-10, "before the last record")]
    [InlineData(365 * 86400, "longer than any boot takes")]
    [InlineData(-50L * 365 * 86400, "year is wrong")]
    public void A_clock_that_is_wrong_after_the_boot_gives_no_number(long seconds, string reason)
    {
        Assert.Null(Boot(seconds).OffKernelGap(s_good, out string? doubt));
        Assert.Contains(reason, doubt);
    }

    [Fact]
    public void A_clock_set_back_a_year_during_the_boot_gives_no_number()
    {
        BootMilestones boot = Boot(30);
        Assert.Null((boot with { Now = boot.Now with { Wall = boot.Now.Wall!.Value.AddYears(-1) } }).OffKernelGap(s_good, out string? doubt));
        Assert.Contains("during this boot", doubt);
    }

    [Fact]
    public void A_clock_set_back_during_the_shutdown_gives_no_number()
    {
        Assert.Null((Boot(30) with { RebootIntended = s_last.AddYears(1) }).OffKernelGap(s_good, out string? doubt));
        Assert.Contains("during the shutdown", doubt);
    }

    [Fact]
    public void A_power_cut_leaves_no_record_and_so_no_number()
    {
        Assert.Null((Boot(30) with { LastRecord = null }).OffKernelGap(s_good, out string? doubt));
        Assert.Contains("no record of the shutdown", doubt);
    }

    [Fact]
    public void A_single_record_cannot_be_compared_with_anything()
    {
        BootMilestones boot = Boot(30);
        Assert.Null((boot with { Systemd = new SystemdTimes(null, null, null, null, null, null) }).OffKernelGap(s_good, out string? doubt));
        Assert.Contains("not two records", doubt);
    }

    [Fact]
    public void The_first_good_answer_is_after_the_daemon_s_start_and_before_the_call()
    {
        BootMilestones boot = Boot(30);
        Assert.Equal(new Censored(58, 60), boot.Answer);

        // A daemon that was started again after the answer says nothing about the first one.
        Assert.Equal(new Censored(8, 60), (boot with { Systemd = boot.Systemd with { Daemon = new Stamp(TimeSpan.FromSeconds(70), null) } }).Answer);
    }

    private static BootMilestones Boot(long gapSeconds)
    {
        DateTimeOffset kernel = s_last.AddSeconds(gapSeconds);
        Stamp At(int seconds) => new(TimeSpan.FromSeconds(seconds), kernel.AddSeconds(seconds));
        return new BootMilestones(
            "b", s_last.AddSeconds(-6), s_last, new SystemdTimes(At(0), At(8), At(58), At(27), At(28), At(59)), TimeSpan.FromSeconds(60), At(61));
    }
}
