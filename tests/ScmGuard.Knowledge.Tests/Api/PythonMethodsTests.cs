namespace ScmGuard.Knowledge.Tests;

public sealed class PythonMethodsTests
{
    // What only the Python client has: it hashes, raises, and names by objects and switches what C numbers.
    private static readonly ArgumentRole[] _pythonOnly =
    [
        ArgumentRole.EncryptionKey, ArgumentRole.RaiseException, ArgumentRole.Message, ArgumentRole.MessageEncoding, ArgumentRole.HashObject,
        ArgumentRole.ReturnRecoveryId, ArgumentRole.RecoveryStrategy, ArgumentRole.NotifyAction, ArgumentRole.SelfDestructAction, ArgumentRole.SleepAction,
    ];

    public static TheoryData<string> Names() => [.. PythonMethods.All.Select(method => method.Name)];

    [Theory]
    [InlineData("create_random_file(file_path, num_bytes)")]
    [InlineData("get_random(num_bytes)")]
    [InlineData("lock(src, dst=None, encryption_key=\"zymkey\")")]
    [InlineData("unlock(src, dst=None, encryption_key=\"zymkey\", raise_exception=True)")]
    [InlineData("sign(src, slot=0, return_recid=False, encoding=\"utf-8\", digest=None)")]
    [InlineData("sign_digest(digest, slot=0, return_recid=False)")]
    [InlineData("verify(src, sig, raise_exception=True, pubkey_slot=0, foreign=False, encoding=\"utf-8\", digest=None)")]
    [InlineData("verify_digest(digest, sig, raise_exception=True, pubkey_slot=0, foreign=False)")]
    [InlineData("ecdh(local_slot, peer_pubkey, kdf_func_type=\"none\", salt=[], info=[], num_iterations=1, peer_pubkey_slot_is_foreign=True, derived_key_size=32)")]
    [InlineData("create_ecdsa_public_key_file(filename, slot=0)")]
    [InlineData("create_public_key_file(filename, slot=0, foreign=False)")]
    [InlineData("get_ecdsa_public_key(slot=0)")]
    [InlineData("get_public_key(slot=0, foreign=False)")]
    [InlineData("get_slot_alloc_list(foreign=False)")]
    [InlineData("store_foreign_public_key(key_type, pubkey)")]
    [InlineData("disable_public_key_export(slot=0, foreign=False)")]
    [InlineData("gen_key_pair(key_type)")]
    [InlineData("gen_ephemeral_key_pair(key_type)")]
    [InlineData("invalidate_ephemeral_key()")]
    [InlineData("remove_key(slot, foreign=False)")]
    [InlineData("gen_wallet_master_seed(key_type, master_gen_key, wallet_name, recovery_strategy=RecoveryStrategy())")]
    [InlineData("set_gen_SLIP39_group_info(group_index, member_count, member_threshold)")]
    [InlineData("add_gen_SLIP39_member_pwd(passphrase=\"\")")]
    [InlineData("cancel_SLIP39_session()")]
    [InlineData("gen_oversight_wallet(key_type, pub_key, chain_code, node_addr, wallet_name, variant=\"\")")]
    [InlineData("gen_wallet_child_key(parent_key_slot, index, hardened, return_chain_code=False)")]
    [InlineData("restore_wallet_master_seed(key_type, master_gen_key, wallet_name, recovery_strategy, mnemonics=None)")]
    [InlineData("add_restore_SLIP39_mnemonic(mnemonic_sentence, passphrase=\"\")")]
    [InlineData("get_wallet_node_addr(slot)")]
    [InlineData("get_wallet_key_slot(node_addr, wallet_name=None, master_seed_slot=None)")]
    [InlineData("set_perimeter_event_actions(channel, action_notify=True, action_self_destruct=False)")]
    [InlineData("set_digital_perimeter_delays(min_delay_ns, max_delay_ns)")]
    [InlineData("wait_for_perimeter_event(timeout_ms=-1)")]
    [InlineData("led_flash(on_ms, off_ms=0, num_flashes=0)")]
    [InlineData("set_i2c_address(address)")]
    [InlineData("get_time(precise=False)")]
    [InlineData("set_tap_sensitivity(axis=\"all\", pct=50.0)")]
    [InlineData("get_aux_temp(index=0)")]
    [InlineData("set_battery_voltage_action(sleep=False, self_destruct=False)")]
    [InlineData("set_battery_voltage_threshold(threshold)")]
    [InlineData("set_cpu_temp_action(self_destruct=False)")]
    [InlineData("set_supervised_boot_policy(policy_id=0)")]
    [InlineData("add_or_update_supervised_boot_file(filepath=\"\", slot=15)")]
    [InlineData("remove_supervised_boot_file(filepath=\"\")")]
    public void A_signature_is_that_of_the_client(string signature)
    {
        Assert.True(PythonMethods.TryGet(signature[..signature.IndexOf('(', StringComparison.Ordinal)], out var method));

        var parameters = method.Parameters.Select(parameter => parameter.Default is null ? parameter.Name : parameter.Name + "=" + parameter.Default);
        Assert.Equal(signature, method.Name + "(" + string.Join(", ", parameters) + ")");
    }

    [Theory]
    [InlineData("gen_wallet_master_seed", ZymbitOperation.GenWalletMasterSeedWithBIP39, ZymbitOperation.GenWalletMasterSeedWithSLIP39)]
    [InlineData("restore_wallet_master_seed", ZymbitOperation.RestoreWalletMasterSeedFromBIP39Mnemonic, ZymbitOperation.RestoreWalletMasterSeedFromSLIP39)]
    [InlineData("verify", ZymbitOperation.VerifyECDSASigFromDigest, ZymbitOperation.VerifyECDSASigFromDigestWithForeignKeySlot)]
    [InlineData("ecdh", ZymbitOperation.DoRawECDH, ZymbitOperation.DoRawECDHWithIntPeerPubkey, ZymbitOperation.DoECDHAndKDF, ZymbitOperation.DoECDHAndKDFWithIntPeerPubkey)]
    [InlineData("create_public_key_file", ZymbitOperation.ExportPubKey2File)]
    [InlineData("gen_key_pair", ZymbitOperation.GenKeyPair)]
    public void A_method_stands_first_for_what_its_defaults_choose(string name, params ZymbitOperation[] operations)
    {
        Assert.True(PythonMethods.TryGet(name, out var method));

        Assert.Equal(operations, method.Operations);
    }

    [Theory]
    [InlineData("")]
    [InlineData("genKeyPair")]
    [InlineData("gen_slip39_member")]
    [InlineData("GEN_KEY_PAIR")]
    public void Another_name_is_not_found(string name) => Assert.False(PythonMethods.TryGet(name, out _));

    [Fact]
    public void Only_the_context_has_no_method()
    {
        var without = Operations.All.Where(operation => operation.PythonName is null).Select(operation => operation.Id);

        Assert.Equal([ZymbitOperation.Open, ZymbitOperation.Close], without);
    }

    [Fact]
    public void An_operation_and_its_method_name_each_other() =>
        Assert.All(Operations.All.Where(operation => operation.PythonName is not null), operation =>
        {
            Assert.True(PythonMethods.TryGet(operation.PythonName!, out var method), operation.PythonName);
            Assert.Contains(operation.Id, method.Operations);
        });

    [Theory]
    [MemberData(nameof(Names))]
    public void A_method_stands_for_operations_that_have_one(string name)
    {
        Assert.True(PythonMethods.TryGet(name, out var method));

        Assert.NotEmpty(method.Operations);
        Assert.Equal(method.Operations.Count, method.Operations.Distinct().Count());
        Assert.All(method.Operations, id => Assert.NotNull(Operations.Get(id).PythonName));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_parameter_means_what_a_parameter_of_an_operation_means(string name)
    {
        Assert.True(PythonMethods.TryGet(name, out var method));

        // Two C functions verify, one for each key store; the Python client's foreign chooses between them.
        IEnumerable<ArgumentRole> chooses = method.Operations.Contains(ZymbitOperation.VerifyECDSASigFromDigestWithForeignKeySlot) ? [ArgumentRole.Foreign] : [];
        var native = method.Operations.SelectMany(id => Operations.Get(id).Parameters).Select(parameter => parameter.Role).Concat(chooses);
        Assert.Empty(method.Parameters.Select(parameter => parameter.Role).Except(native).Except(_pythonOnly));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_keyword_that_the_header_has_too_means_the_same_there(string name)
    {
        Assert.True(PythonMethods.TryGet(name, out var method));

        var shared = from parameter in method.Parameters
                     from id in method.Operations
                     from native in Operations.Get(id).Parameters
                     where native.Name == parameter.Name && parameter.Role is not ArgumentRole.HashObject
                     select (parameter.Name, Here: parameter.Role, There: native.Role);
        Assert.All(shared, pair => Assert.Equal(pair.There, pair.Here));
    }

    [Fact]
    public void A_keyword_means_the_same_in_every_method()
    {
        // A digest is what is signed, or the hash object that makes it; an index is that of a wallet node or of a sensor;
        // a src is locked, or hashed and signed.
        var several = from method in PythonMethods.All
                      from parameter in method.Parameters
                      group parameter.Role by parameter.Name into roles
                      where roles.Distinct().Count() > 1
                      select roles.Key;

        Assert.Equal(["digest", "index", "src"], several.Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_parameter_has_a_role_and_a_name_of_its_own_and_defaults_come_last(string name)
    {
        Assert.True(PythonMethods.TryGet(name, out var method));

        Assert.DoesNotContain(method.Parameters, parameter => parameter.Role is ArgumentRole.Unknown);
        Assert.Equal(method.Parameters.Count, method.Parameters.Select(parameter => parameter.Role).Distinct().Count());
        Assert.Equal(method.Parameters.Count, method.Parameters.Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(method.Parameters.OrderBy(parameter => parameter.Default is not null), method.Parameters);
    }

    [Fact]
    public void What_only_the_Python_client_has_is_in_no_C_function() =>
        Assert.Empty(Operations.All.SelectMany(operation => operation.Parameters).Select(parameter => parameter.Role).Intersect(_pythonOnly));

    [Fact]
    public void Every_role_is_used()
    {
        var used = Operations.All.SelectMany(operation => operation.Parameters).Select(parameter => parameter.Role)
            .Concat(PythonMethods.All.SelectMany(method => method.Parameters).Select(parameter => parameter.Role));

        Assert.Equal([ArgumentRole.Unknown], Enum.GetValues<ArgumentRole>().Except(used));
    }

    [Theory]
    [InlineData("gen_key_pair", true)]
    [InlineData("gen_wallet_master_seed", true)]
    [InlineData("lock_binding", true)]
    [InlineData("set_perimeter_event_actions", true)]
    [InlineData("lock", false)]
    [InlineData("unlock", false)]
    [InlineData("sign", false)]
    [InlineData("verify", false)]
    [InlineData("ecdh", false)]
    [InlineData("get_time", false)]
    [InlineData("get_random", false)]
    [InlineData("get_public_key", false)]
    [InlineData("led_on", false)]
    [InlineData("remove_key", false)]
    public void A_name_that_other_libraries_may_have_is_not_distinctive(string name, bool isDistinctive)
    {
        Assert.True(PythonMethods.TryGet(name, out var method));

        Assert.Equal(isDistinctive, method.IsDistinctive);
    }
}
