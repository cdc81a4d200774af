using System;
using System.Linq;
using System.Reflection;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Recognition;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey;

namespace ScmGuard.Analyzers.Tests.Recognition;

/// <summary>The managed client, as a program meets it: a referenced assembly with annotations of its own.</summary>
public sealed class ManagedClientRouteTests
{
    private static readonly MetadataReference[] _client =
        [MetadataReference.CreateFromFile(typeof(IZymkey).Assembly.Location), MetadataReference.CreateFromFile(typeof(Operations).Assembly.Location)];

    public static TheoryData<string> Methods =>
    [
        .. from type in typeof(IZymkey).Assembly.GetExportedTypes()
           where type.IsInterface
           from method in type.GetMethods()
           where OperationOf(method) is not null
           select Call(type, method),
    ];

    [Theory]
    [MemberData(nameof(Methods))]
    public void Every_annotated_method_of_the_client_is_recognized(string call)
    {
        var recognized = Single($"class P {{ void M() => {call}; }}");

        Assert.Equal((CallRoute.AnnotatedWrapper, CallConfidence.Certain), (recognized.Route, recognized.Confidence));
    }

    [Fact]
    public void A_wallet_s_name_its_curve_its_strategy_and_its_mnemonic_are_known_by_role()
    {
        var call = Single("""
            using ScmGuard.Knowledge;
            using ScmGuard.Zymkey;
            class P { void M(ZymkeyClient unit) => unit.CreateMasterSeed(KeyType.Secp256K1, "fleet", RecoveryStrategy.Bip39(), out var words); }
            """);

        Assert.Equal(ZymbitOperation.GenWalletMasterSeedWithBIP39, call.Operation.Id);
        Assert.Equal(
            ("KeyType.Secp256K1", "\"fleet\"", "RecoveryStrategy.Bip39()", "var words"),
            (call.Text(ArgumentRole.KeyType), call.Text(ArgumentRole.WalletName), call.Text(ArgumentRole.RecoveryStrategy), call.Text(ArgumentRole.Mnemonic)));
    }

    [Fact]
    public void An_action_that_destroys_has_the_value_of_the_api()
    {
        var call = Single("""
            using ScmGuard.Knowledge;
            using ScmGuard.Zymkey;
            class P { void M(IZymkey unit) => unit.SetPerimeterActions(PerimeterChannel.Circuit2, PerimeterActions.SelfDestruct, Irreversible.ForUnit("1")); }
            """);

        Assert.True(call.TryGetArgument(ArgumentRole.Action, out var action));
        Assert.True(call.TryGetArgument(ArgumentRole.Channel, out var channel));
        Assert.Equal((2, 1), (action.Value!.ConstantValue.Value, channel.Value!.ConstantValue.Value));
    }

    private static ZymbitCall Single(string source) => Assert.Single(Recognized.In(Recognized.Compile("Program", _client, source)));

    private static string? OperationOf(MethodInfo method) =>
        method.GetCustomAttributesData().FirstOrDefault(attribute => attribute.AttributeType.Name == "ZymbitApiAttribute")?.ConstructorArguments[0].Value as string;

    private static string Call(Type type, MethodInfo method) =>
        $"default({type.FullName})!.{method.Name}({string.Join(", ", method.GetParameters().Select(parameter => parameter.IsOut ? "out _" : $"default({Name(parameter.ParameterType)})!"))})";

    private static string Name(Type type) =>
        type.IsGenericType ? $"{type.FullName![..type.FullName!.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", type.GetGenericArguments().Select(Name))}>" : type.FullName!;
}
