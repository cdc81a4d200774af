using System;
using System.Linq;
using System.Text;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Tests.Fake;

namespace ScmGuard.Zymkey.Tests.Client;

/// <summary>What the client makes of what the library gives.</summary>
public sealed class AnswerTests(FakeLibrary fake)
{
    private static readonly byte[] _digest = new byte[32];
    private static readonly byte[] _signature = new byte[64];

    [Fact]
    public void Random_bytes_are_the_library_s_bytes_and_not_its_pointer()
    {
        using var client = fake.Open();
        byte[] given = [.. Enumerable.Range(1, 16).Select(value => (byte)value)];
        fake.Give(ZymbitOperation.GetRandBytes, "rdata", given);
        var random = new byte[16];

        client.GetRandomBytes(random);

        Assert.Equal(given, random);
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public void Binding_flags_are_one_byte_each(bool isLocked, bool isBound)
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetCurrentBindingInfo, "binding_is_locked", [isLocked ? (byte)1 : (byte)0]);
        fake.Give(ZymbitOperation.GetCurrentBindingInfo, "is_bound", [isBound ? (byte)1 : (byte)0]);

        Assert.Equal(new BindingInfo(isLocked, isBound), client.GetBindingInfo());
    }

    [Fact]
    public void A_signature_is_valid_for_1_not_valid_for_0_and_an_error_below()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.VerifyECDSASigFromDigest, 1, 0, -5, 2);

        Assert.True(client.Verify(_digest, _signature, KeySlot.Permanent(0)));
        Assert.False(client.Verify(_digest, _signature, KeySlot.Permanent(0)));
        Assert.Equal(-5, Assert.Throws<ZymkeyException>(() => client.Verify(_digest, _signature, KeySlot.Permanent(0))).Code);
        Assert.Equal(2, Assert.Throws<ZymkeyException>(() => client.Verify(_digest, _signature, KeySlot.Permanent(0))).Code);
    }

    [Fact]
    public void A_foreign_signature_is_valid_for_1_not_valid_for_0_and_an_error_below()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.VerifyECDSASigFromDigestWithForeignKeySlot, 1, 0, -5);
        var slot = ForeignKeySlot.FromNumber(0);

        Assert.True(client.Verify(_digest, _signature, slot));
        Assert.False(client.Verify(_digest, _signature, slot));
        Assert.Throws<ZymkeyException>(() => client.Verify(_digest, _signature, slot));
    }

    [Fact]
    public void Unlocking_with_0_is_a_bad_signature_whose_data_is_freed_and_not_given_out()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.UnlockDataB2B, 0);

        var exception = Assert.Throws<ZymkeyUnlockException>(() => client.Unlock([1]));

        Assert.Equal("zkUnlockDataB2B", exception.Function);
        Assert.Equal((1, 1, 0), (fake.Allocated, fake.FreedOnce, fake.FreedWithContent));
    }

    [Fact]
    public void Unlocking_with_1_gives_the_data()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.UnlockDataB2B, "dst_pt", "plain"u8);

        Assert.Equal("plain"u8, client.Unlock([1]));
    }

    [Fact]
    public void A_generated_key_s_slot_is_the_positive_result()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.GenKeyPair, 23);

        Assert.Equal(KeySlot.Generated(23), client.GenerateKeyPair(KeyType.Secp256K1));
    }

    [Fact]
    public void A_slot_that_the_unit_names_is_taken_beyond_what_is_published()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.GenKeyPair, 700);

        var slot = client.GenerateKeyPair(KeyType.Secp256K1);

        Assert.Equal((700, KeySlotKind.Generated), (slot.Number, slot.Kind));
    }

    [Fact]
    public void A_recoverable_signature_has_its_recovery_id()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GenECDSASigFromDigestWithRecID, "sig", [1, 2, 3]);

        var signature = client.SignRecoverable(_digest, KeySlot.Permanent(0));

        Assert.Equal([1, 2, 3], signature.Signature.ToArray());
        Assert.Equal(1, signature.RecoveryId);
    }

    [Fact]
    public void Slots_come_with_their_kinds_and_the_store_s_capacity()
    {
        using var client = fake.Open();

        var slots = client.GetSlots();

        Assert.Equal([KeySlot.Permanent(0), KeySlot.Permanent(15), KeySlot.Generated(16), KeySlot.Generated(17)], slots.Allocated);
        Assert.Equal(512, slots.Capacity);
        Assert.Equal([0, 15, 16, 17], client.GetForeignSlots().Allocated.Select(slot => slot.Number));
    }

    [Fact]
    public void An_empty_key_store_may_come_as_a_null_pointer()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetAllocSlotsList, "alloc_key_list", []);
        fake.Give(ZymbitOperation.GetAllocSlotsList, "alloc_key_list_sz", 0);

        Assert.Empty(client.GetSlots().Allocated);
    }

    [Fact]
    public void A_list_with_a_number_that_no_slot_has_is_an_answer_that_makes_no_sense_and_not_the_caller_s_mistake()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetAllocSlotsList, "alloc_key_list", [.. BitConverter.GetBytes(16), .. BitConverter.GetBytes(-7)]);
        fake.Give(ZymbitOperation.GetAllocSlotsList, "alloc_key_list_sz", 2);

        Assert.Contains("-7", Assert.Throws<ZymkeyException>(() => client.GetSlots()).Message, StringComparison.Ordinal);
        Assert.Contains("-7", Assert.Throws<ZymkeyException>(() => client.GetForeignSlots()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_broken_circuits_are_perimeter_events()
    {
        using var client = fake.Open();

        var broken = Assert.Single(client.GetPerimeterEvents());

        Assert.Equal(new PerimeterEvent(PerimeterChannel.Circuit2, DateTimeOffset.FromUnixTimeSeconds(1700000000)), broken);
    }

    [Fact]
    public void Time_is_unsigned_seconds()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetTime, "epoch_time_sec", unchecked((int)4000000000));

        Assert.Equal(DateTimeOffset.FromUnixTimeSeconds(4000000000), client.GetTime());
    }

    [Fact]
    public void Acceleration_has_its_axes_in_order()
    {
        using var client = fake.Open();

        Assert.Equal(
            new Acceleration(new(0.25, TapDirection.Negative), new(-0.5, TapDirection.None), new(1.0, TapDirection.Positive)),
            client.GetAcceleration());
    }

    [Fact]
    public void Readings_are_floats()
    {
        using var client = fake.Open();

        Assert.Equal([21.5f, 21.5f, 21.5f, 21.5f], [client.GetCpuTemperature(), client.GetAuxTemperature(0), client.GetRtcDrift(), client.GetBatteryVoltage()]);
    }

    [Fact]
    public void Texts_are_utf8()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetModelNumberString, "model_str", "größer\0"u8);

        Assert.Equal("größer", client.GetModel());
    }

    [Fact]
    public void Firmware_comes_parsed_and_as_it_is()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetFirmwareVersionString, "fw_ver_str", "01.02.02release\0"u8);

        Assert.Equal(new FirmwareVersion(1, 2, 2, FirmwareStage.Release), client.GetFirmwareVersion());
        Assert.Equal("01.02.02release", client.GetFirmwareText());
    }

    [Fact]
    public void Firmware_of_an_unknown_form_is_quoted_and_can_still_be_read_as_it_is()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetFirmwareVersionString, "fw_ver_str", "2.0\0"u8);

        Assert.Contains("\"2.0\"", Assert.Throws<FormatException>(() => client.GetFirmwareVersion()).Message, StringComparison.Ordinal);
        Assert.Equal("2.0", client.GetFirmwareText());
    }

    [Fact]
    public void A_mnemonic_is_given_once_and_nothing_of_it_stays_in_native_memory()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GenWalletMasterSeedWithBIP39, "mnemonic", "abandon ability able\0"u8);

        var slot = client.CreateMasterSeed(KeyType.Secp256K1, "w", RecoveryStrategy.Bip39(), out var mnemonic);

        using (mnemonic)
        {
            Assert.Equal(KeySlot.Generated(16), slot);
            Assert.Equal("abandon ability able", Encoding.UTF8.GetString(mnemonic.Reveal()));
            Assert.Equal(3, mnemonic.WordCount);
            Assert.Equal((1, 1, 0), (fake.Allocated, fake.FreedOnce, fake.FreedWithContent));
        }
    }

    [Fact]
    public void A_wallet_that_nothing_restores_asks_for_no_mnemonic()
    {
        using var client = fake.Open();

        client.CreateMasterSeed(KeyType.Secp256K1, "w", RecoveryStrategy.None);

        Assert.Equal(0, fake.Allocated);
    }

    [Fact]
    public void A_hardened_child_comes_with_its_32_bytes_of_chain_code()
    {
        using var client = fake.Open();
        byte[] chainCode = [.. Enumerable.Range(0, 32).Select(value => (byte)value)];
        fake.Give(ZymbitOperation.GenWalletChildKey, "chain_code", chainCode);

        var child = client.DeriveHardenedChildKey(KeySlot.Generated(16), 0);

        Assert.Equal(KeySlot.Generated(16), child.Slot);
        Assert.Equal(chainCode, child.ChainCode.ToArray());
    }

    [Fact]
    public void A_wallet_node_has_its_address_its_wallet_s_name_and_its_master()
    {
        using var client = fake.Open();
        fake.Give(ZymbitOperation.GetWalletNodeAddrFromKeySlot, "node_addr", "m/44'\0"u8);
        fake.Give(ZymbitOperation.GetWalletNodeAddrFromKeySlot, "wallet_name", "w\0"u8);

        Assert.Equal(new WalletNode("m/44'", "w", KeySlot.Generated(16)), client.GetWalletNode(KeySlot.Generated(20)));
    }

    [Fact]
    public void A_secret_that_was_agreed_on_fills_the_caller_s_buffer()
    {
        using var client = fake.Open();
        byte[] given = [.. Enumerable.Range(7, 32).Select(value => (byte)value)];
        fake.Give(ZymbitOperation.DoRawECDH, "pre_master_secret", given);
        var secret = new byte[32];

        client.AgreeOnSecret(KeySlot.Ephemeral, [1], secret);

        Assert.Equal(given, secret);
        Assert.Equal(0, fake.FreedWithContent);
    }

    [Fact]
    public void A_wait_answers_true_for_an_event_and_false_when_the_time_is_up()
    {
        using var client = fake.Open();
        fake.Answer(ZymbitOperation.WaitForTap, 0, -110, -5);
        fake.Answer(ZymbitOperation.WaitForPerimeterEvent, 0, -110, -5);

        Assert.True(client.WaitForTap(TimeSpan.Zero));
        Assert.False(client.WaitForTap(TimeSpan.Zero));
        Assert.Equal(-5, Assert.Throws<ZymkeyException>(() => client.WaitForTap(TimeSpan.Zero)).Code);
        Assert.True(client.WaitForPerimeterEvent(TimeSpan.Zero));
        Assert.False(client.WaitForPerimeterEvent(TimeSpan.Zero));
        Assert.Equal(-5, Assert.Throws<ZymkeyException>(() => client.WaitForPerimeterEvent(TimeSpan.Zero)).Code);
    }
}
