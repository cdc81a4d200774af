using System;
using System.Linq;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests.Operations;

/// <summary>Binding, perimeter, battery, temperature and supervised boot.</summary>
public sealed class ProtectionTests
{
    [Fact]
    public void The_lock_becomes_final_at_the_next_reboot_and_no_reboot_ends_it()
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.Binding.LockBinding());
        Assert.Equal((false, true), Binding(bench));
        for (int i = 0; i < 3; i++)
        {
            bench.Unit.Reboot(RebootKind.Cold);
            Assert.Equal((true, true), Binding(bench));
        }

        Assert.Equal(Errno.Forbidden, bench.Unit.Binding.LockBinding());
    }

    [Theory]
    [InlineData(PerimeterActions.None, 0)]
    [InlineData(PerimeterActions.Notify, 0)]
    [InlineData(PerimeterActions.SelfDestruct, Errno.Busy)]
    [InlineData(PerimeterActions.SelfDestruct | PerimeterActions.Notify, Errno.Busy)]
    public void The_binding_is_locked_only_while_no_circuit_destroys(PerimeterActions actions, int result)
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.Perimeter.SetPerimeterEventAction(1, actions));
        Assert.Equal(result, bench.Unit.Binding.LockBinding());
    }

    [Fact]
    public void The_binding_is_locked_only_after_events_were_cleared()
    {
        using Bench bench = new();
        bench.Unit.Surroundings.BreakPerimeter(0);
        Assert.Equal(Errno.Busy, bench.Unit.Binding.LockBinding());
        Assert.Equal(0, bench.Unit.Perimeter.ClearPerimeterDetectEvents());
        Assert.Equal(0, bench.Unit.Binding.LockBinding());
    }

    [Fact]
    public void The_lock_closes_battery_and_temperature_actions_leaves_one_change_to_each_circuit_and_supervised_boot_open()
    {
        using Bench bench = new Bench().InProduction();
        Assert.Equal(Errno.Forbidden, bench.Unit.Environment.SetBatteryVoltageAction(ThresholdAction.Sleep));
        Assert.Equal(Errno.Forbidden, bench.Unit.Environment.SetCPUTempAction(ThresholdAction.None));
        Assert.Equal(0, bench.Unit.Perimeter.SetPerimeterEventAction(0, PerimeterActions.Notify | PerimeterActions.SelfDestruct));
        Assert.Equal(Errno.Forbidden, bench.Unit.Perimeter.SetPerimeterEventAction(0, PerimeterActions.None));
        Assert.Equal(0, bench.Unit.Perimeter.SetPerimeterEventAction(1, PerimeterActions.None));
        Assert.Equal(0, bench.Unit.SupervisedBoot.SetSupervisedBootPolicy(SupervisedBootPolicy.HoldInReset));
        Assert.Equal(0, bench.Unit.SupervisedBoot.AddOrUpdateSupervisedBootFile("config.txt", 15));
    }

    [Fact]
    public void Circuits_notify_as_shipped_and_count_their_first_break_until_events_are_cleared()
    {
        using Bench bench = new();
        Assert.Equal(Errno.TimedOut, bench.Unit.Perimeter.WaitForPerimeterEvent(0));
        bench.Unit.Surroundings.BreakPerimeter(1);
        uint first = Events(bench)[1];
        Assert.Equal((uint)bench.Time.GetUtcNow().ToUnixTimeSeconds(), first);
        Assert.Equal(0, bench.Unit.Perimeter.WaitForPerimeterEvent(0));
        Assert.Equal(Errno.TimedOut, bench.Unit.Perimeter.WaitForPerimeterEvent(0));

        bench.Time.Advance(TimeSpan.FromMinutes(1));
        bench.Unit.Surroundings.BreakPerimeter(1);
        Assert.Equal([0, first], Events(bench));
        Assert.Equal(Errno.TimedOut, bench.Unit.Perimeter.WaitForPerimeterEvent(0));

        Assert.Equal(0, bench.Unit.Perimeter.ClearPerimeterDetectEvents());
        bench.Unit.Surroundings.BreakPerimeter(1);
        Assert.Equal([0, first + 60], Events(bench));
        Assert.Equal(0, bench.Unit.Perimeter.WaitForPerimeterEvent(0));
    }

    [Fact]
    public void A_circuit_that_does_not_notify_ends_no_wait()
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.Perimeter.SetPerimeterEventAction(0, PerimeterActions.None));
        bench.Unit.Surroundings.BreakPerimeter(0);
        Assert.Equal(Errno.TimedOut, bench.Unit.Perimeter.WaitForPerimeterEvent(0));
        Assert.NotEqual(0u, Events(bench)[0]);
    }

    [Theory]
    [InlineData("00.00.51beta", false)]
    [InlineData("01.00.00", true)]
    [InlineData("01.02.02release", true)]
    public void Beta_firmware_stores_the_wrong_time_of_an_event(string firmware, bool isRight)
    {
        using Bench bench = new(UnitProfile.Parse("scm-a1", firmware));
        bench.Time.Advance(TimeSpan.FromSeconds(77));
        bench.Unit.Surroundings.BreakPerimeter(0);
        Assert.Equal(isRight, Events(bench)[0] == bench.Time.GetUtcNow().ToUnixTimeSeconds());
    }

    public static TheoryData<string, string, string> Destructions => new()
    {
        { "tamper:0", "6-1", "5" },
        { "tamper:1", "6-2", "5" },
        { "low-battery", "4-1", "6" },
        { "low-temperature", "20-1", "6" },
        { "high-temperature", "20-2", "6" },
    };

    [Theory]
    [MemberData(nameof(Destructions))]
    public void In_developer_mode_a_destruction_is_only_shown_and_the_unit_recovers(string fault, string code, string _)
    {
        using Bench bench = Armed();
        bench.Unit.Inject(Fault.Parse(fault));
        Assert.Equal(code, bench.FatalCode());
        Assert.Equal(Errno.TimedOut, bench.Unit.Daemon.Open());

        bench.Unit.Surroundings.SetBatteryVoltage(3);
        bench.Unit.Surroundings.SetTemperature(30);
        bench.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(0, bench.Unit.Daemon.Open());
        Assert.True(bench.Signs(0));
        Assert.Equal(RebootKind.Self, bench.Unit.Boots[^1].Kind);
    }

    [Theory]
    [MemberData(nameof(Destructions))]
    public void In_production_mode_a_destruction_leaves_scrap(string fault, string _, string code)
    {
        using Bench bench = Armed(isProduction: true);
        Assert.True(bench.Signs(0));
        bench.Unit.Inject(Fault.Parse(fault));
        for (int i = 0; i < 2; i++)
        {
            Assert.Equal(code, bench.FatalCode());
            Assert.Equal(Errno.Io, bench.Unit.Daemon.Open());
            Assert.False(bench.Signs(0));
            Assert.Empty(bench.Unit.Status.Slots);
            bench.Unit.Surroundings.SetBatteryVoltage(3);
            bench.Unit.Surroundings.SetTemperature(30);
            bench.Time.Advance(TimeSpan.FromDays(1));
            bench.Unit.Reboot(RebootKind.Cold);
        }
    }

    [Fact]
    public void Two_broken_circuits_are_summed_up_in_the_subcode()
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.Perimeter.SetPerimeterEventAction(0, PerimeterActions.None));
        Assert.Equal(0, bench.Unit.Perimeter.SetPerimeterEventAction(1, PerimeterActions.SelfDestruct));
        bench.Unit.Surroundings.BreakPerimeter(0);
        Assert.True(bench.Signs(0));
        bench.Unit.Surroundings.BreakPerimeter(1);
        Assert.Equal("6-3", bench.FatalCode());
    }

    [Theory]
    [InlineData("low-battery")]
    [InlineData("low-temperature")]
    [InlineData("high-temperature")]
    public void Without_an_action_a_threshold_does_nothing(string fault)
    {
        using Bench bench = new();
        bench.Unit.Inject(Fault.Parse(fault));
        bench.Unit.Reboot(RebootKind.Soft);
        Assert.True(bench.Signs(0));
    }

    [Fact]
    public void A_unit_that_sleeps_for_its_battery_wakes_up_with_a_new_one()
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.Environment.SetBatteryVoltageAction(ThresholdAction.Sleep));
        bench.Unit.Inject(Fault.Parse("low-battery:2.0"));
        bench.Time.Advance(TimeSpan.FromDays(2));
        bench.Unit.Reboot(RebootKind.Cold);
        Assert.Equal(Errno.TimedOut, bench.Unit.Daemon.Open());
        DateTimeOffset now = bench.Time.GetUtcNow();
        Assert.Equal([false], bench.Unit.Led(now, now + TimeSpan.FromHours(1)).Select(edge => edge.IsOn));

        bench.Unit.Surroundings.SetBatteryVoltage(3);
        Assert.Equal(0, bench.Unit.Environment.GetBatteryVoltage(out float volts));
        Assert.Equal(3, volts);
    }

    [Theory]
    [InlineData(true, "20-1")]
    [InlineData(false, "20-2")]
    public void A_temperature_threshold_on_the_wrong_side_of_ambient_locks_the_unit_out_in_developer_mode_too(bool isLow, string code)
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.Environment.SetCPUTempAction(ThresholdAction.SelfDestruct));
        Assert.Equal(0, bench.Unit.Environment.GetCPUTemp(out float ambient));
        int result = isLow ? bench.Unit.Environment.SetCPULowTempThreshold(ambient + 1) : bench.Unit.Environment.SetCPUHighTempThreshold(ambient - 1);
        Assert.Equal(0, result);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(code, bench.FatalCode());
            Assert.Equal(Errno.TimedOut, bench.Unit.Environment.SetCPUTempAction(ThresholdAction.None));
            bench.Time.Advance(TimeSpan.FromHours(1));
            bench.Unit.Reboot(RebootKind.Cold);
        }
    }

    [Theory]
    [InlineData("scm-a1", 2.3f, 0)]
    [InlineData("scm-a1", 2.5f, 0)]
    [InlineData("scm-b1", 3.0f, 0)]
    [InlineData("scm-a1", 3.1f, Errno.Invalid)]
    [InlineData("hsm6", 2.4f, 0)]
    [InlineData("hsm6", 2.5f, Errno.Invalid)]
    [InlineData("scm-a1", 0f, Errno.Invalid)]
    [InlineData("scm-a1", float.NaN, Errno.Invalid)]
    public void An_SCM_does_not_reject_a_battery_threshold_from_2_5_to_3_volts(string profile, float volts, int result)
    {
        using Bench bench = new(UnitProfile.Parse(profile));
        Assert.Equal(result, bench.Unit.Environment.SetBatteryVoltageThreshold(volts));
    }

    [Theory]
    [InlineData(3)]
    [InlineData(-1)]
    public void An_action_that_does_not_exist_is_refused(int action)
    {
        using Bench bench = new();
        Assert.Equal(Errno.Invalid, bench.Unit.Environment.SetBatteryVoltageAction((ThresholdAction)action));
        Assert.Equal(Errno.Invalid, bench.Unit.Environment.SetCPUTempAction((ThresholdAction)action));
        Assert.Equal(Errno.Invalid, bench.Unit.SupervisedBoot.SetSupervisedBootPolicy((SupervisedBootPolicy)action));
        Assert.Equal(Errno.Invalid, bench.Unit.Perimeter.SetPerimeterEventAction(0, (PerimeterActions)4));
        Assert.Equal(Errno.Invalid, bench.Unit.Perimeter.SetPerimeterEventAction(2, PerimeterActions.None));
    }

    [Fact]
    public void Sleep_is_an_action_for_the_battery_only()
    {
        using Bench bench = new();
        Assert.Equal(Errno.Invalid, bench.Unit.Environment.SetCPUTempAction(ThresholdAction.Sleep));
    }

    [Fact]
    public void The_manifest_as_shipped_has_the_documented_files_and_takes_permanent_slots_only()
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.SupervisedBoot.GetSupervisedBootFileManifest(out string manifest));
        Assert.Equal(SupervisedBoot.DefaultManifest.Value.Order(StringComparer.Ordinal), manifest.Split('\n'));
        int generated = bench.Unit.Keys.GenKeyPair(KeyType.Ed25519);
        Assert.Equal(Errno.Invalid, bench.Unit.SupervisedBoot.AddOrUpdateSupervisedBootFile("config.txt", generated));
        Assert.Equal(Errno.Invalid, bench.Unit.SupervisedBoot.AddOrUpdateSupervisedBootFile("/boot/config.txt", 15));
        Assert.Equal(Errno.Invalid, bench.Unit.SupervisedBoot.AddOrUpdateSupervisedBootFile("../etc/passwd", 15));
        Assert.Equal(Errno.NotFound, bench.Unit.SupervisedBoot.AddOrUpdateSupervisedBootFile("no-such-file", 15));
        Assert.Equal(0, bench.Unit.SupervisedBoot.RemoveSupervisedBootFile("config.txt"));
        Assert.Equal(Errno.NotFound, bench.Unit.SupervisedBoot.RemoveSupervisedBootFile("config.txt"));
    }

    [Theory]
    [InlineData(SupervisedBootPolicy.NoAction)]
    [InlineData(SupervisedBootPolicy.Destroy)]
    [InlineData(SupervisedBootPolicy.HoldInReset)]
    public void A_changed_file_that_is_signed_again_boots_under_every_policy(SupervisedBootPolicy policy)
    {
        using Bench bench = new Bench().InProduction();
        Assert.Equal(0, bench.Unit.SupervisedBoot.SetSupervisedBootPolicy(policy));
        bench.Unit.Surroundings.WriteBootFile("config.txt", Bench.Utf8("dtoverlay=dwc2"));
        Assert.Equal(0, bench.Unit.SupervisedBoot.AddOrUpdateSupervisedBootFile("config.txt", 15));
        bench.Unit.Reboot(RebootKind.Soft);
        Assert.True(bench.Signs(0));
    }

    [Fact]
    public void A_changed_file_is_noticed_by_policy()
    {
        using Bench ignoring = Changed(SupervisedBootPolicy.NoAction, isProduction: true);
        Assert.True(ignoring.Signs(0));

        using Bench holding = Changed(SupervisedBootPolicy.HoldInReset, isProduction: true);
        Assert.Equal("4-2", holding.FatalCode());
        Assert.Equal(Errno.TimedOut, holding.Unit.Daemon.Open());
        holding.Unit.Surroundings.RestoreBootFiles();
        holding.Unit.Reboot(RebootKind.Cold);
        Assert.True(holding.Signs(0));

        using Bench showing = Changed(SupervisedBootPolicy.Destroy, isProduction: false);
        Assert.Equal("4-2", showing.FatalCode());
        showing.Time.Advance(TimeSpan.FromMinutes(2));
        Assert.True(showing.Signs(0));

        using Bench destroying = Changed(SupervisedBootPolicy.Destroy, isProduction: true);
        Assert.Equal(Errno.Io, destroying.Unit.Daemon.Open());
        Assert.Empty(destroying.Unit.Status.Slots);
    }

    [Theory]
    [InlineData(true, Errno.Io)]
    [InlineData(false, Errno.TimedOut)]
    public void On_firmware_01_00_00_any_manifest_entry_enables_supervised_boot(bool isProduction, int result)
    {
        using Bench bench = new(UnitProfile.Parse("scm-a1", "01.00.00"));
        Assert.Equal(Errno.NotImplemented, bench.Unit.SupervisedBoot.SetSupervisedBootPolicy(SupervisedBootPolicy.NoAction));
        if (isProduction)
        {
            bench.InProduction();
        }

        bench.Unit.Inject(Fault.Parse("changed-boot-file"));
        bench.Unit.Reboot(RebootKind.Soft);
        Assert.Equal(result, bench.Unit.Daemon.Open());
    }

    [Fact]
    public void On_firmware_01_00_00_an_empty_manifest_is_safe()
    {
        using Bench bench = new Bench(UnitProfile.Parse("scm-b1", "01.00.00")).InProduction();
        foreach (string file in SupervisedBoot.DefaultManifest.Value)
        {
            Assert.Equal(0, bench.Unit.SupervisedBoot.RemoveSupervisedBootFile(file));
        }

        bench.Unit.Surroundings.WriteBootFile("config.txt", [1]);
        bench.Unit.Reboot(RebootKind.Soft);
        Assert.True(bench.Signs(0));
    }

    private static (bool IsLocked, bool IsBound) Binding(Bench bench)
    {
        Assert.Equal(0, bench.Unit.Binding.GetCurrentBindingInfo(out bool isLocked, out bool isBound));
        return (isLocked, isBound);
    }

    private static uint[] Events(Bench bench)
    {
        Assert.Equal(0, bench.Unit.Perimeter.GetPerimeterDetectInfo(out uint[] timestamps));
        return timestamps;
    }

    private static Bench Armed(bool isProduction = false)
    {
        Bench bench = new();
        Assert.Equal(0, bench.Unit.Environment.SetBatteryVoltageAction(ThresholdAction.SelfDestruct));
        Assert.Equal(0, bench.Unit.Environment.SetCPUTempAction(ThresholdAction.SelfDestruct));
        if (isProduction)
        {
            bench.InProduction();
        }

        for (int channel = 0; channel < 2; channel++)
        {
            Assert.Equal(0, bench.Unit.Perimeter.SetPerimeterEventAction(channel, PerimeterActions.SelfDestruct));
        }

        return bench;
    }

    private static Bench Changed(SupervisedBootPolicy policy, bool isProduction)
    {
        Bench bench = new();
        if (isProduction)
        {
            bench.InProduction();
        }

        Assert.Equal(0, bench.Unit.SupervisedBoot.SetSupervisedBootPolicy(policy));
        bench.Unit.Surroundings.WriteBootFile("cmdline.txt", Bench.Utf8("init=/bin/sh"));
        bench.Unit.Reboot(RebootKind.Soft);
        return bench;
    }
}
