using System;
using System.IO;
using System.Linq;
using System.Runtime.Versioning;
using System.Text;
using System.Threading.Tasks;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests.State;

[SupportedOSPlatform("linux")]
public sealed class SharedStateTests : IDisposable
{
    private readonly string _directory = Path.Combine(Path.GetTempPath(), "unit-" + Path.GetRandomFileName());

    private string StateFile => Path.Combine(_directory, "unit.state");

    public void Dispose()
    {
        if (Directory.Exists(_directory))
        {
            Directory.Delete(_directory, recursive: true);
        }
    }

    [Fact]
    public void Two_openings_of_one_unit_see_each_other_s_keys_at_once()
    {
        using VirtualUnit first = VirtualUnit.Open(_directory, UnitProfile.ScmA1);
        using VirtualUnit second = VirtualUnit.Open(_directory);
        Assert.Equal(first.SerialNumber, second.SerialNumber);
        for (int i = 0; i < 40; i++)
        {
            (VirtualUnit maker, VirtualUnit user) = i % 2 == 0 ? (first, second) : (second, first);
            int slot = maker.Keys.GenKeyPair(KeyType.Secp256R1);
            Assert.Equal(16 + i, slot);
            Assert.Equal(0, user.Signatures.GenECDSASigFromDigest(Bench.Digest, slot, out byte[] signature));
            Assert.Equal(1, maker.Signatures.VerifyECDSASigFromDigest(Bench.Digest, slot, signature));
        }
    }

    [Fact]
    public async Task No_update_is_lost_when_several_openings_write_at_once()
    {
        const int Openings = 4;
        const int Each = 12;
        using VirtualUnit unit = VirtualUnit.Open(_directory, UnitProfile.ScmA1);
        int[][] made = await Task.WhenAll(Enumerable.Range(0, Openings).Select(_ => Task.Run(() =>
        {
            using VirtualUnit own = VirtualUnit.Open(_directory);
            return Enumerable.Range(0, Each).Select(_ => own.Keys.GenKeyPair(KeyType.Ed25519)).ToArray();
        })));

        int[] slots = [.. made.SelectMany(slots => slots).Order()];
        Assert.Equal(Enumerable.Range(16, Openings * Each), slots);
        Assert.All(slots, slot => Assert.Equal(0, unit.Signatures.GenECDSASigFromDigest(Bench.Digest, slot, out _)));
    }

    [Fact]
    public async Task A_unit_that_several_open_for_the_first_time_at_once_is_made_once()
    {
        string[] serials = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(() =>
        {
            using VirtualUnit unit = VirtualUnit.Open(_directory);
            return unit.SerialNumber;
        })));

        Assert.Single(serials.Distinct());
    }

    [Fact]
    public void Asking_a_unit_writes_nothing()
    {
        using VirtualUnit unit = VirtualUnit.Open(_directory, UnitProfile.ScmA1);
        byte[] before = File.ReadAllBytes(StateFile);
        DateTime written = File.GetLastWriteTimeUtc(StateFile);
        Assert.Equal(0, unit.Signatures.GenECDSASigFromDigest(Bench.Digest, 0, out _));
        Assert.Equal(0, unit.DataLock.GetRandBytes(8, out _));
        Assert.Equal(0, unit.DataLock.LockDataB2B([1, 2], isShared: false, out _));
        Assert.Equal(0, unit.Keys.ExportPubKey(3, isForeign: false, out _));
        Assert.Equal(0, unit.Clock.GetTime(out _, isPrecise: true));

        Assert.Equal(before, File.ReadAllBytes(StateFile));
        Assert.Equal(written, File.GetLastWriteTimeUtc(StateFile));
    }

    [Fact]
    public void Nobody_but_the_owner_reads_the_state()
    {
        using VirtualUnit unit = VirtualUnit.Open(_directory);
        unit.Keys.GenKeyPair(KeyType.Ed25519);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(StateFile));
    }

    [Fact]
    public void A_temporary_file_that_a_power_cut_left_does_no_harm()
    {
        using (VirtualUnit unit = VirtualUnit.Open(_directory))
        {
            Assert.Equal(16, unit.Keys.GenKeyPair(KeyType.Ed25519));
        }

        File.WriteAllText(StateFile + ".new", "half of a st");
        using VirtualUnit again = VirtualUnit.Open(_directory);
        Assert.Equal(17, again.Keys.GenKeyPair(KeyType.Ed25519));
    }

    [Fact]
    public void The_keys_are_the_same_after_reopening()
    {
        byte[] signature;
        using (VirtualUnit unit = VirtualUnit.Open(_directory, UnitProfile.Hsm6))
        {
            unit.Keys.GenKeyPair(KeyType.Secp256K1);
            Assert.Equal(0, unit.Signatures.GenECDSASigFromDigest(Bench.Digest, 16, out signature));
        }

        using VirtualUnit again = VirtualUnit.Open(_directory);
        Assert.Equal(UnitProfile.Hsm6, again.Profile);
        Assert.Equal(1, again.Signatures.VerifyECDSASigFromDigest(Bench.Digest, 16, signature));
    }

    public static TheoryData<string> Damages() => ["emptied", "cut", "a changed bit", "foreign", "another version"];

    [Theory]
    [MemberData(nameof(Damages))]
    public void A_state_that_cannot_be_used_is_left_alone_and_named_with_what_to_do(string damage)
    {
        VirtualUnit.Open(_directory).Dispose();
        byte[] state = File.ReadAllBytes(StateFile);
        byte[] damaged = damage switch
        {
            "emptied" => [],
            "cut" => state[..(state.Length / 2)],
            "foreign" => Encoding.UTF8.GetBytes("{}\n"),
            "another version" => Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(state).Replace("unit 1 ", "unit 2 ", StringComparison.Ordinal)),
            _ => [.. state[..^10], (byte)(state[^10] ^ 1), .. state[^9..]],
        };
        File.WriteAllBytes(StateFile, damaged);

        UnitStateException exception = Assert.Throws<UnitStateException>(() => VirtualUnit.Open(_directory));
        Assert.Contains(StateFile, exception.Message, StringComparison.Ordinal);
        Assert.Contains("Nothing was changed.", exception.Message, StringComparison.Ordinal);
        Assert.Equal(damaged, File.ReadAllBytes(StateFile));
    }

    [Fact]
    public void Another_kind_of_unit_is_refused()
    {
        VirtualUnit.Open(_directory, UnitProfile.ScmA1).Dispose();
        UnitStateException exception = Assert.Throws<UnitStateException>(() => VirtualUnit.Open(_directory, UnitProfile.ScmB1));
        Assert.Contains("scm-a1/01.02.02release, not a scm-b1/01.02.02release", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_directory_that_was_made_anew_loses_no_update_of_those_who_had_the_old_one_open()
    {
        const int Each = 25;
        using VirtualUnit early = VirtualUnit.Open(_directory, UnitProfile.ScmA1);
        Directory.Delete(_directory, recursive: true);
        UnitStateException exception = Assert.Throws<UnitStateException>(() => early.Keys.GenKeyPair(KeyType.Ed25519));
        Assert.Contains("gone", exception.Message, StringComparison.Ordinal);

        using VirtualUnit late = VirtualUnit.Open(_directory, UnitProfile.ScmA1);
        int[][] made = await Task.WhenAll(new[] { early, late }.Select(unit => Task.Run(() =>
            Enumerable.Range(0, Each).Select(_ => unit.Keys.GenKeyPair(KeyType.Ed25519)).ToArray())));
        Assert.Equal(Enumerable.Range(16, 2 * Each), made.SelectMany(slots => slots).Order());
    }

    [Fact]
    public async Task What_another_opening_injects_ends_a_wait()
    {
        using VirtualUnit unit = VirtualUnit.Open(_directory);
        using VirtualUnit other = VirtualUnit.Open(_directory);
        Task<int> wait = Task.Run(() => unit.Perimeter.WaitForPerimeterEvent(uint.MaxValue));
        other.Inject(Fault.Parse("tamper:1"));

        Assert.Equal(0, await wait.WaitAsync(TimeSpan.FromSeconds(60)));
    }
}
