using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using FsCheck.Fluent;
using ScmGuard.Knowledge;
using ScmGuard.VirtualScm.Cryptography;

namespace ScmGuard.VirtualScm.Tests.Cryptography;

public sealed class KeyDerivationTests
{
    public static IEnumerable<TheoryDataRow<Dictionary<string, string>>> Published =>
        Vectors.ReadBlocks("kdf.txt").Select(block => new TheoryDataRow<Dictionary<string, string>>(block));

    [Theory]
    [MemberData(nameof(Published))]
    public void The_vectors_of_RFC_5869_and_RFC_7914_hold(Dictionary<string, string> vector)
    {
        byte[] expected = vector.Hex("derived");
        byte[] derived = new byte[expected.Length];
        KeyDerivation.Derive(
            Enum.Parse<EcdhKdf>(vector["function"]), vector.Hex("secret"), vector.Hex("salt"),
            Convert.FromHexString(vector.GetValueOrDefault("info", "")), int.Parse(vector.GetValueOrDefault("iterations", "1")), derived);

        Assert.Equal(expected, derived);
    }

    [Fact]
    public void With_SHA512_the_functions_are_what_their_definitions_say() => Properties.ForAll(
        from secret in Properties.Bytes(32)
        from salt in Properties.Bytes(16)
        from info in Properties.Bytes(8)
        select (secret, salt, info),
        sample =>
        {
            byte[] derived = new byte[64];
            KeyDerivation.Derive(EcdhKdf.Rfc5869Sha512, sample.secret, sample.salt, sample.info, 1, derived);
            Assert.Equal(HMACSHA512.HashData(HMACSHA512.HashData(sample.salt, sample.secret), (byte[])[.. sample.info, 1]), derived);

            KeyDerivation.Derive(EcdhKdf.Pbkdf2Sha512, sample.secret, sample.salt, sample.info, 1, derived);
            Assert.Equal(HMACSHA512.HashData(sample.secret, (byte[])[.. sample.salt, 0, 0, 0, 1]), derived);
        });

    [Fact]
    public void Lengths_and_iterations_out_of_range_are_refused()
    {
        foreach (EcdhKdf function in Enum.GetValues<EcdhKdf>())
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => KeyDerivation.Derive(function, [1], [], [], 1, []));
        }

        Assert.Throws<ArgumentOutOfRangeException>(() => KeyDerivation.Derive(EcdhKdf.Pbkdf2Sha256, [1], [], [], 0, new byte[1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyDerivation.Derive(EcdhKdf.Rfc5869Sha256, [1], [], [], 1, new byte[255 * 32 + 1]));
        Assert.Throws<ArgumentOutOfRangeException>(() => KeyDerivation.Derive(EcdhKdf.Rfc5869Sha512, [1], [], [], 1, new byte[255 * 64 + 1]));
    }
}
