using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using FsCheck.Fluent;
using ScmGuard.Knowledge;

namespace ScmGuard.VirtualScm.Tests.Operations;

public sealed class KeyStoreTests
{
    [Fact]
    public void A_new_unit_has_sixteen_permanent_keys_of_which_the_last_two_are_on_Ed25519()
    {
        using Bench bench = new();
        Assert.Equal(Enumerable.Range(0, 16), bench.Slots());
        Assert.All(Enumerable.Range(0, 14), slot => Assert.Equal(64, bench.PublicKey(slot).Length));
        Assert.All(Enumerable.Range(14, 2), slot => Assert.Equal(32, bench.PublicKey(slot).Length));
    }

    [Theory]
    [InlineData(KeyType.Secp256R1, true)]
    [InlineData(KeyType.Secp256K1, true)]
    [InlineData(KeyType.Ed25519, true)]
    [InlineData(KeyType.X25519, false)]
    public void A_generated_key_signs_unless_it_is_on_X25519(KeyType type, bool signs)
    {
        using Bench bench = new();
        int slot = bench.Unit.Keys.GenKeyPair(type);
        Assert.Equal(16, slot);
        Assert.Equal(signs ? 0 : Errno.NotSupported, bench.Unit.Signatures.GenECDSASigFromDigest(Bench.Digest, slot, out byte[] signature));
        if (signs)
        {
            Assert.Equal(1, bench.Unit.Signatures.VerifyECDSASigFromDigest(Bench.Digest, slot, signature));
            Assert.Equal(0, bench.Unit.Signatures.VerifyECDSASigFromDigest(Bench.OtherDigest, slot, signature));
            Assert.True(bench.Unit.Signatures.VerifyECDSASigFromDigest(Bench.Digest, 400, signature) < 0);
        }
    }

    [Theory]
    [InlineData("scm-a1", 528)]
    [InlineData("hsm6", 528)]
    public void A_full_key_store_says_so_and_takes_a_key_again_after_one_was_removed(string profile, int all)
    {
        using Bench bench = new(UnitProfile.Parse(profile));
        for (int slot = 16; slot < all; slot++)
        {
            Assert.Equal(slot, bench.Unit.Keys.GenKeyPair(KeyType.Ed25519));
        }

        Assert.Equal(Errno.Full, bench.Unit.Keys.GenKeyPair(KeyType.Ed25519));
        Assert.Equal(Errno.Full, bench.Unit.Wallets.GenWalletMasterSeedWithBIP39(KeyType.Secp256K1, "", "w", [], "", wantsMnemonic: true, out _));
        Assert.Equal(0, bench.Unit.Keys.RemoveKey(100, isForeign: false));
        Assert.Equal(100, bench.Unit.Keys.GenKeyPair(KeyType.Ed25519));
    }

    [Fact]
    public void The_foreign_store_counts_its_128_slots_separately()
    {
        using Bench bench = new(UnitProfile.Hsm6);
        byte[] key = bench.PublicKey(2);
        for (int slot = 0; slot < KeySlots.Hsm6ForeignSlots; slot++)
        {
            Assert.Equal(slot, bench.Unit.Keys.StoreForeignPubKey(KeyType.Secp256R1, key));
        }

        Assert.Equal(Errno.Full, bench.Unit.Keys.StoreForeignPubKey(KeyType.Secp256R1, key));
        Assert.Equal(0, bench.Unit.Keys.GetAllocSlotsList(isForeign: true, out int maximum, out int[] slots));
        Assert.Equal((128, 128), (maximum, slots.Length));
        Assert.Equal(0, bench.Unit.Signatures.GenECDSASigFromDigest(Bench.Digest, 2, out byte[] signature));
        Assert.Equal(1, bench.Unit.Signatures.VerifyECDSASigFromDigestWithForeignKeySlot(Bench.Digest, 7, signature));
        Assert.Equal(0, bench.Unit.Keys.RemoveKey(7, isForeign: true));
        Assert.True(bench.Signs(7));
    }

    [Fact]
    public void A_Zymkey_signs_with_its_three_slots_and_has_no_key_store()
    {
        using Bench bench = new(UnitProfile.Zymkey4);
        Assert.All(Enumerable.Range(0, 3), slot => Assert.True(bench.Signs(slot)));
        Assert.False(bench.Signs(3));
        Assert.Equal(Errno.NotImplemented, bench.Unit.Keys.GenKeyPair(KeyType.Secp256R1));
        Assert.Equal(Errno.NotImplemented, bench.Unit.Keys.GetAllocSlotsList(isForeign: false, out _, out _));
        Assert.Equal(Errno.NotImplemented, bench.Unit.Wallets.GenWalletMasterSeedWithBIP39(KeyType.Secp256R1, "", "w", [], "", wantsMnemonic: true, out _));
        Assert.Equal(Errno.NotImplemented, bench.Unit.Environment.GetBatteryVoltage(out _));
        Assert.Equal(0, bench.Unit.Identity.SetI2CAddr(0x60));
        Assert.Equal(RebootKind.Self, bench.Unit.Boots[^1].Kind);
    }

    [Fact]
    public void An_SCM_is_on_USB_and_has_no_I2C_address()
    {
        using Bench bench = new();
        Assert.Equal(Errno.NotImplemented, bench.Unit.Identity.SetI2CAddr(0x30));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(15)]
    public void A_permanent_key_cannot_be_removed(int slot)
    {
        using Bench bench = new();
        Assert.Equal(Errno.Forbidden, bench.Unit.Keys.RemoveKey(slot, isForeign: false));
        Assert.True(bench.Signs(slot));
    }

    [Fact]
    public void There_is_one_ephemeral_key_which_the_next_one_overwrites()
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.Keys.GenEphemeralKeyPair(KeyType.Secp256R1));
        byte[] first = bench.PublicKey(-1);
        Assert.Equal(0, bench.Unit.Keys.GenEphemeralKeyPair(KeyType.Secp256R1));
        Assert.NotEqual(first, bench.PublicKey(-1));
        Assert.False(bench.Signs(-1));
        Assert.Equal(16, bench.Slots().Length);

        Assert.Equal(0, bench.Unit.Agreement.DoRawECDH(-1, bench.PublicKey(0), out byte[] here));
        Assert.Equal(0, bench.Unit.Agreement.DoRawECDHWithIntPeerPubkey(0, -1, peerIsForeign: false, out byte[] there));
        Assert.Equal(here, there);
        Assert.Equal(0, bench.Unit.Keys.InvalidateEphemeralKey());
        Assert.Equal(Errno.NotFound, bench.Unit.Keys.InvalidateEphemeralKey());
    }

    [Fact]
    public void An_agreed_key_is_what_RFC_5869_makes_of_the_secret()
    {
        using Bench bench = new();
        int slot = bench.Unit.Keys.GenKeyPair(KeyType.X25519);
        int peer = bench.Unit.Keys.GenKeyPair(KeyType.X25519);
        Assert.Equal(0, bench.Unit.Agreement.DoRawECDH(slot, bench.PublicKey(peer), out byte[] secret));
        Assert.Equal(0, bench.Unit.Agreement.DoECDHAndKDFWithIntPeerPubkey(EcdhKdf.Rfc5869Sha512, slot, peer, false, [1], [2], 0, 50, out byte[] derived));
        Assert.Equal(HKDF.DeriveKey(HashAlgorithmName.SHA512, secret, 50, [1], [2]), derived);
        Assert.Equal(Errno.Invalid, bench.Unit.Agreement.DoECDHAndKDF(EcdhKdf.Rfc5869Sha256, slot, bench.PublicKey(peer), [], [], 1, 8160, out _));
        Assert.Equal(Errno.Invalid, bench.Unit.Agreement.DoECDHAndKDF((EcdhKdf)9, slot, bench.PublicKey(peer), [], [], 1, 32, out _));
        Assert.Equal(Errno.Invalid, bench.Unit.Agreement.DoRawECDH(slot, bench.PublicKey(0), out _));
    }

    [Fact]
    public void A_disabled_export_stays_disabled_and_the_key_goes_on_signing()
    {
        using Bench bench = new();
        Assert.Equal(0, bench.Unit.Keys.DisablePubKeyExport(4, isForeign: false));
        bench.Unit.Reboot(RebootKind.Cold);
        Assert.Equal(Errno.Forbidden, bench.Unit.Keys.ExportPubKey(4, isForeign: false, out byte[] key));
        Assert.Empty(key);
        Assert.True(bench.Signs(4));
    }

    [Fact]
    public void A_public_key_in_a_file_is_PEM_that_the_platform_verifies_with()
    {
        using Bench bench = new();
        string path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        try
        {
            Assert.Equal(0, bench.Unit.Keys.ExportPubKey2File(path, 5, isForeign: false));
            Assert.Equal(0, bench.Unit.Signatures.GenECDSASigFromDigest(Bench.Digest, 5, out byte[] signature));
            using ECDsa key = ECDsa.Create();
            key.ImportFromPem(File.ReadAllText(path));
            Assert.True(key.VerifyHash(Bench.Digest, signature));
        }
        finally
        {
            File.Delete(path);
        }

        Assert.Equal(Errno.Invalid, bench.Unit.Keys.ExportPubKey2File("relative.pem", 5, isForeign: false));
        Assert.Equal(Errno.NotFound, bench.Unit.Keys.ExportPubKey2File("/no/such/folder/key.pem", 5, isForeign: false));
    }

    [Theory]
    [InlineData("RC-23.01", true)]
    [InlineData("December 2025", false)]
    public void A_very_large_slot_crashes_the_daemon_of_older_host_software_only(string release, bool crashes)
    {
        using Bench bench = new(UnitProfile.ScmB1 with { HostRelease = HostReleases.All.Single(known => known.Name == release) });
        Assert.Equal(crashes ? Errno.NoDaemon : Errno.NotFound, bench.Unit.Keys.ExportPubKey(1_000_000, isForeign: false, out _));
        Assert.Equal(crashes, !bench.Signs(0));
        Assert.Equal(crashes ? Errno.NoDaemon : 0, bench.Unit.Daemon.Open());

        bench.Unit.Daemon.Restart();
        Assert.True(bench.Signs(0));
        bench.Unit.Keys.ExportPubKey(1_000_000, isForeign: false, out _);
        bench.Unit.Reboot(RebootKind.Soft);
        Assert.True(bench.Signs(0));
    }

    [Fact]
    public void A_slot_is_listed_if_and_only_if_it_signs_after_any_sequence_of_operations()
    {
        Properties.ForAll(Gen.Zip(Gen.Choose(0, 6), Gen.Choose(0, 40)).ListOf(30), steps =>
        {
            using Bench bench = new(UnitProfile.ScmB1);
            HashSet<int> generated = [];
            foreach ((int step, int number) in steps)
            {
                switch (step)
                {
                    case 0 or 1:
                        generated.Add(bench.Unit.Keys.GenKeyPair((KeyType)(number % 3)));
                        break;
                    case 2:
                        bench.Unit.Keys.RemoveKey(number, isForeign: false);
                        generated.Remove(number);
                        break;
                    case 3:
                        bench.Unit.Wallets.GenWalletMasterSeedWithBIP39(KeyType.Secp256K1, "", $"w{number % 5}", [], "", wantsMnemonic: false, out _);
                        break;
                    case 4:
                        bench.Unit.Wallets.GenWalletChildKey(number, (uint)number % 3, isHardened: true, returnChainCode: false, out _);
                        break;
                    case 5:
                        bench.Unit.Keys.GenEphemeralKeyPair((KeyType)(number % 4));
                        break;
                    default:
                        bench.Unit.Reboot((RebootKind)(number % 3));
                        generated.Clear();
                        break;
                }
            }

            int[] listed = bench.Slots();
            Assert.Equal(Enumerable.Range(-1, 60).Where(bench.Signs), listed);
            Assert.Empty(generated.Except(listed));
            Assert.Empty(Enumerable.Range(0, 16).Except(listed));
        }, times: 40);
    }
}
