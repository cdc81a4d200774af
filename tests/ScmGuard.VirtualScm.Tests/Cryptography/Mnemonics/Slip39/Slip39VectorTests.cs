using System;
using System.Collections.Generic;
using System.Linq;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;
using ScmGuard.VirtualScm.Cryptography.Mnemonics;
using ScmGuard.VirtualScm.Cryptography.Mnemonics.Slip39;
using ScmGuard.VirtualScm.Cryptography.Wallets;
using ScmGuard.VirtualScm.Tests.Cryptography.Wallets;

namespace ScmGuard.VirtualScm.Tests.Cryptography.Mnemonics.Slip39;

public sealed class Slip39VectorTests
{
    // What each refused vector is about, by the words of its description.
    private static readonly (string Description, MnemonicFault Fault)[] _faults =
    [
        ("invalid checksum", MnemonicFault.Checksum),
        ("invalid padding", MnemonicFault.Padding),
        ("Basic sharing", MnemonicFault.Incomplete),
        ("different identifiers", MnemonicFault.OtherSet),
        ("different iteration exponents", MnemonicFault.OtherSet),
        ("mismatching group thresholds", MnemonicFault.OtherSet),
        ("mismatching group counts", MnemonicFault.OtherSet),
        ("greater group threshold", MnemonicFault.GroupThreshold),
        ("duplicate member indices", MnemonicFault.DuplicateMember),
        ("mismatching member thresholds", MnemonicFault.MemberThreshold),
        ("invalid digest", MnemonicFault.Digest),
        ("nsufficient number", MnemonicFault.Incomplete),
        ("insufficient length", MnemonicFault.WordCount),
        ("invalid master secret length", MnemonicFault.WordCount),
    ];

    public static IEnumerable<TheoryDataRow<string, string[], string, string>> Published =>
        Vectors.ReadJson<VectorFile>("slip39.json").Vectors
            .Select(vector => new TheoryDataRow<string, string[], string, string>(vector.Description, vector.Mnemonics, vector.Secret, vector.Xprv));

    [Theory]
    [MemberData(nameof(Published))]
    public void The_vectors_of_SLIP_0039_hold(string description, string[] mnemonics, string secret, string xprv)
    {
        if (secret.Length == 0)
        {
            MnemonicException exception = Assert.Throws<MnemonicException>(() => Combine(mnemonics));
            Assert.Equal(_faults.First(row => description.Contains(row.Description, StringComparison.Ordinal)).Fault, exception.Fault);
            return;
        }

        using Secret<byte> combined = Combine(mnemonics);
        using ExtendedPrivateKey master = ExtendedPrivateKey.FromSeed(KeyType.Secp256K1, combined.Span);
        Assert.Equal(Convert.FromHexString(secret), combined.Span);
        Assert.Equal(SerializedKey.Parse(xprv).PrivateKey, master.PrivateKey);
        Assert.Equal(SerializedKey.Parse(xprv).ChainCode, master.ChainCode);
    }

    [Fact]
    public void Every_published_share_prints_as_it_was_read()
    {
        int shares = 0;
        foreach (string mnemonic in Vectors.ReadJson<VectorFile>("slip39.json").Vectors.Where(vector => vector.Secret.Length > 0).SelectMany(vector => vector.Mnemonics))
        {
            using Slip39Share share = Slip39Share.Parse(mnemonic);
            using Secret<char> printed = share.ToMnemonic();
            Assert.Equal(mnemonic, printed.Span);
            shares++;
        }

        Assert.InRange(shares, 30, 40);
    }

    private static Secret<byte> Combine(string[] mnemonics)
    {
        using Slip39Restore restore = new();
        foreach (string mnemonic in mnemonics)
        {
            restore.Add(mnemonic);
        }

        return restore.Combine("TREZOR");
    }

    private sealed record VectorFile(VectorFile.Vector[] Vectors)
    {
        public sealed record Vector(string Description, string[] Mnemonics, string Secret, string Xprv);
    }
}
