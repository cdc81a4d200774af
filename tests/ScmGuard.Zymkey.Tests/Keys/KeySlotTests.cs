using System;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Tests.Keys;

public sealed class KeySlotTests
{
    private static readonly Arbitrary<int> _numbers = ArbMap.Default.GeneratorFor<int>().Or(Gen.Choose(-3, 600)).ToArbitrary();

    [Fact]
    public void A_number_is_a_slot_exactly_from_minus_1_to_one_beyond_the_last_published() =>
        Prop.ForAll(_numbers, number => Succeeds(() => KeySlot.FromNumber(number)) == (number is >= -1 and <= 528)).QuickCheckThrowOnFailure();

    [Fact]
    public void A_slot_keeps_its_number_and_its_kind_follows_from_it() =>
        Prop.ForAll(Gen.Choose(-1, 528).ToArbitrary(), number =>
        {
            var slot = KeySlot.FromNumber(number);
            var kind = number < 0 ? KeySlotKind.Ephemeral : number < 16 ? KeySlotKind.Permanent : KeySlotKind.Generated;
            return slot.Number == number && slot.Kind == kind && slot == KeySlot.FromNumber(number) && slot != default;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Each_kind_takes_its_own_numbers_only() =>
        Prop.ForAll(_numbers, number =>
            Succeeds(() => KeySlot.Permanent(number)) == (number is >= 0 and <= 15)
            && Succeeds(() => KeySlot.Generated(number)) == (number is >= 16 and <= 528)
            && Succeeds(() => ForeignKeySlot.FromNumber(number)) == (number is >= 0 and <= 528)).QuickCheckThrowOnFailure();

    [Fact]
    public void The_largest_numbers_that_crash_an_old_daemon_are_refused()
    {
        // Advisory #120.
        Assert.Throws<ArgumentOutOfRangeException>(() => KeySlot.FromNumber(int.MaxValue));
        Assert.Throws<ArgumentOutOfRangeException>(() => ForeignKeySlot.FromNumber(int.MaxValue));
    }

    [Fact]
    public void A_default_slot_is_none_and_says_so()
    {
        Assert.Throws<InvalidOperationException>(() => default(KeySlot).Number);
        Assert.Throws<InvalidOperationException>(() => default(KeySlot).Kind);
        Assert.Throws<InvalidOperationException>(() => default(ForeignKeySlot).Number);
        Assert.Throws<InvalidOperationException>(() => default(PublicKeySlot).Number);
        Assert.Equal(["no slot", "no slot", "no slot"], [default(KeySlot).ToString(), default(ForeignKeySlot).ToString(), default(PublicKeySlot).ToString()]);
    }

    [Fact]
    public void The_same_number_in_the_two_stores_is_two_public_keys()
    {
        PublicKeySlot own = KeySlot.Generated(20);
        PublicKeySlot foreign = ForeignKeySlot.FromNumber(20);

        Assert.NotEqual(own, foreign);
        Assert.Equal((20, false), (own.Number, own.IsForeign));
        Assert.Equal((20, true), (foreign.Number, foreign.IsForeign));
        Assert.Equal(["slot 20 (generated)", "foreign slot 20"], [own.ToString(), foreign.ToString()]);
    }

    [Fact]
    public void No_way_leads_from_a_foreign_slot_to_a_slot_with_a_private_key()
    {
        var conversions = new[] { typeof(KeySlot), typeof(ForeignKeySlot), typeof(PublicKeySlot) }
            .SelectMany(type => type.GetMethods())
            .Where(method => method.Name is "op_Implicit" or "op_Explicit");

        Assert.All(conversions, conversion => Assert.Equal(typeof(PublicKeySlot), conversion.ReturnType));
    }

    [Theory]
    [InlineData(-1, "slot -1 (ephemeral)")]
    [InlineData(0, "slot 0 (permanent)")]
    [InlineData(16, "slot 16 (generated)")]
    public void A_slot_prints_its_number_and_its_kind(int number, string text) => Assert.Equal(text, KeySlot.FromNumber(number).ToString());

    [Fact]
    public void A_derivation_s_hash_has_the_value_that_the_api_gives_it()
    {
        Assert.Equal((int)EcdhKdf.Rfc5869Sha512, (int)HkdfHash.Sha512);
        Assert.Equal((int)EcdhKdf.Pbkdf2Sha256, (int)Pbkdf2Hash.Sha256);
        Assert.Equal(Enum.GetValues<EcdhKdf>().Select(kdf => (int)kdf), [.. Enum.GetValues<HkdfHash>().Select(hash => (int)hash), .. Enum.GetValues<Pbkdf2Hash>().Select(hash => (int)hash)]);
    }

    private static bool Succeeds<T>(Func<T> make)
    {
        try
        {
            make();
            return true;
        }
        catch (ArgumentOutOfRangeException)
        {
            return false;
        }
    }
}
