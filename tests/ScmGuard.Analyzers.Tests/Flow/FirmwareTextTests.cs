using System;
using System.Linq;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Flow.Firmware;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Flow;

public sealed class FirmwareTextTests
{
    private static readonly string[] _versions = ["00.00.51beta", "01.00.00", "01.02.02release", "09.09.09release", "01.02.02", "01.02.02RELEASE", "02.00.00beta"];

    /// <summary>What a unit may write: what it is known for, or for "any other" a few that no table names.</summary>
    private static readonly string[] _unnamed = ["00.00.01", "01.02.02beta", "01.02.03release", "09.09.09release", "02.00.00beta", "99.99.99"];

    public static TheoryData<string> Versions => [.. _versions];

    [Theory]
    [InlineData("01.02.02release", true)]
    [InlineData("01.00.00", true)]
    [InlineData("00.00.51beta", true)]
    [InlineData("01.02.02RELEASE", true)]
    [InlineData("09.09.09release", true)]
    [InlineData("1.2.2", false)]
    [InlineData("01.02.02 ", false)]
    [InlineData("01.02.02rc", false)]
    [InlineData("01.02.02releaseX", false)]
    [InlineData("01.02", false)]
    [InlineData("0l.02.02", false)]
    [InlineData("010.02.02", false)]
    [InlineData("", false)]
    public void A_version_is_a_two_digit_triple_with_or_without_a_word(string text, bool isVersion) => Assert.Equal(isVersion, FirmwareText.IsVersion(text));

    [Theory]
    [InlineData("01.02", true, true, true)]
    [InlineData("01.02.02rel", true, false, true)]
    [InlineData("01.", true, false, false)]
    [InlineData("release", false, true, false)]
    [InlineData("02release", false, true, false)]
    [InlineData("02.02release", false, true, true)]
    [InlineData("2.02.0", false, false, false)]
    [InlineData("v01.02", false, false, true)]
    [InlineData("SCM", false, false, false)]
    [InlineData("10.0.0.1", false, false, false)]
    [InlineData("", false, false, false)]
    public void A_part_fits_where_a_version_has_it(string text, bool isStart, bool isEnd, bool isDistinctive)
    {
        Assert.Equal(isStart, FirmwareText.IsPart(text, TextPart.Start, out _));
        Assert.Equal(isEnd, FirmwareText.IsPart(text, TextPart.End, out _));
        FirmwareText.IsPart(text, TextPart.Anywhere, out var actual);
        Assert.Equal(isDistinctive, actual);
    }

    [Theory]
    [MemberData(nameof(Versions))]
    public void Equality_never_removes_a_unit_that_could_be_there(string version) =>
        Covers(FirmwareText.Equal(version, false), firmware => firmware == version ? 1 : 0);

    [Theory]
    [MemberData(nameof(Versions))]
    public void Equality_without_case_never_removes_a_unit_that_could_be_there(string version) =>
        Covers(FirmwareText.Equal(version, true), firmware => string.Equals(firmware, version, StringComparison.OrdinalIgnoreCase) ? 1 : 0);

    [Theory]
    [MemberData(nameof(Versions))]
    public void Order_never_removes_a_unit_that_could_be_there(string version) =>
        Covers(FirmwareText.Order(version, false), firmware => Math.Sign(string.CompareOrdinal(firmware, version)));

    [Theory]
    [InlineData("01.02")]
    [InlineData("01.")]
    [InlineData("release")]
    [InlineData("02.02")]
    public void Parts_never_remove_a_unit_that_could_be_there(string part)
    {
        Covers(FirmwareText.Has(part, TextPart.Start, false), firmware => firmware.StartsWith(part, StringComparison.Ordinal) ? 1 : 0);
        Covers(FirmwareText.Has(part, TextPart.End, false), firmware => firmware.EndsWith(part, StringComparison.Ordinal) ? 1 : 0);
        Covers(FirmwareText.Has(part, TextPart.Anywhere, false), firmware => firmware.Contains(part, StringComparison.Ordinal) ? 1 : 0);
    }

    [Theory]
    [InlineData("01.02.02release", "SCM/01.02.02release")]
    [InlineData("01.00.00", "SCM/01.00.00")]
    public void Equality_with_a_named_firmware_leaves_its_units_and_models_without_named_firmware(string version, string spelling)
    {
        UnitTargets.TryParse(spelling, out var named);
        var models = TargetSet.Where(unit => unit.Model != Model.Scm);
        var equal = FirmwareText.Equal(version, false);
        Assert.Equal(TargetSet.Of(named) | models, equal.Positive);
        Assert.Equal(~TargetSet.Of(named), equal.Zero);
    }

    [Fact]
    public void Equality_with_a_firmware_that_no_table_names_leaves_units_of_unnamed_firmware_and_says_nothing_otherwise()
    {
        var equal = FirmwareText.Equal("09.09.09release", false);
        Assert.Equal(TargetSet.Where(unit => unit.Firmware is null), equal.Positive);
        Assert.Equal(TargetSet.Field, equal.Zero);
    }

    private static void Covers(ValueSplit split, Func<string, int> truth)
    {
        foreach (var unit in UnitTargets.Field)
        {
            // A model without named firmware may also have a firmware that another model is known for.
            var possible = unit.Firmware is { } named ? [named] : unit.Model == Model.Scm ? _unnamed : _unnamed.Concat(UnitTargets.ScmFirmware);
            foreach (var firmware in possible)
            {
                var units = truth(firmware) switch
                {
                    < 0 => split.Negative,
                    0 => split.Zero,
                    _ => split.Positive,
                };
                Assert.True(units.Meets(TargetSet.Of([unit])), $"{unit} with {firmware} is missing.");
            }
        }
    }
}
