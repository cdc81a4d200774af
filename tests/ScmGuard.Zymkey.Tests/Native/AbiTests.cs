using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Runtime.InteropServices;
using ScmGuard.Knowledge;
using ScmGuard.Zymkey.Native;

namespace ScmGuard.Zymkey.Tests.Native;

public sealed unsafe class AbiTests
{
    private static readonly Dictionary<string, MethodInfo> _declared = typeof(ZkAppUtils)
        .GetMethods(BindingFlags.Public | BindingFlags.Static)
        .ToDictionary(method => method.Name);

    /// <summary>What the source generator made of the declarations: the functions as they are really called.</summary>
    private static readonly Dictionary<string, (MethodInfo Method, DllImportAttribute Import)> _imported = typeof(ZkAppUtils)
        .GetMethods(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Static)
        .Select(method => (Method: method, Import: method.GetCustomAttribute<DllImportAttribute>()!))
        .Where(pair => pair.Import is not null)
        .ToDictionary(pair => pair.Import.EntryPoint!);

    public static TheoryData<ZymbitOperation> AllOperations => [.. Operations.All.Select(operation => operation.Id)];

    [Fact]
    public void Exactly_the_76_functions_of_the_table_are_imported()
    {
        var expected = Operations.All.Select(operation => operation.NativeName).Order(StringComparer.Ordinal).ToArray();

        Assert.Equal(76, expected.Length);
        Assert.Equal(expected, _imported.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(expected, _declared.Keys.Order(StringComparer.Ordinal));
        Assert.All(_imported.Values, pair => Assert.Equal("zk_app_utils", pair.Import.Value));
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public void A_function_is_called_with_the_number_the_order_and_the_widths_of_the_table(ZymbitOperation id)
    {
        var operation = Operations.Get(id);
        var method = _imported[operation.NativeName].Method;

        Assert.Equal(typeof(int), method.ReturnType);
        Assert.Equal(
            operation.Parameters.Select(parameter => $"{parameter.Name}: {WireType(parameter.Type)}"),
            operation.Parameters.Zip(method.GetParameters(), (expected, actual) => $"{expected.Name}: {Underlying(actual.ParameterType)}"));
        Assert.Equal(operation.Parameters.Count, method.GetParameters().Length);
    }

    [Theory]
    [MemberData(nameof(AllOperations))]
    public void A_parameter_of_a_declaration_has_the_name_and_the_direction_of_the_table(ZymbitOperation id)
    {
        var operation = Operations.Get(id);
        var parameters = _declared[operation.NativeName].GetParameters();

        Assert.All(operation.Parameters.Zip(parameters), pair =>
        {
            var (expected, actual) = pair;
            Assert.Equal(Plain(expected.Role == ArgumentRole.Context ? "context" : expected.Name), Plain(actual.Name!));
            Assert.Equal(expected.IsOutput, actual.ParameterType.IsByRef || actual.ParameterType == typeof(byte**));
        });
    }

    [Fact]
    public void A_secret_is_never_a_string()
    {
        var secrets = Operations.All.SelectMany(operation => operation.Parameters.Zip(_declared[operation.NativeName].GetParameters()))
            .Where(pair => pair.First.Role is ArgumentRole.Passphrase or ArgumentRole.Mnemonic or ArgumentRole.MasterGeneratorKey or ArgumentRole.Secret)
            .ToArray();

        Assert.True(secrets.Length > 10);
        Assert.All(secrets, pair => Assert.NotEqual(typeof(string), pair.Second.ParameterType));
    }

    [Fact]
    public void An_axis_of_the_accelerometer_is_a_double_and_an_int_in_16_bytes()
    {
        Assert.Equal(16, sizeof(AccelerationData));
        Assert.Equal(0, (int)Marshal.OffsetOf<AccelerationData>(nameof(AccelerationData.G)));
        Assert.Equal(8, (int)Marshal.OffsetOf<AccelerationData>(nameof(AccelerationData.TapDirection)));
    }

    private static Type Underlying(Type type) => type.IsEnum ? type.GetEnumUnderlyingType() : type;

    private static string Plain(string name) => name.Replace("_", string.Empty, StringComparison.Ordinal).ToLowerInvariant();

    private static Type WireType(NativeType type) => type switch
    {
        NativeType.Context => typeof(nint),
        NativeType.ContextOut => typeof(nint*),
        NativeType.Int32 => typeof(int),
        NativeType.UInt32 => typeof(uint),
        NativeType.Bool => typeof(byte),
        NativeType.Single => typeof(float),
        NativeType.Text or NativeType.Bytes => typeof(byte*),
        NativeType.BytesOut or NativeType.TextOut => typeof(byte**),
        NativeType.Int32ArrayOut => typeof(int**),
        NativeType.UInt32ArrayOut => typeof(uint**),
        NativeType.Int32Out => typeof(int*),
        NativeType.UInt32Out => typeof(uint*),
        NativeType.ByteOut or NativeType.BoolOut => typeof(byte*),
        NativeType.SingleOut => typeof(float*),
        NativeType.AccelerationOut => typeof(AccelerationData*),
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "The table has a type that this test does not know."),
    };
}
