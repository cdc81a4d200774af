namespace ScmGuard.Knowledge.Tests;

public sealed class OperationsTests
{
    public static TheoryData<ZymbitOperation> Ids() => [.. Enum.GetValues<ZymbitOperation>()];

    [Fact]
    public void The_functions_and_their_parameters_are_those_of_the_header()
    {
        Assert.Equal(76, Prototypes.All.Count);
        Assert.Equal(Prototypes.All.Order(StringComparer.Ordinal), Operations.All.Select(Prototypes.Of).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_types_are_written_as_in_the_header() =>
        Assert.Equal(
            Prototypes.All.Order(StringComparer.Ordinal),
            Operations.All.Select(operation => $"{operation.NativeName}({string.Join(", ", operation.Parameters.Skip(1).Select(parameter => $"{Short(NativeTypes.InC(parameter.Type))} {parameter.Name}"))})").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_row_stands_at_its_id_and_bears_its_name(ZymbitOperation id)
    {
        var operation = Operations.All[(int)id];

        Assert.Equal(id, operation.Id);
        Assert.Equal("zk" + id, operation.NativeName);
        Assert.Same(operation, Operations.Get(id));
        Assert.True(Operations.TryGetByNativeName("zk" + id, out var found));
        Assert.Same(operation, found);
        Assert.Equal("zk" + id, operation.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("GenKeyPair")]
    [InlineData("zkgenkeypair")]
    [InlineData("zkGenKeyPair ")]
    [InlineData("zkFree")]
    public void Another_name_is_not_found(string name) => Assert.False(Operations.TryGetByNativeName(name, out _));

    [Theory]
    [MemberData(nameof(Ids))]
    public void The_context_comes_first_and_only_once(ZymbitOperation id)
    {
        var parameters = Operations.Get(id).Parameters;

        Assert.Equal(id is ZymbitOperation.Open ? NativeType.ContextOut : NativeType.Context, parameters[0].Type);
        Assert.Equal(ArgumentRole.Context, parameters[0].Role);
        Assert.DoesNotContain(parameters.Skip(1), parameter => parameter.Type is NativeType.Context or NativeType.ContextOut || parameter.Role is ArgumentRole.Context);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void Every_parameter_has_a_role_and_a_name_of_its_own(ZymbitOperation id)
    {
        var parameters = Operations.Get(id).Parameters;

        Assert.DoesNotContain(parameters, parameter => parameter.Role is ArgumentRole.Unknown);
        Assert.Equal(parameters.Count, parameters.Select(parameter => parameter.Role).Distinct().Count());
        Assert.Equal(parameters.Count, parameters.Select(parameter => parameter.Name).Distinct(StringComparer.Ordinal).Count());
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_buffer_that_the_caller_frees_is_followed_by_its_length(ZymbitOperation id)
    {
        var parameters = Operations.Get(id).Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            // A text ends in a zero. A secret is as long as was asked for, or 32 bytes; a chain code is 32 bytes.
            if (parameters[i] is { CallerFrees: true, Type: not NativeType.TextOut, Role: not (ArgumentRole.Secret or ArgumentRole.ChainCode) })
            {
                Assert.True(parameters[i + 1] is { Type: NativeType.Int32Out, Role: ArgumentRole.OutputLength or ArgumentRole.Count }
                    or { Type: NativeType.Int32, Role: ArgumentRole.Length }, parameters[i].Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_buffer_that_the_library_reads_is_followed_by_its_length(ZymbitOperation id)
    {
        var parameters = Operations.Get(id).Parameters;
        for (var i = 0; i < parameters.Count; i++)
        {
            // A digest is 32 bytes. The oversight wallet takes a public key and a chain code, whose sizes the key's type gives.
            if (parameters[i] is { Type: NativeType.Bytes, Role: not ArgumentRole.Digest } && id is not ZymbitOperation.GenOversightWallet)
            {
                Assert.True(parameters[i + 1] is
                {
                    Type: NativeType.Int32,
                    Role: ArgumentRole.Length or ArgumentRole.SaltLength or ArgumentRole.InfoLength or ArgumentRole.MasterGeneratorKeyLength,
                }, parameters[i].Name);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void A_parameter_means_what_its_name_in_the_header_says(ZymbitOperation id) =>
        Assert.All(Operations.Get(id).Parameters.Skip(1), parameter => Assert.Equal(Prototypes.RoleOf(parameter), parameter.Role));

    [Theory]
    [MemberData(nameof(Ids))]
    public void An_output_is_known_by_its_type(ZymbitOperation id) =>
        Assert.All(Operations.Get(id).Parameters, parameter =>
        {
            Assert.Equal(parameter.Type.ToString().EndsWith("Out", StringComparison.Ordinal), parameter.IsOutput);
            Assert.True(parameter.IsOutput || !parameter.CallerFrees);
        });

    [Fact]
    public void The_results_mean_what_the_pages_say()
    {
        AssertIds(operation => operation.Result is ResultKind.Slot,
            ZymbitOperation.StoreForeignPubKey, ZymbitOperation.GenKeyPair, ZymbitOperation.GenWalletMasterSeedWithBIP39,
            ZymbitOperation.GenOversightWallet, ZymbitOperation.GenWalletChildKey, ZymbitOperation.RestoreWalletMasterSeedFromBIP39Mnemonic);
        AssertIds(operation => operation.Result is ResultKind.Verification,
            ZymbitOperation.VerifyECDSASigFromDigest, ZymbitOperation.VerifyECDSASigFromDigestWithForeignKeySlot, ZymbitOperation.UnlockDataB2B);
        AssertIds(operation => operation.Result is ResultKind.Slip39SessionOpened,
            ZymbitOperation.GenWalletMasterSeedWithSLIP39);
        AssertIds(operation => operation.Result is ResultKind.Slip39Progress,
            ZymbitOperation.AddSLIP39MemberPassword, ZymbitOperation.RestoreWalletMasterSeedFromSLIP39, ZymbitOperation.AddRestoreSLIP39Mnemonic);
    }

    [Fact]
    public void The_harmful_operations_are_those_that_the_pages_mark()
    {
        AssertIds(operation => operation.Harm is Harm.Destructive,
            ZymbitOperation.DisablePubKeyExport, ZymbitOperation.RemoveKey);
        AssertIds(operation => operation.Harm is Harm.Irreversible,
            ZymbitOperation.SetPerimeterEventAction, ZymbitOperation.LockBinding, ZymbitOperation.SetBatteryVoltageAction,
            ZymbitOperation.SetCPUTempAction, ZymbitOperation.SetSupervisedBootPolicy);
    }

    [Fact]
    public void The_operations_that_few_models_have_are_those_that_the_pages_mark()
    {
        AssertIds(operation => operation.Support is ModelSupport.ScmOnly,
            ZymbitOperation.GetAUXTemp, ZymbitOperation.SetSupervisedBootPolicy, ZymbitOperation.AddOrUpdateSupervisedBootFile,
            ZymbitOperation.RemoveSupervisedBootFile, ZymbitOperation.GetSupervisedBootFileManifest);
        AssertIds(operation => operation.Support is ModelSupport.I2COnly,
            ZymbitOperation.SetI2CAddr);
        AssertIds(operation => operation.Support is ModelSupport.All,
            ZymbitOperation.Open, ZymbitOperation.Close, ZymbitOperation.CreateRandDataFile, ZymbitOperation.GetRandBytes,
            ZymbitOperation.LockDataF2F, ZymbitOperation.LockDataB2F, ZymbitOperation.LockDataF2B, ZymbitOperation.LockDataB2B,
            ZymbitOperation.UnlockDataF2F, ZymbitOperation.UnlockDataB2F, ZymbitOperation.UnlockDataF2B, ZymbitOperation.UnlockDataB2B,
            ZymbitOperation.GenECDSASigFromDigest, ZymbitOperation.GenECDSASigFromDigestWithRecID, ZymbitOperation.VerifyECDSASigFromDigest,
            ZymbitOperation.SaveECDSAPubKey2File, ZymbitOperation.ExportPubKey2File, ZymbitOperation.GetECDSAPubKey, ZymbitOperation.ExportPubKey,
            ZymbitOperation.SetPerimeterEventAction, ZymbitOperation.WaitForPerimeterEvent, ZymbitOperation.GetPerimeterDetectInfo, ZymbitOperation.ClearPerimeterDetectEvents,
            ZymbitOperation.LEDOff, ZymbitOperation.LEDOn, ZymbitOperation.LEDFlash, ZymbitOperation.GetTime,
            ZymbitOperation.SetTapSensitivity, ZymbitOperation.WaitForTap, ZymbitOperation.GetAccelerometerData,
            ZymbitOperation.LockBinding, ZymbitOperation.GetCurrentBindingInfo,
            ZymbitOperation.GetModelNumberString, ZymbitOperation.GetFirmwareVersionString, ZymbitOperation.GetSerialNumberString);
    }

    [Fact]
    public void The_operations_that_create_a_wallet_take_its_name()
    {
        AssertIds(operation => operation.CreatesWallet,
            ZymbitOperation.GenWalletMasterSeedWithBIP39, ZymbitOperation.GenWalletMasterSeedWithSLIP39, ZymbitOperation.GenOversightWallet,
            ZymbitOperation.RestoreWalletMasterSeedFromBIP39Mnemonic, ZymbitOperation.RestoreWalletMasterSeedFromSLIP39);
        Assert.All(Operations.All.Where(operation => operation.CreatesWallet), operation =>
            Assert.Contains(operation.Parameters, parameter => parameter is { Role: ArgumentRole.WalletName, IsOutput: false }));
    }

    [Fact]
    public void A_deprecated_operation_names_one_that_is_not_and_that_takes_all_its_arguments()
    {
        AssertIds(operation => operation.ReplacedBy is not null,
            ZymbitOperation.SaveECDSAPubKey2File, ZymbitOperation.GetECDSAPubKey);
        Assert.All(Operations.All.Where(operation => operation.ReplacedBy is not null), operation =>
        {
            var replacement = Operations.Get(operation.ReplacedBy!.Value);
            Assert.Null(replacement.ReplacedBy);
            Assert.Empty(operation.Parameters.Select(parameter => parameter.Role).Except(replacement.Parameters.Select(parameter => parameter.Role)));
        });
    }

    private static void AssertIds(Func<Operation, bool> condition, params ZymbitOperation[] expected) =>
        Assert.Equal(expected.Order(), Operations.All.Where(condition).Select(operation => operation.Id).Order());

    /// <summary>A type of the header as <see cref="Prototypes"/> abbreviates it.</summary>
    private static string Short(string type) => type switch
    {
        "const uint8_t*" => "u8*",
        "uint8_t*" => "byte*",
        "uint8_t**" => "u8**",
        "const char*" => "char*",
        "zkAccelAxisDataType*" => "axis*",
        _ => type.Replace("uint32_t", "u32", StringComparison.Ordinal),
    };
}
