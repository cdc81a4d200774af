namespace ScmGuard.Knowledge.Tests;

public sealed class UnitTargetsTests
{
    // Accepted beside the listed spellings: a firmware without the board.
    private static readonly HashSet<string> _accepted = new(
        UnitTargets.KnownSpellings.Concat(UnitTargets.ScmFirmware.Select(firmware => "SCM/" + firmware)), StringComparer.OrdinalIgnoreCase);

    public static TheoryData<string> Spellings() => [.. UnitTargets.KnownSpellings];

    [Fact]
    public void A_set_of_targets_fits_in_one_word()
    {
        Assert.InRange(UnitTargets.Field.Count, 1, 64);
        Assert.Equal(UnitTargets.Field.Count, UnitTargets.Field.Distinct().Count());
    }

    [Fact]
    public void The_field_has_every_model_and_every_board_with_every_firmware()
    {
        Assert.Equal(Enum.GetValues<Model>(), UnitTargets.Field.Select(unit => unit.Model).Distinct().Order());
        foreach (var revision in new[] { "A1", "B1" })
        {
            foreach (var firmware in new[] { "00.00.51beta", "01.00.00", "01.02.02release", null })
            {
                Assert.Contains(new UnitTarget(Model.Scm, revision, firmware), UnitTargets.Field);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_known_spelling_names_units_of_the_field(string spelling)
    {
        foreach (var text in new[] { spelling, spelling.ToLowerInvariant(), spelling.ToUpperInvariant() })
        {
            Assert.True(UnitTargets.TryParse(text, out var targets), text);
            Assert.NotEmpty(targets);
            Assert.Empty(targets.Except(UnitTargets.Field));
            Assert.Equal(targets.Count, targets.Distinct().Count());
        }
    }

    [Theory]
    [InlineData("SCM", 8)]
    [InlineData("SCM-B1", 4)]
    [InlineData("SCM-B1/01.02.02release", 1)]
    [InlineData("SCM/01.02.02release", 2)]
    [InlineData("HSM6", 1)]
    public void A_spelling_names_as_many_units_as_it_leaves_open(string spelling, int count)
    {
        Assert.True(UnitTargets.TryParse(spelling, out var targets));
        Assert.Equal(count, targets.Count);
    }

    [Fact]
    public void The_known_spellings_reach_every_unit_of_the_field()
    {
        var reached = UnitTargets.KnownSpellings.SelectMany(spelling => UnitTargets.TryParse(spelling, out var targets) ? targets : []);

        Assert.Empty(UnitTargets.Field.Except(reached));
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("SCM-B1/1.2.2")]
    [InlineData("SCM-C1")]
    [InlineData("SCM-B1/")]
    [InlineData("SCM-")]
    [InlineData("SCM/")]
    [InlineData("HSM6-B1")]
    [InlineData("HSM6/01.02.02release")]
    [InlineData("SCM-B1 /01.02.02release")]
    [InlineData("SCM-B1/01.02.02release,SCM-A1")]
    [InlineData("ZYMKEY")]
    [InlineData("6")]
    public void An_unknown_spelling_names_nothing(string spelling)
    {
        Assert.False(UnitTargets.TryParse(spelling, out var targets));
        Assert.Empty(targets);
    }

    [Fact]
    public void A_spelling_with_one_slip_names_nothing()
    {
        var slips = UnitTargets.KnownSpellings.SelectMany(OneSlip).Where(text => !_accepted.Contains(text)).Distinct().ToArray();

        Assert.True(slips.Length > 1000);
        Assert.All(slips, text => Assert.False(UnitTargets.TryParse(text, out _), text));
    }

    private static IEnumerable<string> OneSlip(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            yield return text.Remove(i, 1);
            yield return text.Insert(i, text[i].ToString());
            yield return text.Insert(i, " ");
            foreach (var replacement in "1B-/.")
            {
                yield return text.Remove(i, 1).Insert(i, replacement.ToString());
            }
        }
    }
}
