using System;
using System.IO;
using ScmGuard.Harness.Units.Local;

namespace ScmGuard.Harness.Tests.Units.Local;

/// <summary>The hashes were made by crypt(3).</summary>
public sealed class ShadowFileTests
{
    private const string Yescrypt = "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$j4Z3IcTio26cSVBE1CH6TuLL9BjA2tyR/slgIdAxtn1";
    private const string Sha512 = "$6$saltsaltsalt$IhoKnzaHR5NI9zUZuAvEvcVVJqEhYqvEuCHNdwjqYPgMOyoqpIsW1YYiK8Lv8coVhefH4fMnrQAbQdHpaWnfu/";
    private const string Sha256 = "$5$saltsalt$NaanMIIWKLLN7p5VhQ3u4dfD6303YFTQr7BEk7pYDEA";
    private const string AnotherPassword = "$y$j9T$F5Jx5fExrKuPp53xLKQ..1$zfQTWkhNb.leWeOGmmvl3vAVP.vaF2M9NmRPsOyUM.B";
    private const string BeyondAscii = "$6$saltsaltsalt$fp.uvTrk0ih72MO7CH5dTZEj3pMpAqUJV4p4fz2cLQoebw2y9DCNaKa9jWusPbxPdjrXpqR7K.4CcPfRx7uYL0";

    [Theory]
    [InlineData(Yescrypt, "zymbit", true)]
    [InlineData(Sha512, "zymbit", true)]
    [InlineData(Sha256, "zymbit", true)]
    [InlineData(BeyondAscii, "pässword", true)]
    [InlineData(Yescrypt, "zymbi", false)]
    [InlineData(Sha512, "Zymbit", false)]
    [InlineData(AnotherPassword, "zymbit", false)]
    [InlineData("!" + Yescrypt, "zymbit", false)]
    [InlineData("!", "zymbit", false)]
    [InlineData("*", "zymbit", false)]
    [InlineData("!*", "zymbit", false)]
    [InlineData("", "zymbit", false)]
    [InlineData("$unknown$salt$hash", "zymbit", null)]
    public void A_password_is_held_against_the_record(string hash, string password, bool? expected) =>
        Assert.Equal(expected, new ShadowFile($"root:*:19000:0:99999:7:::\nzymbit:{hash}:19000:0:99999:7:::\n").HasPassword("zymbit", password));

    [Fact]
    public void A_user_who_is_not_there_has_no_password() =>
        Assert.False(new ShadowFile($"zymbit2:{Yescrypt}:19000:0:99999:7:::\n").HasPassword("zymbit", "zymbit"));

    [Theory]
    [InlineData("zymbit")]
    [InlineData("zymbit:" + Yescrypt)]
    [InlineData("zymbit:" + Yescrypt + ":1:2")]
    public void A_record_of_another_form_tells_nothing(string line) => Assert.Null(new ShadowFile(line).HasPassword("zymbit", "zymbit"));

    [Fact]
    public void A_record_that_is_not_there_is_none() => Assert.Null(ShadowFile.TryRead(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"))));
}
