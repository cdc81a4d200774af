using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Recognition;

public sealed class PythonRouteTests
{
    [Theory]
    [InlineData("dynamic zymkey = Py.Import(\"zymkey\"); zymkey.client.gen_key_pair(\"secp256r1\");")]
    [InlineData("Py.Import(\"zymkey\").client.gen_key_pair(\"secp256r1\");")]
    [InlineData("dynamic client = Py.Import(\"zymkey\").client; client.gen_key_pair(\"secp256r1\");")]
    [InlineData("dynamic a = Py.Import(\"zymkey\"); dynamic b = a.client; dynamic c = b; c.gen_key_pair(\"secp256r1\");")]
    [InlineData("dynamic zymkey; zymkey = Py.Import(\"zymkey\"); zymkey.client.gen_key_pair(\"secp256r1\");")]
    [InlineData("dynamic zymkey = Py.Import(\"zymkey\"); zymkey?.client?.gen_key_pair(\"secp256r1\");")]
    [InlineData("using dynamic zymkey = Py.Import(\"zymkey\"); var slot = (int)zymkey.client.gen_key_pair(\"secp256r1\");")]
    [InlineData("_field.gen_key_pair(\"secp256r1\");")]
    [InlineData("this._field.gen_key_pair(\"secp256r1\");")]
    [InlineData("_assigned.client.gen_key_pair(\"secp256r1\");")]
    [InlineData("Property.gen_key_pair(\"secp256r1\");")]
    public void A_receiver_is_followed_to_the_module_it_came_from(string statements)
    {
        var call = Recognized.Single(Recognized.PythonNet, Program(statements));
        Assert.Equal((ZymbitOperation.GenKeyPair, CallRoute.PythonDynamic, CallConfidence.Certain), (call.Operation.Id, call.Route, call.Confidence));
        Assert.Equal("\"secp256r1\"", call.Text(ArgumentRole.KeyType));
    }

    [Theory]
    [InlineData("dynamic other = Py.Import(\"softhsm\"); other.gen_key_pair(\"secp256r1\");")]
    [InlineData("dynamic other = Py.Import(\"softhsm\").client; other.gen_key_pair(\"secp256r1\"); var text = \"zymkey\";")]
    public void A_receiver_from_another_module_is_not_Zymbit(string statements) =>
        Assert.Empty(Recognized.In(Recognized.Compile(Recognized.PythonNet, Program(statements))));

    [Fact]
    public void A_receiver_of_unknown_origin_counts_for_a_distinctive_name_only()
    {
        var call = Recognized.Single(Recognized.PythonNet, Program("parameter.gen_key_pair(\"secp256r1\"); parameter.sign(\"text\"); parameter.verify(1, 2);"));
        Assert.Equal((ZymbitOperation.GenKeyPair, CallConfidence.Likely), (call.Operation.Id, call.Confidence));
    }

    [Fact]
    public void Without_Python_NET_a_dynamic_call_of_a_known_name_is_not_Zymbit() =>
        Assert.Empty(Recognized.In(Recognized.Compile("class P { void M(dynamic d) { d.gen_key_pair(\"zymkey\"); } }")));

    [Theory]
    [InlineData("\"secp256k1\", key, \"fleet\"")]
    [InlineData("\"secp256k1\", wallet_name: \"fleet\", master_gen_key: key")]
    [InlineData("wallet_name: \"fleet\", master_gen_key: key, key_type: \"secp256k1\"")]
    [InlineData("\"secp256k1\", key, Py.kw(\"wallet_name\", \"fleet\")")]
    [InlineData("\"secp256k1\", Py.kw(\"wallet_name\", \"fleet\", \"master_gen_key\", key)")]
    public void Positional_and_keyword_arguments_reach_their_roles(string arguments)
    {
        var call = Recognized.Single(Recognized.PythonNet, Program($"object key = 0; dynamic zymkey = Py.Import(\"zymkey\"); zymkey.client.gen_wallet_master_seed({arguments});"));
        Assert.Equal(
            ("\"secp256k1\"", "key", "\"fleet\""),
            (call.Text(ArgumentRole.KeyType), call.Text(ArgumentRole.MasterGeneratorKey), call.Text(ArgumentRole.WalletName)));
        Assert.StartsWith("(RecoveryStrategy", call.Text(ArgumentRole.RecoveryStrategy));
    }

    [Theory]
    [InlineData("zymkey.RecoveryStrategySLIP39(3, 2, 0)", ZymbitOperation.GenWalletMasterSeedWithSLIP39)]
    [InlineData("zymkey.RecoveryStrategyBIP39()", ZymbitOperation.GenWalletMasterSeedWithBIP39)]
    [InlineData("strategy", ZymbitOperation.GenWalletMasterSeedWithBIP39)]
    public void The_recovery_strategy_chooses_the_operation(string strategy, ZymbitOperation operation) =>
        Assert.Equal(operation, Recognized.Single(Recognized.PythonNet, Program(
            $"object strategy = 0; dynamic zymkey = Py.Import(\"zymkey\"); zymkey.client.gen_wallet_master_seed(\"secp256k1\", 0, \"fleet\", {strategy});")).Operation.Id);

    private static string Program(string statements) => $$"""
        using System;
        using Python.Runtime;
        class P
        {
            private readonly dynamic _field = Py.Import("zymkey").client;
            private readonly dynamic _assigned;
            private dynamic Property => _assigned.client;
            P() { _assigned = Py.Import("zymkey"); }
            void M(dynamic parameter) { {{statements}} }
        }
        """;
}
