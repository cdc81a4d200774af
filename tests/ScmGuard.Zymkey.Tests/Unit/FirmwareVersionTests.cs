using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Tests.Unit;

public sealed class FirmwareVersionTests
{
    private static readonly Gen<FirmwareVersion> _versions =
        from major in Gen.Choose(0, 99)
        from minor in Gen.Choose(0, 99)
        from patch in Gen.Choose(0, 99)
        from stage in Gen.Elements(Enum.GetValues<FirmwareStage>())
        select new FirmwareVersion(major, minor, patch, stage);

    /// <summary>Few numbers, so that equal and neighbouring versions come up.</summary>
    private static readonly Gen<FirmwareVersion> _close =
        from numbers in Gen.Choose(0, 1).ArrayOf(3)
        from stage in Gen.Elements(Enum.GetValues<FirmwareStage>())
        select new FirmwareVersion(numbers[0], numbers[1], numbers[2], stage);

    [Fact]
    public void A_version_is_read_as_it_is_written() =>
        Prop.ForAll(_versions.ToArbitrary(), version =>
            FirmwareVersion.Parse(version.ToString()) == version && FirmwareVersion.TryParse(version.ToString(), out var read) && read == version)
        .QuickCheckThrowOnFailure();

    [Fact]
    public void What_is_read_is_written_back_to_the_letter() =>
        Prop.ForAll(ArbMap.Default.ArbFor<string>(), Mutations().ToArbitrary(), (anything, nearly) =>
            new[] { anything, nearly }.All(text => !FirmwareVersion.TryParse(text, out var version) || version.ToString() == text))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void Versions_are_in_one_order() =>
        Prop.ForAll(_close.ToArbitrary(), _close.ToArbitrary(), _close.ToArbitrary(), (a, b, c) =>
            Math.Sign(a.CompareTo(b)) == -Math.Sign(b.CompareTo(a))
            && (a.CompareTo(b) == 0) == (a == b)
            && (!(a <= b && b <= c) || a <= c)
            && (a < b) == (a.CompareTo(b) < 0)
            && (a > b) == (b < a)
            && (a >= b) == !(a < b))
        .QuickCheckThrowOnFailure();

    [Fact]
    public void The_published_versions_are_read_and_in_their_order()
    {
        var published = UnitTargets.ScmFirmware.Select(FirmwareVersion.Parse).ToArray();

        Assert.Equal(3, published.Length);
        Assert.Equal(published, published.Order());
        Assert.Equal(new FirmwareVersion(0, 0, 51, FirmwareStage.Beta), published[0]);
        Assert.Equal(new FirmwareVersion(1, 0, 0), published[1]);
        Assert.Equal(new FirmwareVersion(1, 2, 2, FirmwareStage.Release), published[2]);
    }

    [Theory]
    [InlineData("01.02.02beta", "01.02.02")]
    [InlineData("01.02.02", "01.02.02release")]
    [InlineData("01.02.02release", "01.02.03beta")]
    [InlineData("01.02.99release", "01.03.00beta")]
    [InlineData("01.99.99release", "02.00.00beta")]
    public void An_older_version_is_less(string older, string newer) => Assert.True(FirmwareVersion.Parse(older) < FirmwareVersion.Parse(newer));

    [Theory]
    [InlineData("")]
    [InlineData("1.2.2")]
    [InlineData("01.02.2")]
    [InlineData("01.02.02 release")]
    [InlineData(" 01.02.02")]
    [InlineData("01.02.02\n")]
    [InlineData("01.02.02RELEASE")]
    [InlineData("01.02.02rc1")]
    [InlineData("01.02.02releases")]
    [InlineData("01-02-02")]
    [InlineData("+1.02.02")]
    [InlineData("01.02.02.03")]
    [InlineData("٠١.٠٢.٠٢")]
    public void Anything_else_is_refused_and_quoted(string text)
    {
        Assert.False(FirmwareVersion.TryParse(text, out _));
        Assert.Contains($"\"{text}\"", Assert.Throws<FormatException>(() => FirmwareVersion.Parse(text)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_is_no_version()
    {
        Assert.False(FirmwareVersion.TryParse(null, out _));
        Assert.Throws<ArgumentNullException>(() => FirmwareVersion.Parse(null!));
    }

    [Theory]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 100, 0)]
    [InlineData(0, 0, 100)]
    public void A_part_has_two_digits(int major, int minor, int patch) => Assert.Throws<ArgumentOutOfRangeException>(() => new FirmwareVersion(major, minor, patch));

    /// <summary>A version's text with one character changed, added or taken away.</summary>
    private static Gen<string> Mutations() =>
        from version in _versions
        let text = version.ToString()
        from at in Gen.Choose(0, text.Length - 1)
        from with in Gen.Elements('0', '9', '.', 'a', 'r', ' ', '\0')
        from kind in Gen.Choose(0, 2)
        select kind switch
        {
            0 => text.Remove(at, 1),
            1 => text.Insert(at, with.ToString()),
            _ => text[..at] + with + text[(at + 1)..],
        };
}
