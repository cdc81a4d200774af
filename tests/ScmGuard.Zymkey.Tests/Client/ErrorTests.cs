using System;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Tests.Fake;

namespace ScmGuard.Zymkey.Tests.Client;

public sealed class ErrorTests(FakeLibrary fake)
{
    [Fact]
    public void A_negative_result_is_an_exception_with_function_code_and_meaning()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.GenKeyPair, -22);

        var exception = Assert.Throws<ZymkeyException>(() => client.GenerateKeyPair(KeyType.Ed25519));

        Assert.Equal((ZymbitOperation.GenKeyPair, "zkGenKeyPair", -22), (exception.Operation, exception.Function, exception.Code));
        Assert.StartsWith("Invalid argument", exception.Meaning, StringComparison.Ordinal);
        Assert.Contains("explains only -110", exception.Meaning, StringComparison.Ordinal);
        Assert.Equal($"zkGenKeyPair returned -22: {exception.Meaning}.", exception.Message);
    }

    [Fact]
    public void Minus_110_is_a_time_out_of_its_own_type()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.GetTime, -110);

        var exception = Assert.Throws<ZymkeyTimeoutException>(() => client.GetTime());

        Assert.Equal(("zkGetTime", -110, "timed out"), (exception.Function, exception.Code, exception.Meaning));
    }

    [Fact]
    public void Nothing_is_freed_after_an_error_because_the_library_may_have_left_anything_in_the_pointer()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.GenECDSASigFromDigest, -5);
        fake.Answer(ZymbitOperation.GetSerialNumberString, -5);
        fake.Answer(ZymbitOperation.GetWalletNodeAddrFromKeySlot, -5);

        // The fake leaves the address 0x10 in each pointer: to free it would end the process.
        Assert.Throws<ZymkeyException>(() => client.Sign(new byte[32], KeySlot.Permanent(0)));
        Assert.Throws<ZymkeyException>(() => client.GetSerialNumber());
        Assert.Throws<ZymkeyException>(() => client.GetWalletNode(KeySlot.Generated(16)));
        Assert.Equal(0, fake.Allocated);
    }

    [Fact]
    public void A_success_without_data_is_an_error()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetRandBytes, "rdata", []);
        fake.Give(ZymbitOperation.GenWalletMasterSeedWithBIP39, "mnemonic", []);

        var exception = Assert.Throws<ZymkeyException>(() => client.GetRandomBytes(new byte[4]));

        Assert.Equal(("zkGetRandBytes", 0, "success was reported, but there is no data"), (exception.Function, exception.Code, exception.Meaning));
        Assert.Throws<ZymkeyException>(() => client.CreateMasterSeed(KeyType.Ed25519, "w", RecoveryStrategy.Bip39(), out _));
    }

    [Fact]
    public void No_error_shows_what_was_passed()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.RestoreWalletMasterSeedFromBIP39Mnemonic, -5);
        using var mnemonic = new Mnemonic("abandon ability");
        using var passphrase = new Passphrase("correct horse");

        var exception = Assert.Throws<ZymkeyException>(() => client.RestoreMasterSeed(KeyType.Ed25519, "w", mnemonic, passphrase));

        Assert.DoesNotContain("abandon", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("horse", exception.ToString(), StringComparison.Ordinal);
    }
}
