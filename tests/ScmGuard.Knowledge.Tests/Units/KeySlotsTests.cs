namespace ScmGuard.Knowledge.Tests;

public sealed class KeySlotsTests
{
    [Theory]
    [InlineData(int.MinValue, false)]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(15, true)]
    [InlineData(16, true)]
    [InlineData(527, true)]
    [InlineData(528, true)]
    [InlineData(529, false)]
    [InlineData(int.MaxValue, false)]
    public void A_slot_that_some_reading_allows_may_exist(int slot, bool mayExist) => Assert.Equal(mayExist, KeySlots.MayExist(slot));

    [Fact]
    public void Generated_slots_begin_where_the_permanent_ones_end()
    {
        Assert.Equal(new IntRange(0, 15), KeySlots.Permanent.Value);
        Assert.Equal(KeySlots.Permanent.Value.Last + 1, KeySlots.Generated.Value.First);
        Assert.Equal(512, KeySlots.Generated.Value.Count);
        Assert.NotNull(KeySlots.Generated.Unconfirmed);
    }

    [Fact]
    public void Supervised_boot_signs_with_a_permanent_slot_and_by_default_with_an_ed25519_one()
    {
        Assert.Equal(KeySlots.Permanent.Value, SupervisedBoot.SigningSlots.Value);
        Assert.True(KeySlots.PermanentEd25519.Value.Contains(SupervisedBoot.DefaultSigningSlot));
        Assert.Equal(new IntRange(14, 15), KeySlots.PermanentEd25519.Value);
        Assert.True(PythonMethods.TryGet("add_or_update_supervised_boot_file", out var method));
        Assert.Equal(SupervisedBoot.DefaultSigningSlot.Value.ToString(), Assert.Single(method.Parameters, parameter => parameter.Role is ArgumentRole.Slot).Default);
    }

    [Fact]
    public void Other_stores_have_their_sizes()
    {
        Assert.Equal(new IntRange(0, 2), KeySlots.Zymkey.Value);
        Assert.Equal((512, 128), (KeySlots.Hsm6UserSlots.Value, KeySlots.Hsm6ForeignSlots.Value));
    }

    [Theory]
    [InlineData(2, 1, false)]
    [InlineData(2, 2, true)]
    [InlineData(2, 4, true)]
    [InlineData(2, 5, false)]
    public void A_range_has_both_its_ends(int first, int value, bool isInside)
    {
        var range = new IntRange(first, 4);

        Assert.Equal(isInside, range.Contains(value));
        Assert.Equal(3, range.Count);
        Assert.Equal("2-4", range.ToString());
    }
}
