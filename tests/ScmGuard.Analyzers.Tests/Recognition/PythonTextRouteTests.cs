using System.Linq;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Recognition;

public sealed class PythonTextRouteTests
{
    /// <summary>A text that another file holds.</summary>
    private const string Elsewhere = "static class Elsewhere { public const string Text = \"import zymkey; zymkey.client.gen_key_pair('secp256r1')\"; }";

    private const string Code = "import zymkey; zymkey.client.gen_key_pair('secp256r1')";

    [Theory]
    [InlineData("PythonEngine.Exec(\"" + Code + "\");")]
    [InlineData("PythonEngine.RunSimpleString(\"" + Code + "\");")]
    [InlineData("PythonEngine.Eval(\"zymkey.client.gen_key_pair('secp256r1')\");")]
    [InlineData("using var scope = new Scope(); scope.Python.Exec(\"" + Code + "\");")]
    [InlineData("dynamic scope = Py.CreateScope(); scope.Exec(\"" + Code + "\");")]
    [InlineData("PythonEngine.Exec(@\"import zymkey\nzymkey.client.gen_key_pair('secp256r1')\");")]
    [InlineData("PythonEngine.Exec(\"\"\"\n    import zymkey\n    zymkey.client.gen_key_pair('secp256r1')\n    \"\"\");")]
    [InlineData("PythonEngine.Exec($\"\"\"\n    import zymkey\n    print('{name}')\n    zymkey.client.gen_key_pair('secp256r1')\n    \"\"\");")]
    [InlineData("PythonEngine.Exec($\"import zymkey; print('{name}'); zymkey.client.gen_key_pair('secp256r1')\");")]
    [InlineData("PythonEngine.Exec(\"import zymkey\\n\" + \"zymkey.client.gen_key_pair('secp256r1')\");")]
    [InlineData("const string Text = \"" + Code + "\"; PythonEngine.Exec(Text);")]
    [InlineData("var text = \"" + Code + "\"; PythonEngine.Exec(text);")]
    [InlineData("PythonEngine.Exec(Elsewhere.Text);")]
    [InlineData("Process.Start(\"python3\", \"-c \\\"" + Code + "\\\"\");")]
    [InlineData("Process.Start(\"/usr/bin/python3.11\", new[] { \"-u\", \"-c\", \"" + Code + "\" });")]
    [InlineData("Process.Start(\"sudo\", \"python3 -c \\\"" + Code + "\\\"\");")]
    [InlineData("Process.Start(new ProcessStartInfo(\"python3\", \"-c \\\"" + Code + "\\\"\"));")]
    [InlineData("Process.Start(new ProcessStartInfo { FileName = \"python3\", Arguments = \"-c \\\"" + Code + "\\\"\" });")]
    [InlineData("ProcessStartInfo info = new(\"python3\") { ArgumentList = { \"-c\", \"" + Code + "\" } };")]
    public void A_call_in_a_text_that_Python_runs_is_recognized_at_reduced_confidence(string statements)
    {
        var call = Recognized.Single(Recognized.PythonNet, Elsewhere, Program(statements));
        Assert.Equal((ZymbitOperation.GenKeyPair, CallRoute.PythonText, CallConfidence.FromText), (call.Operation.Id, call.Route, call.Confidence));
        Assert.Equal("'secp256r1'", call.Text(ArgumentRole.KeyType));
    }

    [Theory]
    [InlineData("PythonEngine.Exec(\"import zymkey; zymkey.client.gen_key_pair('a')\");", "zymkey.client.gen_key_pair('a')")]
    [InlineData("PythonEngine.Exec(\"x = \\\"\\u0041\\t\\\"; zymkey.client.gen_key_pair('a')\");", "zymkey.client.gen_key_pair('a')")]
    [InlineData("PythonEngine.Exec(@\"x = \"\"q\"\"; zymkey.client.gen_key_pair('a')\");", "zymkey.client.gen_key_pair('a')")]
    [InlineData("PythonEngine.Exec(\"\"\"\n    if True:\n        zymkey.client.gen_key_pair('a')\n    \"\"\");", "zymkey.client.gen_key_pair('a')")]
    [InlineData("PythonEngine.Exec($\"d = {{}}; print({name}); zymkey.client.gen_key_pair('a')\");", "zymkey.client.gen_key_pair('a')")]
    [InlineData("PythonEngine.Exec($$\"\"\"\n    d = {}; print({{name}})\n    zymkey.client.gen_key_pair('a')\n    \"\"\");", "zymkey.client.gen_key_pair('a')")]
    [InlineData("var text = \"zymkey.client.gen_key_pair('a')\"; PythonEngine.Exec(text);", "zymkey.client.gen_key_pair('a')")]
    [InlineData("Process.Start(\"python3\", \"-c \\\"import zymkey; zymkey.client.gen_key_pair('a')\\\"\");", "zymkey.client.gen_key_pair('a')")]
    [InlineData("Process.Start(\"python3\", \"-c \\\"zymkey.client.gen_key_pair(\\\\\\\"a\\\\\\\")\\\"\");", "zymkey.client.gen_key_pair(\\\\\\\"a\\\\\\\")")]
    [InlineData("PythonEngine.Exec(Elsewhere.Text);", "Elsewhere.Text")]
    public void The_place_is_inside_the_literal_of_the_same_file(string statements, string expected)
    {
        var call = Recognized.Single(Recognized.PythonNet, Elsewhere, Program(statements));
        Assert.Equal(expected, call.Location.SourceTree!.GetText().ToString(call.Location.SourceSpan));
    }

    [Theory]
    [InlineData("import zymkey as z\\nz.client.sign('x')")]
    [InlineData("from zymkey import client\\nclient.sign('x')")]
    [InlineData("from zymkey import client as c, module\\nc.sign('x')")]
    [InlineData("import os, zymkey\\nk = zymkey.client\\nm = k\\nm.sign('x')")]
    [InlineData("import zymkey\\nk = zymkey.Zymkey()\\nif k.sign('x'):\\n    pass")]
    [InlineData("import zymkey\\ndef f():\\n\\treturn (1 +\\n  zymkey.client.sign('x'))")]
    [InlineData("import zymkey\\nx = zymkey.client.sign( # why\\n 'x')")]
    [InlineData("import zymkey\\nx = \\\\\\n  zymkey.client.sign('x')")]
    public void Names_are_followed_through_imports_and_assignments(string code) =>
        Assert.Equal(ZymbitOperation.GenECDSASigFromDigest, Recognized.Single(Recognized.PythonNet, Elsewhere, Program($"PythonEngine.Exec(\"{code}\");")).Operation.Id);

    [Theory]
    [InlineData("import softhsm\\nsofthsm.gen_key_pair('x')")]
    [InlineData("import softhsm as zymkey\\nzymkey.client.gen_key_pair('x')")]
    [InlineData("client.sign('x')")]
    [InlineData("import zymkey\\nzymkey.client.make_coffee()")]
    [InlineData("import zymkey\\n# zymkey.client.gen_key_pair('x')")]
    [InlineData("import zymkey\\nprint('zymkey.client.gen_key_pair(1)')")]
    [InlineData("import zymkey\\n'''\\nzymkey.client.gen_key_pair('x')\\n'''")]
    [InlineData("import zymkey\\nf = zymkey.client.gen_key_pair")]
    [InlineData("import zymkey\\ndef gen_key_pair(x): pass\\ngen_key_pair('x')")]
    [InlineData("import zymkey\\nx = zymkey.client.get_model_number\\nx = 3\\nx.sign('a')")]
    public void What_is_no_call_of_the_client_is_silent(string code) =>
        Assert.Empty(Recognized.In(Recognized.Compile(Recognized.PythonNet, Elsewhere, Program($"PythonEngine.Exec(\"{code}\");"))));

    [Theory]
    [InlineData("Process.Start(\"bash\", \"-c \\\"" + Code + "\\\"\");")]
    [InlineData("Process.Start(\"pythonista\", \"-c \\\"" + Code + "\\\"\");")]
    [InlineData("Process.Start(\"python3\", \"script.py\");")]
    [InlineData("Process.Start(\"python3\");")]
    [InlineData("Process.Start(name, \"-c \\\"" + Code + "\\\"\");")]
    [InlineData("System.Console.WriteLine(\"" + Code + "\");")]
    [InlineData("new Scope().Exec(\"" + Code + "\");")]
    [InlineData("PythonEngine.Exec(name);")]
    public void A_text_that_nothing_hands_to_Python_is_silent(string statements) =>
        Assert.Empty(Recognized.In(Recognized.Compile(Recognized.PythonNet, Elsewhere, Program(statements))));

    [Theory]
    [InlineData("zymkey.client.gen_wallet_master_seed('secp256k1', k, 'fleet')")]
    [InlineData("zymkey.client.gen_wallet_master_seed('secp256k1', wallet_name='fleet', master_gen_key=k)")]
    [InlineData("n = 'fleet'\\nzymkey.client.gen_wallet_master_seed(wallet_name=n, key_type='secp256k1', master_gen_key=k)")]
    [InlineData("zymkey.client.gen_wallet_master_seed('secp256k1', k, r'fleet',)")]
    [InlineData("zymkey.client.gen_wallet_master_seed('secp256k1', [1, 2], \\\"fl\\\\x65et\\\")")]
    public void Arguments_reach_their_roles_by_position_and_keyword(string code)
    {
        var call = Recognized.Single(Recognized.PythonNet, Elsewhere, Program($"PythonEngine.Exec(\"{code}\");"));
        Assert.Equal(("secp256k1", "fleet"), (Constant(call, ArgumentRole.KeyType), Constant(call, ArgumentRole.WalletName)));
        Assert.Equal("(RecoveryStrategy())", call.Text(ArgumentRole.RecoveryStrategy));
    }

    [Theory]
    [InlineData("f'fleet-{n}'")]
    [InlineData("n")]
    [InlineData("'a' + 'b'")]
    [InlineData("'{name}'")]
    [InlineData("'unfinished")]
    public void What_only_the_run_knows_is_not_known(string argument)
    {
        var call = Recognized.Single(Recognized.PythonNet, Elsewhere, Program($"PythonEngine.Exec($\"zymkey.client.gen_wallet_master_seed('secp256k1', k, {argument.Replace("{n}", "{{n}}")})\");"));
        Assert.True(call.TryGetArgument(ArgumentRole.WalletName, out var name));
        Assert.False(name.TryGetConstant(out _, default));
    }

    [Fact]
    public void The_recovery_strategy_chooses_the_operation() =>
        Assert.Equal(
            ZymbitOperation.GenWalletMasterSeedWithSLIP39,
            Recognized.Single(Recognized.PythonNet, Elsewhere, Program("PythonEngine.Exec(\"zymkey.client.gen_wallet_master_seed('a', k, 'b', zymkey.RecoveryStrategySLIP39(3, 2, 0))\");")).Operation.Id);

    [Fact]
    public void Several_calls_of_one_text_are_all_recognized_in_order() =>
        Assert.Equal(
            ["c.gen_ephemeral_key_pair('a')", "c.gen_key_pair(c.get_slot_alloc_list(True))", "c.get_slot_alloc_list(True)"],
            Recognized.In(Recognized.Compile(Recognized.PythonNet, Elsewhere, Program("PythonEngine.Exec(\"c.gen_ephemeral_key_pair('a')\\nc.gen_key_pair(c.get_slot_alloc_list(True))\");")))
                .Select(call => call.Location.SourceTree!.GetText().ToString(call.Location.SourceSpan)));

    [Fact]
    public void Where_no_text_names_the_client_no_process_is_asked_about()
    {
        var compilation = Recognized.Compile("""
            using System.Diagnostics;
            class P { void M() { Process.Start("python3", "-c 1"); new ProcessStartInfo("python3", "-c 1"); } }
            """);
        Assert.Null(Recognized.Gate(compilation));
    }

    [Fact]
    public void Only_what_may_run_Python_is_asked_about()
    {
        var compilation = Recognized.Compile("""
            using System.Diagnostics;
            using System.Threading;
            class P
            {
                const string Package = "zymkey";
                void M(Thread thread, Process process) { thread.Start(); process.Start(); object o = new(); o = new P(); Exec(); Process.Start("python3", "-c 1"); }
                void Exec() { }
            }
            """);
        Assert.Empty(Recognized.In(compilation));
        Assert.Equal(1, Recognized.Gate(compilation)!.SemanticQueries);
    }

    private static object? Constant(ZymbitCall call, ArgumentRole role) =>
        call.TryGetArgument(role, out var argument) && argument.TryGetConstant(out var value, default) ? value : null;

    [Theory]
    [InlineData("ProcessStartInfo Info { get; } = new(\"python3\", \"-c \\\"" + Code + "\\\"\");")]
    [InlineData("System.Diagnostics.ProcessStartInfo? _info = new(\"python3\", \"-c \\\"" + Code + "\\\"\");")]
    public void A_process_that_a_member_describes_is_read_as_well(string member) =>
        Assert.Equal(CallRoute.PythonText, Recognized.Single(Recognized.PythonNet, "#nullable enable\nusing System.Diagnostics; class P { " + member + " }").Route);

    private static string Program(string statements) => $$""""
        #nullable disable
        using System;
        using System.Diagnostics;
        using Python.Runtime;
        class Scope : IDisposable { public PyModule Python; public void Exec(string text) { } public void Dispose() { } }
        class P { void M(string name) { {{statements}} } }
        """" + "\n";
}
