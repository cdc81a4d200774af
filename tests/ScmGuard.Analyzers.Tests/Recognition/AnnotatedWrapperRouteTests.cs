using System.Linq;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Recognition;

public sealed class AnnotatedWrapperRouteTests
{
    private const string Attributes = """
        using System;
        namespace Copied.Somewhere
        {
            [AttributeUsage(AttributeTargets.Method)] internal sealed class ZymbitApiAttribute : Attribute { public ZymbitApiAttribute(string operation) { } }
            [AttributeUsage(AttributeTargets.Parameter)] internal sealed class ZymbitRoleAttribute : Attribute { public ZymbitRoleAttribute(string role) { } }
        }
        """;

    [Theory]
    [InlineData("zkGenKeyPair", ZymbitOperation.GenKeyPair)]
    [InlineData("gen_key_pair", ZymbitOperation.GenKeyPair)]
    [InlineData("GenKeyPair", ZymbitOperation.GenKeyPair)]
    [InlineData("zkRemoveKey", ZymbitOperation.RemoveKey)]
    public void A_wrapper_names_its_operation_as_C_or_Python_or_ScmGuard_does(string written, ZymbitOperation operation)
    {
        var call = Recognized.Single(Attributes, $$"""
            using Copied.Somewhere;
            class Keys { [ZymbitApi("{{written}}")] public int Do(int x) => x; void M() => Do(1); }
            """);
        Assert.Equal((operation, CallRoute.AnnotatedWrapper), (call.Operation.Id, call.Route));
    }

    [Fact]
    public void An_operation_that_is_not_known_makes_no_call() =>
        Assert.Empty(Recognized.In(Recognized.Compile(Attributes, """
            using Copied.Somewhere;
            class Keys { [ZymbitApi("zkMakeCoffee")] public int Do(int x) => x; void M() => Do(1); }
            """)));

    [Fact]
    public void A_parameter_means_what_its_attribute_or_else_its_name_says()
    {
        var call = Recognized.Single(Attributes, """
            using Copied.Somewhere;
            class Keys
            {
                [ZymbitApi("zkGenWalletMasterSeedWithBIP39")]
                public int Create(string keyType, [ZymbitRole("WalletName")] string label, string pass_phrase) => 0;
                void M() => Create("secp256k1", "fleet", "p");
            }
            """);
        Assert.Equal(("\"secp256k1\"", "\"fleet\"", "\"p\""), (call.Text(ArgumentRole.KeyType), call.Text(ArgumentRole.WalletName), call.Text(ArgumentRole.Passphrase)));
    }

    [Theory]
    [InlineData("IKeys k", "k.Create(0)")]
    [InlineData("Keys k", "k.Create(0)")]
    [InlineData("Special k", "k.Create(0)")]
    [InlineData("Special k", "k?.Create(0)")]
    public void An_annotation_on_an_interface_reaches_its_implementations_and_their_overrides(string parameter, string call) =>
        Assert.Equal(ZymbitOperation.GenKeyPair, Recognized.Single(Attributes, $$"""
            using Copied.Somewhere;
            interface IKeys { [ZymbitApi("zkGenKeyPair")] int Create(int keyType); }
            class Keys : IKeys { public virtual int Create(int keyType) => 0; }
            class Special : Keys { public override int Create(int keyType) => 1; }
            class P { object M({{parameter}}) => {{call}}; }
            """).Operation.Id);

    [Fact]
    public void A_method_that_only_has_the_name_of_a_wrapper_is_no_call() =>
        Assert.Empty(Recognized.In(Recognized.Compile(Attributes, """
            using Copied.Somewhere;
            interface IKeys { [ZymbitApi("zkGenKeyPair")] int Create(int keyType); }
            class Recipes { public int Create(int keyType) => 0; }
            class P { int M(Recipes r) => r.Create(0); }
            """)));

    [Fact]
    public void The_call_inside_a_wrapper_is_the_wrapper_itself()
    {
        var calls = Recognized.In(Recognized.Compile(Attributes, """
            using System;
            using System.Runtime.InteropServices;
            using Copied.Somewhere;
            class Keys
            {
                [DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr ctx, int type);
                [DllImport("zk_app_utils")] static extern int zkRemoveKey(IntPtr ctx, int slot, bool foreign);
                [ZymbitApi("zkGenKeyPair")]
                int Create(int keyType)
                {
                    zkRemoveKey(default, 16, false);
                    return zkGenKeyPair(default, keyType);
                }
                void M() => Create(0);
            }
            """));
        Assert.Equal(
            [(ZymbitOperation.RemoveKey, CallRoute.DllImport), (ZymbitOperation.GenKeyPair, CallRoute.AnnotatedWrapper)],
            calls.Select(call => (call.Operation.Id, call.Route)));
    }
}
