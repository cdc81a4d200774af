using System.Threading.Tasks;
using Microsoft.CodeAnalysis;

namespace ScmGuard.CodeFixes.Tests.KeyDurability;

/// <summary>What the fix does with the official Python client under Python.NET.</summary>
public sealed class PythonKeyPairFixTests
{
    /// <summary>As much of Python.NET as the calls need.</summary>
    private const string PythonNet = """
        namespace Python.Runtime
        {
            public class PyObject : System.Dynamic.DynamicObject { }
            public static class Py
            {
                public static PyObject Import(string name) => new();
                public static PyObject kw(params object[] kv) => new();
            }
        }
        """;

    [Fact]
    public Task A_call_of_the_client_gets_a_helper_in_its_type() => new KeyPairFixTest
    {
        Sources =
        {
            ["Gateway.cs"] = """
                using Python.Runtime;

                class Gateway<T>
                {
                    private readonly dynamic _zymkey = Py.Import("zymkey");

                    public int Provision()
                    {
                        int slot = {|SCM1001:_zymkey.client.gen_key_pair("secp256k1")|};
                        return slot;
                    }

                    dynamic Other(dynamic curve) => {|SCM1001:_zymkey.client.gen_key_pair(
                        key_type: curve)|} ?? {|SCM1001:_zymkey.client.gen_key_pair(Py.kw("key_type", "ed25519"))|};
                }
                """,
            ["PythonNet.cs"] = PythonNet,
        },
        FixedSources =
        {
            ["Gateway.cs"] = """
                using Python.Runtime;

                class Gateway<T>
                {
                    private readonly dynamic _zymkey = Py.Import("zymkey");

                    public int Provision()
                    {
                        // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                        int slot = GenerateWalletKey((object)_zymkey.client, "secp256k1", "gateway-provision-key", out var recoveryMnemonic);
                        return slot;
                    }

                    /// <summary>
                    /// Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.
                    /// A wallet's name works once on a unit. Returns the key's slot.
                    /// </summary>
                    private static dynamic GenerateWalletKey(dynamic client, dynamic keyType, string walletName, out string recoveryMnemonic)
                    {
                        dynamic zymkey = Py.Import("zymkey");
                        dynamic seed = client.gen_wallet_master_seed(keyType, "", walletName, zymkey.RecoveryStrategyBIP39());
                        recoveryMnemonic = (string)seed[1];
                        return client.gen_wallet_child_key(seed[0], 0, true);
                    }

                    // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                    dynamic Other(dynamic curve) => GenerateWalletKey(
                        (object)_zymkey.client, (object)curve, "gateway-other-key", out var recoveryMnemonic) ?? GenerateWalletKey((object)_zymkey.client, "ed25519", "gateway-other-key-2", out var recoveryMnemonic2);
                }
                """,
        },
    }.VerifyAsync();

    [Fact]
    public Task A_program_without_a_type_gets_a_local_function() => new KeyPairFixTest
    {
        OutputKind = OutputKind.ConsoleApplication,
        Sources =
        {
            ["Program.cs"] = """
                dynamic client = ((dynamic)Python.Runtime.Py.Import("zymkey")).client;
                int slot = {|SCM1001:client.gen_key_pair("secp256k1")|};
                return slot;

                """,
            ["PythonNet.cs"] = PythonNet,
        },
        FixedSources =
        {
            ["Program.cs"] = """
                dynamic client = ((dynamic)Python.Runtime.Py.Import("zymkey")).client;
                // The recovery mnemonic is all that brings this key back: write it down off the unit, never log it.
                int slot = GenerateWalletKey((object)client, "secp256k1", "program-key", out var recoveryMnemonic);
                return slot;

                // Makes a key that outlives a reboot: a wallet with a recovery mnemonic, and one hardened child key in it.
                // A wallet's name works once on a unit. Returns the key's slot.
                static dynamic GenerateWalletKey(dynamic client, dynamic keyType, string walletName, out string recoveryMnemonic)
                {
                    dynamic zymkey = Python.Runtime.Py.Import("zymkey");
                    dynamic seed = client.gen_wallet_master_seed(keyType, "", walletName, zymkey.RecoveryStrategyBIP39());
                    recoveryMnemonic = (string)seed[1];
                    return client.gen_wallet_child_key(seed[0], 0, true);
                }

                """,
        },
    }.VerifyAsync();

    [Theory]
    [InlineData("a client of unknown origin", """object Zymkey => Py.Import("zymkey"); static int Make(dynamic client) => {|SCM1001:client.gen_key_pair("secp256k1")|};""")]
    [InlineData("a client that may be missing", """static int? Make() => ((dynamic)Py.Import("zymkey"))?{|SCM1001:.client.gen_key_pair("secp256k1")|};""")]
    [InlineData("X25519, which has no wallets", """static int Make() => {|SCM1001:((dynamic)Py.Import("zymkey")).client.gen_key_pair("x25519")|};""")]
    [InlineData("arguments that the client does not take", """static int Make() => {|SCM1001:((dynamic)Py.Import("zymkey")).client.gen_key_pair("secp256k1", "name")|};""")]
    [InlineData("keywords that are not written here", """static int Make(object[] keywords) => {|SCM1001:((dynamic)Py.Import("zymkey")).client.gen_key_pair(Py.kw(keywords))|};""")]
    public Task No_fix_is_offered_for(string what, string member)
    {
        Assert.NotEmpty(what);
        return new KeyPairFixTest { Sources = { ["Unit.cs"] = $"using Python.Runtime;\nclass Unit {{ {member} }}", ["PythonNet.cs"] = PythonNet } }.VerifyAsync();
    }
}
