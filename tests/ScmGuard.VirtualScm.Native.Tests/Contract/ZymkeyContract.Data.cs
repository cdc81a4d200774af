using System;
using System.IO;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.VirtualScm.Native.Tests.Contract;

// Random numbers and locked data.
public abstract partial class ZymkeyContract
{
    private static readonly byte[] s_plain = "what nobody else reads"u8.ToArray();

    [Fact]
    public void Random_bytes_fill_what_is_asked_for()
    {
        IZymkey zymkey = Open();
        byte[] buffer = new byte[100];
        zymkey.GetRandomBytes(buffer.AsSpan(0, 64));
        Assert.NotEqual(new byte[32], buffer[..32]);
        Assert.NotEqual(buffer[..32], buffer[32..64]);
        Assert.Equal(new byte[36], buffer[64..]);
        zymkey.GetRandomBytes([]);

        zymkey.CreateRandomFile(FileNamed("random"), 1000);
        zymkey.CreateRandomFile(FileNamed("more"), 1000);
        Assert.Equal(1000, new FileInfo(FileNamed("random")).Length);
        Assert.NotEqual(File.ReadAllBytes(FileNamed("random")), File.ReadAllBytes(FileNamed("more")));
        Assert.Throws<ArgumentException>(() => zymkey.CreateRandomFile("random", 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => zymkey.CreateRandomFile(FileNamed("random"), 0));
        Fails(ZymbitOperation.CreateRandDataFile, Errno.NotFound, () => zymkey.CreateRandomFile(FileNamed("missing/random"), 1));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Locked_data_is_unlocked_from_and_into_memory_and_files(bool shared)
    {
        IZymkey zymkey = Open();
        File.WriteAllBytes(FileNamed("plain"), s_plain);
        zymkey.LockToFile(s_plain, FileNamed("locked1"), shared);
        zymkey.LockFileToFile(FileNamed("plain"), FileNamed("locked2"), shared);
        byte[][] locked = [zymkey.Lock(s_plain, shared), zymkey.LockFile(FileNamed("plain"), shared), File.ReadAllBytes(FileNamed("locked1")), File.ReadAllBytes(FileNamed("locked2"))];
        Assert.All(locked, data => Assert.Equal(s_plain, zymkey.Unlock(data, shared)));
        Assert.Equal(4, locked.Select(Convert.ToHexString).Distinct().Count());
        Assert.Equal(s_plain, zymkey.UnlockFile(FileNamed("locked1"), shared));
        zymkey.UnlockToFile(locked[0], FileNamed("unlocked1"), shared);
        zymkey.UnlockFileToFile(FileNamed("locked2"), FileNamed("unlocked2"), shared);
        Assert.Equal(s_plain, File.ReadAllBytes(FileNamed("unlocked1")));
        Assert.Equal(s_plain, File.ReadAllBytes(FileNamed("unlocked2")));
        Assert.Empty(zymkey.Unlock(zymkey.Lock([], shared), shared));
        Assert.Throws<ZymkeyUnlockException>(() => zymkey.Unlock(locked[0], !shared));
    }

    [Fact]
    public void Locked_data_that_was_changed_anywhere_is_not_unlocked()
    {
        IZymkey zymkey = Open();
        byte[] locked = zymkey.Lock(s_plain);
        for (int position = 0; position < locked.Length; position++)
        {
            byte[] changed = [.. locked];
            changed[position] ^= 1;
            Fails<ZymkeyUnlockException>(ZymbitOperation.UnlockDataB2B, 0, () => zymkey.Unlock(changed));
        }

        byte[] cut = locked[..^1];
        Assert.Throws<ZymkeyUnlockException>(() => zymkey.Unlock(cut));
        Assert.Throws<ZymkeyUnlockException>(() => zymkey.Unlock([]));
        File.WriteAllBytes(FileNamed("cut"), cut);
        Fails(ZymbitOperation.UnlockDataF2B, Errno.BadSignature, () => zymkey.UnlockFile(FileNamed("cut")));
        Fails(ZymbitOperation.UnlockDataB2F, Errno.BadSignature, () => zymkey.UnlockToFile(cut, FileNamed("plain")));
        Fails(ZymbitOperation.UnlockDataF2F, Errno.BadSignature, () => zymkey.UnlockFileToFile(FileNamed("cut"), FileNamed("plain")));
        Assert.False(File.Exists(FileNamed("plain")));
    }

    [Fact]
    public void Files_that_are_not_there_or_not_named_by_an_absolute_path_are_errors()
    {
        IZymkey zymkey = Open();
        (string missing, string result) = (FileNamed("missing"), FileNamed("result"));
        Fails(ZymbitOperation.LockDataF2B, Errno.NotFound, () => zymkey.LockFile(missing));
        Fails(ZymbitOperation.LockDataF2F, Errno.NotFound, () => zymkey.LockFileToFile(missing, result));
        Fails(ZymbitOperation.LockDataB2F, Errno.NotFound, () => zymkey.LockToFile(s_plain, FileNamed("missing/result")));
        Fails(ZymbitOperation.UnlockDataF2B, Errno.NotFound, () => zymkey.UnlockFile(missing));
        Fails(ZymbitOperation.UnlockDataF2F, Errno.NotFound, () => zymkey.UnlockFileToFile(missing, result));
        Assert.Throws<ArgumentException>(() => zymkey.LockFile("plain"));
        Assert.Throws<ArgumentException>(() => zymkey.LockToFile(s_plain, "locked"));
        Assert.Throws<ArgumentException>(() => zymkey.LockFileToFile(missing, "locked"));
        Assert.Throws<ArgumentException>(() => zymkey.UnlockFile("locked"));
        Assert.Throws<ArgumentException>(() => zymkey.UnlockToFile(s_plain, "plain"));
        Assert.Throws<ArgumentException>(() => zymkey.UnlockFileToFile("locked", result));
    }
}
