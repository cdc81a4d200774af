using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Analyzers.Rules.Wallets;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules;

/// <summary>What the rules make of calls in a text that Python runs: at their place in the literal, with the flow of the C# code around it.</summary>
public sealed class PythonTextRuleTests
{
    [Theory]
    [InlineData("PythonEngine.Exec(\"[|zymkey.client.gen_key_pair('a')|]\");")]
    [InlineData("if (firmware == \"01.02.02release\") { PythonEngine.Exec(\"[|zymkey.client.gen_key_pair('a')|]\"); }")]
    [InlineData("if (firmware != \"01.02.02release\") { PythonEngine.Exec(\"zymkey.client.gen_key_pair('a')\"); }")]
    [InlineData("if (firmware == \"01.02.02release\") { return; } Process.Start(new ProcessStartInfo(\"python3\", \"-c zymkey.client.gen_key_pair(1)\"));")]
    [InlineData("PythonEngine.Exec(\"if zymkey.client.get_firmware_version() != '01.02.02release': zymkey.client.gen_key_pair('a')\");")]
    [InlineData("PythonEngine.Exec(\"zymkey.client.gen_ephemeral_key_pair('a')\");")]
    [InlineData("PythonEngine.Exec(\"[|zymkey.client.gen_key_pair('a')|]\\n[|zymkey.client.gen_key_pair('b')|]\");")]
    public Task A_key_pair_in_a_text_is_reported_unless_a_guard_keeps_affected_units_away(string statements) => new RuleTest<SCM1001KeyPairLostAtReboot>
    {
        Sources = { ["Test0.cs"] = Program(statements), ["PythonNet.cs"] = Recognized.PythonNet },
        Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable,
    }.VerifyAsync();

    [Theory]
    [InlineData("Exec(\"MAKE('k', g, 'fleet')\\nMAKE('k', g, [|'fleet'|])\");")]
    [InlineData("Exec(\"MAKE('k', g, 'fleet')\"); Exec(\"MAKE('k', g, wallet_name=[|'fleet'|])\");")]
    [InlineData("Exec(\"if x:\\n  MAKE('k', g, 'fleet')\\nMAKE('k', g, [|'fleet'|])\");")]
    [InlineData("client.gen_wallet_master_seed(\"k\", 0, \"fleet\"); Exec(\"MAKE('k', g, [|'fleet'|])\");")]
    [InlineData("for (int i = 0; i < 3; i++) { Exec(\"MAKE('k', g, [|'fleet'|])\"); }")]
    [InlineData("Exec(\"MAKE('k', g, 'fleet')\\nMAKE('k', g, 'other')\");")]
    [InlineData("Exec(\"if x:\\n  MAKE('k', g, 'fleet')\\nelse:\\n  MAKE('k', g, 'fleet')\");")]
    [InlineData("Exec(\"if x: MAKE('k', g, 'fleet')\\nelif y: MAKE('k', g, 'fleet')\");")]
    [InlineData("Exec(\"try:\\n  MAKE('k', g, 'fleet')\\nexcept OSError:\\n  MAKE('k', g, 'fleet')\");")]
    [InlineData("Exec(\"def a():\\n  MAKE('k', g, 'fleet')\\nMAKE('k', g, 'fleet')\");")]
    [InlineData("Exec(\"zymkey.client.remove_key(MAKE('k', g, 'fleet'))\\nMAKE('k', g, 'fleet')\");")]
    [InlineData("Exec(\"MAKE('k', g, 'fleet')\"); Exec(\"zymkey.client.remove_key(16)\"); Exec(\"MAKE('k', g, 'fleet')\");")]
    [InlineData("if (firmware is null) { Exec(\"MAKE('k', g, 'fleet')\"); } else { Exec(\"MAKE('k', g, 'fleet')\"); }")]
    [InlineData("Exec($\"MAKE('k', g, 'fleet-{firmware}')\\nMAKE('k', g, 'fleet-{firmware}')\");")]
    public Task A_wallet_name_in_a_text_is_reported_where_it_is_used_again(string statements) => new RuleTest<SCM2001WalletNameUsedTwice>
    {
        Sources = { ["Test0.cs"] = Program(statements.Replace("MAKE", "zymkey.client.gen_wallet_master_seed").Replace("Exec(", "PythonEngine.Exec(")), ["PythonNet.cs"] = Recognized.PythonNet },
        Nullable = Microsoft.CodeAnalysis.NullableContextOptions.Disable,
    }.VerifyAsync();

    private static string Program(string statements) => $$"""
        using System.Diagnostics;
        using Python.Runtime;
        class P { void M(string firmware) { dynamic client = Py.Import("zymkey").client; {{statements}} } }
        """;
}
