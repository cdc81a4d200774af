using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using ScmGuard.Knowledge;

namespace ScmGuard.Zymkey.Tests;

/// <summary>The analyzers know the client by its annotations.</summary>
public sealed class AnnotationTests
{
    /// <summary>Operations without a method of their own, each for its reason.</summary>
    private static readonly Dictionary<ZymbitOperation, string> _unwrapped = new()
    {
        [ZymbitOperation.Open] = "ZymkeyClient.Open",
        [ZymbitOperation.Close] = "ZymkeyClient.Dispose",
        [ZymbitOperation.SetSLIP39GroupInfo] = "ISlip39Generation.NextShare, at the first member of each group",
        [ZymbitOperation.SaveECDSAPubKey2File] = "deprecated: ExportPublicKeyToFile",
        [ZymbitOperation.GetECDSAPubKey] = "deprecated: ExportPublicKey",
    };

    [Fact]
    public void Every_operation_has_an_annotated_method_but_the_documented_few()
    {
        var annotated = AnnotatedMethods.All.Select(method => method.Operation).ToHashSet();

        Assert.Equal(_unwrapped.Keys.Order(), Operations.All.Select(operation => operation.Id).Where(id => !annotated.Contains(id)).Order());
    }

    [Fact]
    public void Every_method_of_the_unit_is_annotated()
    {
        var unannotated = typeof(IZymkey).GetMethods().Where(method => method.GetCustomAttribute<ZymbitApiAttribute>() is null);

        Assert.Empty(unannotated.Select(method => method.Name));
    }

    [Fact]
    public void Every_parameter_has_a_role_that_its_operation_knows()
    {
        var unknown = from pair in AnnotatedMethods.All
                      from parameter in pair.Method.GetParameters()
                      where parameter.ParameterType != typeof(Irreversible) && parameter.Name != "variant"
                      where RoleOf(parameter, Operations.Get(pair.Operation)) is null
                      select $"{pair.Method.DeclaringType!.Name}.{pair.Method.Name}: {parameter.Name}";

        Assert.Empty(unknown);
    }

    [Theory]
    [InlineData(nameof(IZymkey.CreateMasterSeed), "walletName", ArgumentRole.WalletName)]
    [InlineData(nameof(IZymkey.CreateMasterSeed), "keyType", ArgumentRole.KeyType)]
    [InlineData(nameof(IZymkey.CreateMasterSeed), "recoveryStrategy", ArgumentRole.RecoveryStrategy)]
    [InlineData(nameof(IZymkey.DeriveChildKey), "parentSlot", ArgumentRole.ParentSlot)]
    [InlineData(nameof(IZymkey.SetBatteryVoltageThreshold), "volts", ArgumentRole.Threshold)]
    [InlineData(nameof(IZymkey.SetPerimeterActions), "actions", ArgumentRole.Action)]
    [InlineData(nameof(IZymkey.Lock), "shared", ArgumentRole.Shared)]
    [InlineData(nameof(IZymkey.FlashLed), "flashCount", ArgumentRole.FlashCount)]
    [InlineData(nameof(IZymkey.AddOrUpdateSupervisedBootFile), "bootFile", ArgumentRole.BootFile)]
    public void A_parameter_means_what_the_rules_look_for(string method, string parameter, ArgumentRole expected) =>
        Assert.All(
            AnnotatedMethods.All.Where(pair => pair.Method.Name == method),
            pair => Assert.Equal(expected, RoleOf(Assert.Single(pair.Method.GetParameters(), candidate => candidate.Name == parameter), Operations.Get(pair.Operation))));

    /// <summary>By the attribute, or else by the name: the C parameter's, the role's, or the Python parameter's. As the analyzers read it.</summary>
    private static ArgumentRole? RoleOf(ParameterInfo parameter, Operation operation)
    {
        var known = operation.Parameters.Select(native => (native.Name, native.Role));
        if (operation.PythonName is { } name && PythonMethods.TryGet(name, out var python))
        {
            known = known.Concat(python.Parameters.Select(keyword => (keyword.Name, keyword.Role)));
        }

        return parameter.GetCustomAttribute<ZymbitRoleAttribute>() is { } attribute
            ? known.Where(pair => pair.Role.ToString() == attribute.Role).Select(pair => (ArgumentRole?)pair.Role).FirstOrDefault()
            : known.Where(pair => Same(pair.Name, parameter.Name!) || Same(pair.Role.ToString(), parameter.Name!)).Select(pair => (ArgumentRole?)pair.Role).FirstOrDefault();
    }

    private static bool Same(string left, string right) =>
        string.Equals(left.Replace("_", string.Empty, StringComparison.Ordinal), right, StringComparison.OrdinalIgnoreCase);
}
