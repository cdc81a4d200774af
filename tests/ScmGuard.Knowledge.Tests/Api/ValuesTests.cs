namespace ScmGuard.Knowledge.Tests;

public sealed class ValuesTests
{
    [Fact]
    public void Enumerations_have_the_values_of_the_header()
    {
        AssertValues<KeyType>(("Secp256R1", 0), ("Secp256K1", 1), ("Ed25519", 2), ("X25519", 3));
        AssertValues<RecoveryStrategyKind>(("None", 0), ("Bip39", 1), ("Slip39", 2));
        AssertValues<EcdhKdf>(("Rfc5869Sha256", 0), ("Rfc5869Sha512", 1), ("Pbkdf2Sha256", 2), ("Pbkdf2Sha512", 3));
        AssertValues<AccelerationAxis>(("X", 0), ("Y", 1), ("Z", 2), ("All", 3));
        AssertValues<ThresholdAction>(("None", 0), ("SelfDestruct", 1), ("Sleep", 2));
        AssertValues<PerimeterActions>(("None", 0), ("Notify", 1), ("SelfDestruct", 2));
        AssertValues<SupervisedBootPolicy>(("NoAction", 0), ("Destroy", 1), ("HoldInReset", 2));
    }

    [Fact]
    public void Perimeter_actions_are_flags()
    {
        Assert.True(typeof(PerimeterActions).IsDefined(typeof(FlagsAttribute), inherit: false));
        Assert.Equal(3, (int)(PerimeterActions.Notify | PerimeterActions.SelfDestruct));
    }

    [Fact]
    public void Documented_results_have_their_values()
    {
        Assert.Equal((0, 1, 0), (NativeResult.Success, NativeResult.Valid, NativeResult.Invalid));
        Assert.Equal((0, -1, -110), (NativeResult.Slip39SessionOpened, NativeResult.Slip39Unfinished, NativeResult.TimedOut));
    }

    [Theory]
    [InlineData("secp256r1", 0)]
    [InlineData("nistp256", 0)]
    [InlineData("secp256k1", 1)]
    [InlineData("ed25519", 2)]
    [InlineData("x25519", 3)]
    public void A_key_type_has_its_Python_string(string text, int native) =>
        Assert.Equal(native, (int)Assert.Single(PythonValues.KeyTypes, value => value.Text == text).Value);

    [Fact]
    public void Python_spells_every_value_of_the_enumerations_once()
    {
        Assert.Equal(Enum.GetValues<KeyType>(), PythonValues.KeyTypes.Select(value => value.Value).Distinct().Order());
        Assert.Equal(Enum.GetValues<EcdhKdf>(), PythonValues.EcdhKdfs.Select(value => value.Value).OfType<EcdhKdf>());
        Assert.Equal(Enum.GetValues<AccelerationAxis>(), PythonValues.Axes.Select(value => value.Value));
        Assert.Equal(Enum.GetValues<RecoveryStrategyKind>(), PythonValues.RecoveryStrategies.Select(value => value.Value));
        Assert.Equal("none", Assert.Single(PythonValues.EcdhKdfs, value => value.Value is null).Text);
        Assert.Equal("cloud", Assert.Single(PythonValues.EncryptionKeys, value => value.Value).Text);
    }

    [Fact]
    public void Every_Python_default_of_these_kinds_is_a_known_value()
    {
        AssertDefaults(ArgumentRole.KdfType, PythonValues.EcdhKdfs.Select(value => $"\"{value.Text}\""));
        AssertDefaults(ArgumentRole.Axis, PythonValues.Axes.Select(value => $"\"{value.Text}\""));
        AssertDefaults(ArgumentRole.EncryptionKey, PythonValues.EncryptionKeys.Select(value => $"\"{value.Text}\""));
        AssertDefaults(ArgumentRole.RecoveryStrategy, PythonValues.RecoveryStrategies.Select(value => value.Text + "()"));
    }

    private static void AssertValues<TEnum>(params (string Name, int Value)[] expected)
        where TEnum : struct, Enum =>
        Assert.Equal(expected, Enum.GetValues<TEnum>().Select(value => (value.ToString(), Convert.ToInt32(value, null))));

    private static void AssertDefaults(ArgumentRole role, IEnumerable<string> known)
    {
        var defaults = PythonMethods.All.SelectMany(method => method.Parameters)
            .Where(parameter => parameter.Role == role && parameter.Default is not null)
            .Select(parameter => parameter.Default!)
            .ToArray();

        Assert.NotEmpty(defaults);
        Assert.Empty(defaults.Except(known));
    }
}
