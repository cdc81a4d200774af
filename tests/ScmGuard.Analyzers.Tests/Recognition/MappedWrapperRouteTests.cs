using System.Collections.Generic;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Configuration;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;

namespace ScmGuard.Analyzers.Tests.Recognition;

/// <summary>Wrappers that carry no attribute, since they are somebody else's: <c>scmguard.json</c> names them by documentation id.</summary>
public sealed class MappedWrapperRouteTests
{
    private const string Vendor = """
        using System.Collections.Generic;
        namespace Acme
        {
            public interface IKeys { int Create(int kind, string label); }
            public class Keys : IKeys
            {
                public virtual int Create(int kind, string label) => 0;
                public virtual int Create(string kind) => 0;
                public int All(List<int> kinds) => 0;
                public T Make<T>(T kind) => kind;
            }
            public class Special : Keys { public override int Create(int kind, string label) => 1; }
            public static class Extensions { public static int Renew(this Keys keys, int kind) => 0; }
        }
        """;

    [Theory]
    [InlineData("M:Acme.Keys.Create(System.Int32,System.String)", "keys.Create(1, \"a\")")]
    [InlineData("M:Acme.Keys.Create(System.Int32,System.String)", "special.Create(1, \"a\")")]
    [InlineData("M:Acme.IKeys.Create(System.Int32,System.String)", "contract.Create(1, \"a\")")]
    [InlineData("M:Acme.IKeys.Create(System.Int32,System.String)", "keys.Create(1, \"a\")")]
    [InlineData("M:Acme.IKeys.Create(System.Int32,System.String)", "special.Create(1, \"a\")")]
    [InlineData("M:Acme.Keys.All(System.Collections.Generic.List{System.Int32})", "keys.All(null!)")]
    [InlineData("M:Acme.Keys.Make``1(``0)", "keys.Make(1)")]
    [InlineData("M:Acme.Extensions.Renew(Acme.Keys,System.Int32)", "keys.Renew(1)")]
    public void A_method_is_found_by_its_documentation_id(string id, string call)
    {
        var recognized = Assert.Single(In(Map(id), call));
        Assert.Equal((ZymbitOperation.GenKeyPair, CallRoute.MappedWrapper, CallConfidence.Certain), (recognized.Operation.Id, recognized.Route, recognized.Confidence));
    }

    [Theory]
    [InlineData("M:Acme.Keys.Create(System.Int32,System.String)", "keys.Create(\"a\")")]
    [InlineData("M:Acme.Keys.Create(System.Int32)", "keys.Create(1, \"a\")")]
    [InlineData("M:Other.Keys.Create(System.Int32,System.String)", "keys.Create(1, \"a\")")]
    public void An_overload_or_a_method_of_another_type_is_no_call(string id, string call) => Assert.Empty(In(Map(id), call));

    [Fact]
    public void A_parameter_means_what_the_map_or_else_its_name_says()
    {
        var map = Map("M:Acme.Keys.Create(System.Int32,System.String)") with
        {
            Operation = Operations.Get(ZymbitOperation.GenWalletMasterSeedWithBIP39),
            Roles = ImmutableDictionary<string, ArgumentRole>.Empty.Add("label", ArgumentRole.WalletName).Add("kind", ArgumentRole.KeyType),
        };
        var call = Assert.Single(In(map, "keys.Create(label: \"fleet\", kind: 1)"));
        Assert.Equal(("\"fleet\"", "1"), (call.Text(ArgumentRole.WalletName), call.Text(ArgumentRole.KeyType)));
    }

    [Fact]
    public void A_project_that_maps_nothing_of_its_own_has_no_gate() =>
        Assert.Null(Recognized.Gate(Recognized.Compile("class P { }"), Map("M:Acme.Keys.Create(System.Int32,System.String)")));

    private static IReadOnlyList<ZymbitCall> In(MappedWrapper map, string call) => Recognized.In(
        Recognized.Compile("User", [Recognized.Compile("Vendor", [], Vendor).ToMetadataReference()], $"using Acme; class P {{ object M(Keys keys, Special special, IKeys contract) => {call}; }}"),
        map);

    private static MappedWrapper Map(string id) => new(id, Operations.Get(ZymbitOperation.GenKeyPair), ImmutableDictionary<string, ArgumentRole>.Empty, Location.None);
}
