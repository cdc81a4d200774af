using System;
using System.Collections.Generic;
using System.Linq;
using FsCheck;
using FsCheck.Fluent;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Mnemonics;
using ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Mnemonics.Slip39;

public sealed class Slip39SharingTests
{
    private static readonly Gen<Plan> _plans =
        from groupCount in Gen.Choose(1, 16)
        from groupThreshold in Gen.Choose(1, groupCount)
        from groups in (
            from threshold in Gen.Choose(1, 16)
            from count in threshold == 1 ? Gen.Constant(1) : Gen.Choose(threshold, 16)
            select (threshold, count)).ArrayOf(groupCount)
        from length in Gen.Choose(8, 32)
        from secret in Properties.Bytes(2 * length)
        from exponent in Gen.Choose(0, 1)
        from isExtendable in Gen.Elements(true, false)
        from seed in Properties.Bytes(16)
        select new Plan(groupThreshold, groups, secret, exponent, isExtendable, seed);

    [Fact]
    public void Any_threshold_of_members_in_any_threshold_of_groups_gives_the_secret_and_one_share_less_does_not() => Properties.ForAll(
        _plans,
        plan =>
        {
            List<string> needed = plan.PickNeeded();
            using Slip39Restore restore = new();
            foreach (string mnemonic in needed.SkipLast(1))
            {
                Assert.False(restore.Add(mnemonic).IsComplete);
            }

            Assert.Equal(MnemonicFault.Incomplete, Assert.Throws<MnemonicException>(() => restore.Combine("pass")).Fault);
            Assert.True(restore.Add(needed[^1]).IsComplete);
            using Secret<byte> secret = restore.Combine("pass");
            using Secret<byte> other = restore.Combine("Pass");

            Assert.Equal(plan.Secret, secret.Span);
            Assert.False(other.Span.SequenceEqual(plan.Secret));
        },
        times: 25);

    [Fact]
    public void A_restore_says_what_is_missing()
    {
        Plan plan = new(2, [(2, 3), (1, 1), (3, 5)], new byte[32], 0, false, [1]);
        string[][] shares = plan.Share();
        using Slip39Restore restore = new();

        Assert.Null(restore.Progress.GroupThreshold);
        Assert.False(restore.Progress.IsComplete);
        Assert.Equal(MnemonicFault.Incomplete, Assert.Throws<MnemonicException>(() => restore.Combine("pass")).Fault);

        Slip39Progress progress = restore.Add(shares[2][4]);
        Assert.Equal(2, progress.GroupThreshold);
        Assert.Equal([new(0, 0, null), new(1, 0, null), new(2, 1, 3)], progress.Groups);
        Assert.Equal([null, null, 2], progress.Groups.Select(group => group.Missing));

        progress = restore.Add(shares[1][0]);
        Assert.Equal(1, progress.CompleteGroups);
        Assert.True(progress.Groups[1].IsComplete);
        Assert.False(progress.IsComplete);

        restore.Add(shares[0][2]);
        progress = restore.Add(shares[0][0]);
        Assert.Equal([new(0, 2, 2), new(1, 1, 1), new(2, 1, 3)], progress.Groups);
        Assert.True(progress.IsComplete);
        using Secret<byte> secret = restore.Combine("pass");
        Assert.Equal(plan.Secret, secret.Span);
    }

    [Fact]
    public void A_refused_share_leaves_the_restore_as_it_was()
    {
        Plan plan = new(2, [(2, 3), (2, 2), (2, 2)], new byte[16], 0, false, [2]);
        string[][] shares = plan.Share();
        string[][] otherSet = (plan with { Seed = [3] }).Share();
        string[][] longer = (plan with { Secret = new byte[32] }).Share();
        using Slip39Restore restore = new();
        restore.Add(shares[0][0]);

        AssertRefused(shares[0][0], MnemonicFault.DuplicateMember);
        AssertRefused(otherSet[0][1], MnemonicFault.OtherSet);
        AssertRefused(longer[0][1], MnemonicFault.OtherSet);
        AssertRefused("academic acid", MnemonicFault.WordCount);
        AssertRefused(shares[0][1].Replace(' ', '-'), MnemonicFault.UnknownWord);
        restore.Add(shares[0][1]);
        AssertRefused(shares[0][2], MnemonicFault.NotNeeded);
        restore.Add(shares[2][1]);
        restore.Add(shares[2][0]);
        AssertRefused(shares[1][0], MnemonicFault.NotNeeded);
        using Secret<byte> secret = restore.Combine("pass");
        Assert.Equal(plan.Secret, secret.Span);

        void AssertRefused(string mnemonic, MnemonicFault fault)
        {
            Slip39Progress before = restore.Progress;
            Assert.Equal(fault, Assert.Throws<MnemonicException>(() => restore.Add(mnemonic)).Fault);
            Assert.Equal(before.Groups, restore.Progress.Groups);
        }
    }

    [Fact]
    public void A_forged_share_with_a_good_checksum_is_found_when_its_group_is_full_and_a_genuine_one_may_take_its_place()
    {
        Plan plan = new(1, [(3, 4)], new byte[16], 0, false, [4]);
        string[] shares = plan.Share()[0];
        using Slip39Share forged = Slip39Share.Parse(shares[2]);
        forged.Value.Span[5] ^= 1;
        using Secret<char> forgedMnemonic = forged.ToMnemonic();
        using Slip39Restore restore = new();
        restore.Add(shares[0]);
        restore.Add(shares[1]);
        string text = forgedMnemonic.Span.ToString();

        Assert.Equal(MnemonicFault.Digest, Assert.Throws<MnemonicException>(() => restore.Add(text)).Fault);
        Assert.True(restore.Add(shares[3]).IsComplete);
        using Secret<byte> secret = restore.Combine("pass");
        Assert.Equal(plan.Secret, secret.Span);
    }

    [Fact]
    public void A_forged_group_is_found_when_the_groups_are_combined()
    {
        Plan plan = new(2, [(1, 1), (1, 1)], new byte[16], 0, false, [5]);
        string[][] shares = plan.Share();
        using Slip39Share forged = Slip39Share.Parse(shares[1][0]);
        forged.Value.Span[15] ^= 0x80;
        using Secret<char> forgedMnemonic = forged.ToMnemonic();
        using Slip39Restore restore = new();
        restore.Add(shares[0][0]);

        Assert.True(restore.Add(forgedMnemonic.Span).IsComplete);
        Assert.Equal(MnemonicFault.Digest, Assert.Throws<MnemonicException>(() => restore.Combine("pass")).Fault);
    }

    [Fact]
    public void Up_to_three_wrong_words_are_always_found() => Properties.ForAll(
        from length in Gen.Elements(16, 24, 32)
        from secret in Properties.Bytes(length)
        from isExtendable in Gen.Elements(true, false)
        from positions in Gen.Choose(0, 19).ArrayOf(3)
        from words in Gen.Choose(0, 1023).ArrayOf(3)
        select (plan: new Plan(1, [(1, 1)], secret, 0, isExtendable, secret), positions, words),
        sample =>
        {
            string[] mnemonic = sample.plan.Share()[0][0].Split(' ');
            string[] changed = [.. mnemonic];
            for (int i = 0; i < 3; i++)
            {
                changed[sample.positions[i]] = WordList.Slip39.Words[sample.words[i]];
            }

            // A changed second word may turn the extendable flag over, and with it the code; two codes share words by chance only.
            if (!changed.SequenceEqual(mnemonic))
            {
                Assert.Equal(MnemonicFault.Checksum, Assert.Throws<MnemonicException>(() => Slip39Share.Parse(string.Join(' ', changed))).Fault);
            }
        });

    [Fact]
    public void A_secret_of_every_length_goes_through_a_share()
    {
        for (int length = 16; length <= 64; length += 2)
        {
            byte[] value = new byte[length];
            new SeededRandom([(byte)length]).GetBytes(value);
            using Slip39Share share = new(new Slip39Set(0x7FFF, true, 15, 16, 16), 15, 14, 16, new Secret<byte>(value));
            using Secret<char> mnemonic = share.ToMnemonic();
            using Slip39Share read = Slip39Share.Parse(mnemonic.Span);

            Assert.Equal(value, read.Value.Span);
            Assert.Equal((share.Set, share.GroupIndex, share.MemberIndex, share.MemberThreshold), (read.Set, read.GroupIndex, read.MemberIndex, read.MemberThreshold));
        }
    }

    [Fact]
    public void The_shares_of_a_set_start_with_the_same_two_words_and_differ_otherwise()
    {
        string[] shares = [.. new Plan(3, [(2, 3), (3, 16), (1, 1)], new byte[32], 5, false, [6]).Share().SelectMany(group => group)];

        Assert.Single(shares.Select(share => string.Join(' ', share.Split(' ').Take(2))).Distinct());
        Assert.Equal(shares.Length, shares.Distinct().Count());
        Assert.All(shares, share => Assert.Equal(33, share.Split(' ').Length));
    }

    [Theory]
    [InlineData(15, 1, 1, 0)]
    [InlineData(17, 1, 1, 0)]
    [InlineData(16, 0, 1, 0)]
    [InlineData(16, 2, 1, 0)]
    [InlineData(16, 1, 17, 0)]
    [InlineData(16, 1, 0, 0)]
    [InlineData(16, 1, 1, -1)]
    [InlineData(16, 1, 1, 6)]
    public void A_split_out_of_range_is_refused(int secretLength, int groupThreshold, int groupCount, int exponent) =>
        Assert.ThrowsAny<ArgumentException>(
            () => new Slip39Split(new byte[secretLength], "", groupThreshold, groupCount, exponent, new SeededRandom([])));

    [Theory]
    [InlineData(-1, 1, 1)]
    [InlineData(2, 1, 1)]
    [InlineData(0, 0, 1)]
    [InlineData(0, 3, 2)]
    [InlineData(0, 2, 17)]
    [InlineData(0, 1, 2)]
    public void A_group_out_of_range_is_refused(int groupIndex, int memberThreshold, int memberCount)
    {
        using Slip39Split split = new(new byte[16], "", 1, 2, 0, new SeededRandom([]));

        Assert.ThrowsAny<ArgumentException>(() => split.ShareGroup(groupIndex, memberThreshold, memberCount));
    }

    [Fact]
    public void A_group_is_shared_once()
    {
        using Slip39Split split = new(new byte[16], "", 1, 2, 0, new SeededRandom([]));
        split.ShareGroup(1, 2, 2);

        Assert.Throws<InvalidOperationException>(() => split.ShareGroup(1, 2, 2));
    }

    [Theory]
    [InlineData("\u00E4")]
    [InlineData("tab\t")]
    [InlineData("\u007F")]
    public void A_passphrase_is_printable_ASCII(string passphrase)
    {
        MnemonicException exception = Assert.Throws<MnemonicException>(() => new Slip39Split(new byte[16], passphrase, 1, 1, 0, new SeededRandom([])));

        Assert.Equal(MnemonicFault.Passphrase, exception.Fault);
    }

    private sealed record Plan(int GroupThreshold, (int Threshold, int Count)[] Groups, byte[] Secret, int Exponent, bool IsExtendable, byte[] Seed)
    {
        public string[][] Share()
        {
            using Slip39Split split = new(Secret, "pass", GroupThreshold, Groups.Length, Exponent, new SeededRandom(Seed), IsExtendable);
            return [.. Groups.Select((group, index) => split.ShareGroup(index, group.Threshold, group.Count).Select(Print).ToArray())];
        }

        /// <summary>A random choice of groups, of members in them, and of the order: just enough.</summary>
        public List<string> PickNeeded()
        {
            Random random = new(Seed[0]);
            string[][] shares = Share();
            int[] groups = [.. Enumerable.Range(0, Groups.Length)];
            random.Shuffle(groups);
            List<string> needed = [];
            foreach (int group in groups.Take(GroupThreshold))
            {
                random.Shuffle(shares[group]);
                needed.AddRange(shares[group].Take(Groups[group].Threshold));
            }

            string[] shuffled = [.. needed];
            random.Shuffle(shuffled);
            return [.. shuffled];
        }

        private static string Print(Slip39Share share)
        {
            using (share)
            {
                using Secret<char> mnemonic = share.ToMnemonic();
                return mnemonic.Span.ToString();
            }
        }
    }
}
