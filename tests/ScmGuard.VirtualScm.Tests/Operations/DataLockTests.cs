using System;
using System.IO;

namespace ScmGuard.VirtualScm.Tests.Operations;

public sealed class DataLockTests : IDisposable
{
    private readonly string _directory = Directory.CreateTempSubdirectory("lock-").FullName;

    public void Dispose() => Directory.Delete(_directory, recursive: true);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Data_is_unlocked_by_the_unit_and_the_key_that_locked_it_and_by_nothing_else(bool isShared)
    {
        using Bench bench = new();
        using Bench other = new(UnitProfile.Hsm6);
        Assert.Equal(0, bench.Unit.DataLock.LockDataB2B([1, 2, 3], isShared, out byte[] locked));
        Assert.Equal(1, bench.Unit.DataLock.UnlockDataB2B(locked, isShared, out byte[] plain));
        Assert.Equal([1, 2, 3], plain);

        Assert.Equal(0, bench.Unit.DataLock.UnlockDataB2B(locked, !isShared, out plain));
        Assert.Empty(plain);
        Assert.Equal(0, other.Unit.DataLock.UnlockDataB2B(locked, isShared, out _));
        locked[^1] ^= 1;
        Assert.Equal(0, bench.Unit.DataLock.UnlockDataB2B(locked, isShared, out _));
    }

    [Fact]
    public void Files_are_locked_and_unlocked_in_all_shapes()
    {
        using Bench bench = new();
        string plain = Path.Combine(_directory, "plain");
        string locked = Path.Combine(_directory, "locked");
        string opened = Path.Combine(_directory, "opened");
        byte[] content = Bench.Utf8("a secret");
        File.WriteAllBytes(plain, content);
        Assert.Equal(0, bench.Unit.DataLock.LockDataF2F(plain, locked, isShared: false));
        Assert.Equal(0, bench.Unit.DataLock.UnlockDataF2F(locked, opened, isShared: false));
        Assert.Equal(content, File.ReadAllBytes(opened));
        Assert.Equal(0, bench.Unit.DataLock.UnlockDataF2B(locked, isShared: false, out byte[] buffer));
        Assert.Equal(content, buffer);
        Assert.Equal(0, bench.Unit.DataLock.LockDataF2B(plain, isShared: false, out byte[] sealedData));
        Assert.Equal(0, bench.Unit.DataLock.UnlockDataB2F(sealedData, opened, isShared: false));
        Assert.Equal(0, bench.Unit.DataLock.LockDataB2F(content, locked, isShared: false));
        Assert.Equal(0, bench.Unit.DataLock.UnlockDataF2B(locked, isShared: false, out buffer));
        Assert.Equal(content, buffer);

        Assert.Equal(Errno.BadSignature, bench.Unit.DataLock.UnlockDataF2F(plain, opened, isShared: false));
        Assert.Equal(Errno.BadSignature, bench.Unit.DataLock.UnlockDataF2B(plain, isShared: false, out _));
        Assert.Equal(Errno.BadSignature, bench.Unit.DataLock.UnlockDataB2F(content, opened, isShared: false));
        Assert.Equal(Errno.NotFound, bench.Unit.DataLock.LockDataF2F(Path.Combine(_directory, "absent"), locked, isShared: false));
        Assert.Equal(Errno.Invalid, bench.Unit.DataLock.LockDataF2F("plain", locked, isShared: false));
        Assert.Equal(Errno.Invalid, bench.Unit.DataLock.CreateRandDataFile("random", 4));
        Assert.Equal(0, bench.Unit.DataLock.CreateRandDataFile(opened, 40));
        Assert.Equal(40, new FileInfo(opened).Length);
    }

    [Fact]
    public void Random_numbers_never_repeat_and_a_repeatable_unit_gives_them_again_from_the_start()
    {
        MemoryFiles files = new();
        byte[] first;
        byte[] second;
        using (Bench bench = new(files: files))
        {
            Assert.Equal(0, bench.Unit.DataLock.GetRandBytes(32, out first));
        }

        using (Bench bench = new(files: files))
        {
            Assert.Equal(0, bench.Unit.DataLock.GetRandBytes(32, out second));
            Assert.Equal(Errno.Invalid, bench.Unit.DataLock.GetRandBytes(0, out _));
        }

        using Bench again = new();
        Assert.Equal(0, again.Unit.DataLock.GetRandBytes(32, out byte[] repeated));
        Assert.NotEqual(first, second);
        Assert.Equal(first, repeated);
    }

    [Fact]
    public void A_unit_says_what_it_is_and_not_its_hardware_revision()
    {
        using Bench bench = new(UnitProfile.ScmB1);
        Assert.Equal(0, bench.Unit.Identity.GetModelNumberString(out string model));
        Assert.Equal(0, bench.Unit.Identity.GetFirmwareVersionString(out string firmware));
        Assert.Equal(0, bench.Unit.Identity.GetSerialNumberString(out string serial));
        Assert.Equal(("SCM", "01.02.02release", bench.Unit.SerialNumber), (model, firmware, serial));
        Assert.Equal(0, bench.Unit.Environment.GetAUXTemp(0, out float _));
        Assert.Equal(Errno.Invalid, bench.Unit.Environment.GetAUXTemp(1, out float _));
        Assert.Equal(0, bench.Unit.Clock.GetRTCDrift(out float _));
        bench.Time.Advance(TimeSpan.FromSeconds(0.5));
        Assert.Equal(0, bench.Unit.Clock.GetTime(out uint now, isPrecise: false));
        Assert.Equal(0, bench.Unit.Clock.GetTime(out uint next, isPrecise: true));
        Assert.Equal(now + 1, next);
    }
}
