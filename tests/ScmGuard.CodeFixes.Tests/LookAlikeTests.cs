using System;
using System.Linq;
using System.Threading.Tasks;
using ScmGuard.Knowledge;
using ScmGuard.Testing;

namespace ScmGuard.CodeFixes.Tests;

/// <summary>Code that only sounds like Zymbit, in a program that does reach a module: no rule may say anything about it.</summary>
public sealed class LookAlikeTests
{
    /// <summary>The ways to write an argument that the rules look for.</summary>
    private static readonly string[] _values = ["3", "16", "2", "false", "true", "\"/boot/config.txt\"", "\"fleet\"", "null"];

    /// <summary>Each operation by the names that it has in C, in C# and in Python.</summary>
    public static TheoryData<string> Names =>
    [
        .. Operations.All
            .SelectMany(operation => new[] { operation.NativeName, operation.NativeName["zk".Length..], operation.PythonName })
            .Concat(["GenerateKeyPair", "RemoveKey", "Sign", "CreateMasterSeed", "NextShare", "SetPerimeterActions"])
            .OfType<string>()
            .Distinct()
            .Order(StringComparer.Ordinal),
    ];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_method_of_another_type_with_such_a_name_is_silent(string name)
    {
        var test = new RuleTest(Everything.Rules)
        {
            Source = $$"""
                using System.Runtime.InteropServices;

                class Vault
                {
                    [DllImport("zk_app_utils")] private static extern int zkLEDOff(nint context);
                    [DllImport("another")] private static extern int {{name}}(int value);
                    public int {{name}}(params object?[] values) => values.Length;

                    static void Run(Vault vault, dynamic other)
                    {
                        zkLEDOff(0);
                        {{name}}(3);
                        _ = {{name}}(16);
                        if ({{name}}(2) < 0) throw new System.Exception();
                        {{string.Join("\n        ", _values.Select(value => $"vault.{name}({value}, {value}, {value});"))}}
                        other.vault.{{name}}Like(3, 16, false);
                    }
                }
                """,
        };
        Assert.Empty((await test.WithReferences().GetDiagnosticsAsync()).Where(diagnostic => diagnostic.Id.StartsWith("SCM", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("gen_key_pair(\"nistp256\")")]
    [InlineData("remove_key(3)")]
    [InlineData("lock_binding()")]
    [InlineData("gen_wallet_master_seed(\"secp256k1\", \"\", \"fleet\")")]
    [InlineData("set_perimeter_event_actions(2, true, true)")]
    public async Task A_method_of_another_Python_module_is_silent(string call)
    {
        var test = new RuleTest(Everything.Rules)
        {
            Source = $$"""
                namespace Python.Runtime { public static class Py { public static dynamic Import(string name) => null!; } }
                class P
                {
                    void M()
                    {
                        dynamic vault = Python.Runtime.Py.Import("vault");
                        dynamic zymkey = Python.Runtime.Py.Import("zymkey");
                        vault.client.{{call}};
                        zymkey.client.led_off();
                    }
                }
                """,
        };
        Assert.Empty(await test.WithReferences().GetDiagnosticsAsync());
    }

    [Theory]
    [InlineData("const string mnemonic = \"legal winner thank year\"; var passphrase = \"open sesame\"; System.Console.WriteLine(mnemonic + passphrase);")]
    [InlineData("var password = System.Console.ReadLine(); new Vault().RestoreWalletMasterSeed(password, password); throw new System.Exception(password);")]
    [InlineData("_ = new System.Net.NetworkCredential(\"zymbit\", System.Console.ReadLine()); _ = \"chown zymbit:zymbit /etc/gateway\"; _ = \"/var/lib/zymbit\";")]
    [InlineData("System.Diagnostics.Process.Start(\"python3\", $\"-c print('{System.Console.ReadLine()}')\");")]
    [InlineData("using var aes = System.Security.Cryptography.Aes.Create(); aes.Key = new Vault().DoRawECDH(0); _ = new System.Security.Cryptography.AesGcm(aes.Key, 16);")]
    [InlineData("new Vault().Sign(System.Security.Cryptography.SHA1.HashData(new byte[3]));")]
    [InlineData("new Vault().Lock(\"/srv/a\", true); new Vault().Unlock(\"/srv/a\", true);")]
    public async Task Secrets_that_no_call_of_the_module_is_given_are_silent(string statements)
    {
        var test = new RuleTest(Everything.Rules)
        {
            Source = $$"""
                using System.Runtime.InteropServices;

                class Vault
                {
                    [DllImport("zk_app_utils")] private static extern int zkLEDOff(nint context);
                    public void RestoreWalletMasterSeed(string? passphrase, string? mnemonic) { }
                    public byte[] DoRawECDH(int slot) => new byte[32];
                    public void Sign(byte[] digest) { }
                    public void Lock(string destination, bool shared) { }
                    public void Unlock(string source, bool shared) { }

                    static void Run()
                    {
                        zkLEDOff(0);
                        {{statements}}
                    }
                }
                """,
        };
        Assert.Empty((await test.WithReferences().GetDiagnosticsAsync()).Where(diagnostic => diagnostic.Id.StartsWith("SCM", StringComparison.Ordinal)));
    }
}
