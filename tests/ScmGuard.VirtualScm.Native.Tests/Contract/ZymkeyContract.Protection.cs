using System;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Native.Tests.Contract;

// Perimeter, battery, temperature, supervised boot and binding.
public abstract partial class ZymkeyContract
{
    [Fact]
    public void A_broken_circuit_is_told_once_and_remembered_until_it_is_cleared()
    {
        IZymkey zymkey = Open();
        zymkey.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.Notify);
        zymkey.SetPerimeterActions(PerimeterChannel.Circuit2, PerimeterActions.None);
        Assert.False(zymkey.WaitForPerimeterEvent(TimeSpan.Zero));
        DateTimeOffset before = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        Unit.Inject(Fault.Parse("tamper:1"));
        Assert.False(zymkey.WaitForPerimeterEvent(TimeSpan.Zero));
        Unit.Inject(Fault.Parse("tamper:0"));
        Assert.True(zymkey.WaitForPerimeterEvent(TimeSpan.FromMinutes(1)));
        Assert.False(zymkey.WaitForPerimeterEvent(TimeSpan.Zero));
        Assert.Equal([PerimeterChannel.Circuit1, PerimeterChannel.Circuit2], zymkey.GetPerimeterEvents().Select(happened => happened.Channel));
        Assert.All(zymkey.GetPerimeterEvents(), happened => Assert.InRange(happened.At, before, DateTimeOffset.UtcNow));
        zymkey.ClearPerimeterEvents();
        Assert.Empty(zymkey.GetPerimeterEvents());
    }

    [Fact]
    public void What_destroys_is_for_the_named_unit_only()
    {
        IZymkey zymkey = Open();
        Irreversible another = Irreversible.ForUnit("another");
        Assert.Throws<ArgumentException>(() => zymkey.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct));
        Assert.Throws<ArgumentException>(() => zymkey.SetBatteryVoltageAction(ThresholdAction.SelfDestruct));
        Assert.Throws<ArgumentException>(() => zymkey.SetCpuTemperatureAction(ThresholdAction.SelfDestruct));
        Assert.Throws<ArgumentException>(() => zymkey.SetSupervisedBootPolicy(SupervisedBootPolicy.Destroy));
        Assert.Throws<WrongUnitException>(() => zymkey.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct, another));
        Assert.Throws<WrongUnitException>(() => zymkey.SetBatteryVoltageAction(ThresholdAction.SelfDestruct, another));
        Assert.Throws<WrongUnitException>(() => zymkey.SetCpuTemperatureAction(ThresholdAction.SelfDestruct, another));
        Assert.Throws<WrongUnitException>(() => zymkey.SetSupervisedBootPolicy(SupervisedBootPolicy.Destroy, another));
        Assert.Throws<WrongUnitException>(() => zymkey.LockBinding(another));

        // Nothing of it was done: nothing happens.
        Unit.Inject(Fault.Parse("tamper:0"));
        Unit.Inject(Fault.Parse("low-battery"));
        Unit.Inject(Fault.Parse("high-temperature"));
        Unit.Inject(Fault.Parse("changed-boot-file"));
        Unit.Reboot(RebootKind.Soft);
        Assert.Equal(new BindingInfo(IsLocked: false, IsBound: true), zymkey.GetBindingInfo());
        Assert.Equal(Unit.SerialNumber, zymkey.GetSerialNumber());
    }

    [Fact]
    public void The_digital_perimeter_takes_what_is_not_negative()
    {
        IZymkey zymkey = Open();
        zymkey.SetDigitalPerimeterLowPowerPeriod(0);
        zymkey.SetDigitalPerimeterLowPowerMaxBits(int.MaxValue);
        zymkey.SetDigitalPerimeterDelays(10, 10);
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetDigitalPerimeterLowPowerPeriod(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetDigitalPerimeterLowPowerMaxBits(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetDigitalPerimeterDelays(-1, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetDigitalPerimeterDelays(11, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetPerimeterActions((PerimeterChannel)2, PerimeterActions.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetPerimeterActions(PerimeterChannel.Circuit1, (PerimeterActions)4));
    }

    [Fact]
    public void A_battery_below_its_threshold_lets_the_unit_sleep_until_it_is_replaced()
    {
        IZymkey zymkey = Open();
        Assert.Equal(3.0f, zymkey.GetBatteryVoltage());
        zymkey.SetBatteryVoltageThreshold(2.4f);
        zymkey.SetBatteryVoltageAction(ThresholdAction.Sleep);
        Unit.Surroundings.SetBatteryVoltage(2.41f);
        Assert.Equal(2.41f, zymkey.GetBatteryVoltage());
        Unit.Surroundings.SetBatteryVoltage(2.39f);
        Fails<ZymkeyTimeoutException>(ZymbitOperation.GetBatteryVoltage, Errno.TimedOut, () => zymkey.GetBatteryVoltage());
        Unit.Surroundings.SetBatteryVoltage(3);
        Assert.Equal(3.0f, zymkey.GetBatteryVoltage());
    }

    [Theory]
    [InlineData(0f)]
    [InlineData(-1f)]
    [InlineData(2.5f)]
    [InlineData(float.NaN)]
    public void A_battery_threshold_out_of_its_range_is_refused(float volts)
    {
        IZymkey zymkey = Open();
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetBatteryVoltageThreshold(volts));
    }

    [Theory]
    [InlineData(19f, 41f)]
    [InlineData(-9f, 64f)]
    public void A_temperature_beyond_a_threshold_shows_in_developer_mode_what_it_would_destroy(float low, float high)
    {
        IZymkey zymkey = Open();
        zymkey.SetCpuLowTemperatureThreshold(low);
        zymkey.SetCpuHighTemperatureThreshold(high);
        zymkey.SetCpuTemperatureAction(ThresholdAction.SelfDestruct, ThisUnit);
        foreach (float celsius in (float[])[low - 1, high + 1])
        {
            Unit.Surroundings.SetTemperature(celsius);
            Fails<ZymkeyTimeoutException>(ZymbitOperation.GetCPUTemp, Errno.TimedOut, () => zymkey.GetCpuTemperature());
            Unit.Surroundings.SetTemperature(30);
            Assert.Equal(30, zymkey.GetCpuTemperature());
        }

        zymkey.SetCpuTemperatureAction(ThresholdAction.None);
        Unit.Surroundings.SetTemperature(high + 1);
        Assert.Equal(high + 1, zymkey.GetCpuTemperature());
        Assert.Equal(high + 1, zymkey.GetAuxTemperature(0));
        Fails(ZymbitOperation.GetAUXTemp, Errno.Invalid, () => zymkey.GetAuxTemperature(1));
        Assert.Throws<ArgumentException>(() => zymkey.SetCpuTemperatureAction(ThresholdAction.Sleep));
        Assert.Throws<ArgumentException>(() => zymkey.SetCpuTemperatureAction(ThresholdAction.Sleep, ThisUnit));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetCpuLowTemperatureThreshold(20.5f));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetCpuHighTemperatureThreshold(39.5f));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetCpuHighTemperatureThreshold(float.NaN));
    }

    [Fact]
    public void The_boot_manifest_has_the_files_that_were_signed()
    {
        IZymkey zymkey = Open();
        Assert.Equal(SupervisedBoot.DefaultManifest.Value.Order(StringComparer.Ordinal), Manifest(zymkey));
        Fails(ZymbitOperation.AddOrUpdateSupervisedBootFile, Errno.NotFound, () => zymkey.AddOrUpdateSupervisedBootFile("own.txt", KeySlot.Permanent(15)));
        Unit.Surroundings.WriteBootFile("own.txt", "own"u8);
        zymkey.AddOrUpdateSupervisedBootFile("own.txt", KeySlot.Permanent(0));
        Assert.Contains("own.txt", Manifest(zymkey));
        zymkey.RemoveSupervisedBootFile("own.txt");
        Assert.DoesNotContain("own.txt", Manifest(zymkey));
        Fails(ZymbitOperation.RemoveSupervisedBootFile, Errno.NotFound, () => zymkey.RemoveSupervisedBootFile("own.txt"));
        Assert.Throws<ArgumentException>(() => zymkey.AddOrUpdateSupervisedBootFile("/boot/own.txt", KeySlot.Permanent(15)));
        Assert.Throws<ArgumentException>(() => zymkey.AddOrUpdateSupervisedBootFile("own.txt", KeySlot.Generated(16)));
        Assert.Throws<ArgumentException>(() => zymkey.RemoveSupervisedBootFile("../own.txt"));
    }

    [Fact]
    public void A_changed_boot_file_holds_the_host_in_reset_until_it_is_as_it_was_signed()
    {
        IZymkey zymkey = Open();
        zymkey.SetSupervisedBootPolicy(SupervisedBootPolicy.HoldInReset);
        Unit.Inject(Fault.Parse("changed-boot-file"));
        Unit.Reboot(RebootKind.Soft);
        Fails<ZymkeyTimeoutException>(ZymbitOperation.GetSupervisedBootFileManifest, Errno.TimedOut, () => zymkey.GetSupervisedBootManifest());
        Unit.Surroundings.RestoreBootFiles();
        Unit.Reboot(RebootKind.PowerCut);
        Assert.NotEmpty(Manifest(zymkey));
        zymkey.SetSupervisedBootPolicy(SupervisedBootPolicy.Destroy, ThisUnit);
        zymkey.SetSupervisedBootPolicy(SupervisedBootPolicy.NoAction);
        Unit.Inject(Fault.Parse("changed-boot-file"));
        Unit.Reboot(RebootKind.Soft);
        Assert.NotEmpty(Manifest(zymkey));
    }

    [Theory]
    [InlineData("scm-a1", "01.00.00")]
    [InlineData("hsm6", null)]
    public void A_unit_without_a_boot_policy_says_so(string profile, string? firmware)
    {
        IZymkey zymkey = Open(UnitProfile.Parse(profile, firmware));
        Fails(ZymbitOperation.SetSupervisedBootPolicy, Errno.NotImplemented, () => zymkey.SetSupervisedBootPolicy(SupervisedBootPolicy.HoldInReset));
    }

    [Fact]
    public void The_lock_becomes_final_at_the_next_reboot_and_closes_what_it_closes()
    {
        IZymkey zymkey = Open();
        zymkey.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct, ThisUnit);
        Fails(ZymbitOperation.LockBinding, Errno.Busy, () => zymkey.LockBinding(ThisUnit));
        zymkey.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.Notify);
        Unit.Inject(Fault.Parse("tamper:1"));
        Fails(ZymbitOperation.LockBinding, Errno.Busy, () => zymkey.LockBinding(ThisUnit));
        zymkey.ClearPerimeterEvents();
        zymkey.LockBinding(ThisUnit);
        Assert.Equal(new BindingInfo(IsLocked: false, IsBound: true), zymkey.GetBindingInfo());
        Unit.Reboot(RebootKind.Soft);
        Assert.Equal(new BindingInfo(IsLocked: true, IsBound: true), zymkey.GetBindingInfo());

        Fails(ZymbitOperation.LockBinding, Errno.Forbidden, () => zymkey.LockBinding(ThisUnit));
        Fails(ZymbitOperation.SetBatteryVoltageAction, Errno.Forbidden, () => zymkey.SetBatteryVoltageAction(ThresholdAction.Sleep));
        Fails(ZymbitOperation.SetBatteryVoltageAction, Errno.Forbidden, () => zymkey.SetBatteryVoltageAction(ThresholdAction.SelfDestruct, ThisUnit));
        Fails(ZymbitOperation.SetCPUTempAction, Errno.Forbidden, () => zymkey.SetCpuTemperatureAction(ThresholdAction.None));
        zymkey.SetBatteryVoltageThreshold(2.2f);
        zymkey.SetPerimeterActions(PerimeterChannel.Circuit2, PerimeterActions.Notify);
        Fails(ZymbitOperation.SetPerimeterEventAction, Errno.Forbidden, () => zymkey.SetPerimeterActions(PerimeterChannel.Circuit2, PerimeterActions.None));
        zymkey.SetSupervisedBootPolicy(SupervisedBootPolicy.NoAction);
        Assert.True(zymkey.Verify(Digest, zymkey.Sign(Digest, KeySlot.Permanent(0)), KeySlot.Permanent(0)));
    }

    [Fact]
    public void Tampering_stops_a_unit_in_developer_mode_and_its_keys_are_left()
    {
        IZymkey zymkey = Open();
        byte[] signature = zymkey.Sign(Digest, KeySlot.Permanent(0));
        zymkey.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct, ThisUnit);
        Unit.Inject(Fault.Parse("tamper:0"));
        Fails<ZymkeyTimeoutException>(ZymbitOperation.GenECDSASigFromDigest, Errno.TimedOut, () => zymkey.Sign(Digest, KeySlot.Permanent(0)));
        Unit.Reboot(RebootKind.Soft);
        Assert.True(zymkey.Verify(Digest, signature, KeySlot.Permanent(0)));
    }

    [Fact]
    public void Tampering_in_production_mode_leaves_scrap()
    {
        IZymkey zymkey = OpenInProduction();
        zymkey.SetPerimeterActions(PerimeterChannel.Circuit1, PerimeterActions.SelfDestruct | PerimeterActions.Notify, ThisUnit);
        Unit.Inject(Fault.Parse("tamper:0"));
        Fails(ZymbitOperation.GenECDSASigFromDigest, Errno.Io, () => zymkey.Sign(Digest, KeySlot.Permanent(0)));
        Unit.Reboot(RebootKind.Cold);
        Fails(ZymbitOperation.GetSerialNumberString, Errno.Io, () => zymkey.GetSerialNumber());
        Fails(ZymbitOperation.Open, Errno.Io, () => OpenClient(Unit));
    }

    private static string[] Manifest(IZymkey zymkey) => [.. zymkey.GetSupervisedBootManifest().Split('\n').Order(StringComparer.Ordinal)];
}
