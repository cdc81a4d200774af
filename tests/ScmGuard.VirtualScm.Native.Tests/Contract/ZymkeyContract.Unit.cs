using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Native.Tests.Contract;

// What the unit says about itself, its clock, LED and accelerometer, and what any call can meet.
public abstract partial class ZymkeyContract
{
    [Theory]
    [InlineData("scm-a1", "01.02.02release", Model.Scm)]
    [InlineData("scm-b1", "01.00.00", Model.Scm)]
    [InlineData("hsm6", null, Model.Hsm6)]
    [InlineData("zymkey4", null, Model.Zymkey4)]
    public void A_unit_says_what_it_is(string profile, string? firmware, Model model)
    {
        IZymkey zymkey = Open(UnitProfile.Parse(profile, firmware));
        Assert.Equal(Models.Get(model).Name, zymkey.GetModel());
        Assert.Equal(Unit.Profile.Firmware, zymkey.GetFirmwareText());
        Assert.Equal(FirmwareVersion.Parse(Unit.Profile.Firmware), zymkey.GetFirmwareVersion());
        Assert.Equal(Unit.SerialNumber, zymkey.GetSerialNumber());
        Assert.Equal(new BindingInfo(IsLocked: false, IsBound: true), zymkey.GetBindingInfo());
    }

    [Fact]
    public void The_clock_tells_the_time_to_the_second()
    {
        IZymkey zymkey = Open();
        DateTimeOffset before = DateTimeOffset.UtcNow;
        DateTimeOffset time = zymkey.GetTime();
        DateTimeOffset precise = zymkey.GetTime(precise: true);
        DateTimeOffset after = DateTimeOffset.UtcNow;
        Assert.InRange(time, before.AddSeconds(-1), after);
        Assert.InRange(precise, before, after.AddSeconds(1));
        Assert.Equal((0, 0), (time.Millisecond, precise.Millisecond));
        Assert.Equal(0, zymkey.GetRtcDrift());
    }

    [Fact]
    public void A_unit_on_the_I2C_bus_resets_itself_when_it_gets_an_address()
    {
        IZymkey zymkey = Open(UnitProfile.Hsm6);
        zymkey.GenerateEphemeralKeyPair(KeyType.Secp256R1);
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetI2CAddress(0x2F));
        Assert.Single(Unit.Boots);
        zymkey.SetI2CAddress(0x67);
        Assert.Equal(2, Unit.Boots.Count);
        Fails(ZymbitOperation.ExportPubKey, Errno.NotFound, () => zymkey.ExportPublicKey(KeySlot.Ephemeral));
    }

    [Fact]
    public void A_unit_without_an_I2C_address_says_so()
    {
        IZymkey zymkey = Open();
        Fails(ZymbitOperation.SetI2CAddr, Errno.NotImplemented, () => zymkey.SetI2CAddress(0x30));
    }

    [Fact]
    public void The_LED_does_what_it_is_told()
    {
        IZymkey zymkey = Open();
        zymkey.TurnLedOn();
        Assert.Equal([true], Led(TimeSpan.FromHours(1)).Select(edge => edge.IsOn));
        zymkey.TurnLedOff();
        Assert.Equal([false], Led(TimeSpan.FromHours(1)).Select(edge => edge.IsOn));
        zymkey.FlashLed(TimeSpan.FromMilliseconds(300), TimeSpan.FromMilliseconds(200), 0);
        LedEdge[] edges = [.. Led(TimeSpan.FromSeconds(10)).Skip(1)];
        Assert.InRange(edges.Length, 38, 41);
        Assert.All(edges.Zip(edges.Skip(1)), pair => Assert.Equal(pair.First.IsOn ? 300 : 200, (pair.Second.At - pair.First.At).TotalMilliseconds, 1.0));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.FlashLed(TimeSpan.Zero, TimeSpan.FromSeconds(1), 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.FlashLed(TimeSpan.FromSeconds(1), TimeSpan.FromDays(50), 1));
    }

    [Fact]
    public void A_tap_is_noticed_on_the_axes_that_are_sensitive()
    {
        IZymkey zymkey = Open();
        Assert.False(zymkey.WaitForTap(TimeSpan.Zero));
        zymkey.SetTapSensitivity(AccelerationAxis.All, 0);
        zymkey.SetTapSensitivity(AccelerationAxis.Y, 100);
        Unit.Surroundings.Tap(AccelerationAxis.X);
        Assert.False(zymkey.WaitForTap(TimeSpan.Zero));
        Unit.Surroundings.Tap(AccelerationAxis.Y);
        Assert.True(zymkey.WaitForTap(TimeSpan.FromMinutes(1)));
        Acceleration acceleration = zymkey.GetAcceleration();
        Assert.Equal((TapDirection.None, TapDirection.Positive, TapDirection.None), (acceleration.X.Tap, acceleration.Y.Tap, acceleration.Z.Tap));
        Assert.Equal(1, Math.Sqrt((acceleration.X.G * acceleration.X.G) + (acceleration.Y.G * acceleration.Y.G) + (acceleration.Z.G * acceleration.Z.G)), 0.01);
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetTapSensitivity(AccelerationAxis.X, 100.5f));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.SetTapSensitivity((AccelerationAxis)4, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.WaitForTap(TimeSpan.FromDays(50)));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.WaitForPerimeterEvent(TimeSpan.FromDays(-2)));
    }

    [Fact]
    public async Task Of_two_threads_that_wait_for_a_tap_one_is_refused_and_the_other_gets_it()
    {
        IZymkey zymkey = Open();
        Task<bool>[] waits = [Wait(), Wait()];
        Task<bool> refused = await Task.WhenAny(waits);
        await Assert.ThrowsAsync<InvalidOperationException>(() => refused);
        Assert.False(zymkey.WaitForPerimeterEvent(TimeSpan.Zero));
        Unit.Surroundings.Tap(AccelerationAxis.Z);
        Assert.True(await waits.Single(wait => wait != refused));
        Assert.False(zymkey.WaitForTap(TimeSpan.Zero));

        Task<bool> Wait() => Task.Factory.StartNew(
            () => zymkey.WaitForTap(TimeSpan.FromSeconds(30)), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    [Fact]
    public void A_fault_on_the_way_is_an_error_once()
    {
        IZymkey zymkey = Open();
        Unit.Inject(Fault.Parse("time-out"));
        Fails<ZymkeyTimeoutException>(ZymbitOperation.GetTime, Errno.TimedOut, () => zymkey.GetTime());
        Unit.Inject(Fault.Parse("communication-error"));
        Fails(ZymbitOperation.GetAllocSlotsList, Errno.Io, () => zymkey.GetSlots());
        Unit.Inject(Fault.Parse("communication-error"));
        Fails(ZymbitOperation.GenKeyPair, Errno.Io, () => zymkey.GenerateKeyPair(KeyType.Secp256R1));
        Assert.Equal(16, zymkey.GetSlots().Allocated.Count);
    }

    [Fact]
    public void A_unit_in_another_host_speaks_of_its_binding_only()
    {
        IZymkey zymkey = Open();
        Unit.Surroundings.LeaveHost();
        Assert.Equal(new BindingInfo(IsLocked: false, IsBound: false), zymkey.GetBindingInfo());
        Fails(ZymbitOperation.GetModelNumberString, Errno.NotBound, () => zymkey.GetModel());
        Fails(ZymbitOperation.Open, Errno.NotBound, () => OpenClient(Unit));
        Unit.Surroundings.ReturnToHost();
        Assert.Equal(Unit.SerialNumber, zymkey.GetSerialNumber());
    }

    [Fact]
    public void A_closed_client_is_closed_and_the_unit_is_not()
    {
        IZymkey zymkey = Open();
        zymkey.Dispose();
        zymkey.Dispose();
        Assert.Throws<ObjectDisposedException>(() => zymkey.GetModel());
        Assert.Throws<ObjectDisposedException>(() => zymkey.Sign(Digest, KeySlot.Permanent(0)));
        using IZymkey next = OpenClient(Unit);
        Assert.Equal(Unit.SerialNumber, next.GetSerialNumber());
    }

    private LedEdge[] Led(TimeSpan time)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        return [.. Unit.Led(now, now + time)];
    }
}
