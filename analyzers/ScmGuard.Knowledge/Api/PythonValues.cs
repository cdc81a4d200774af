using System.Collections.Generic;

namespace ScmGuard.Knowledge;

/// <summary>The strings and classes by which the Python client names what the C functions number.</summary>
/// <remarks>Source: Python API (zku 1.0.33).</remarks>
public static class PythonValues
{
    /// <summary>The strings of <c>key_type</c>.</summary>
    public static IReadOnlyList<PythonValue<KeyType>> KeyTypes { get; } =
    [
        Value("secp256r1", KeyType.Secp256R1),
        Value("nistp256", KeyType.Secp256R1),
        Value("secp256k1", KeyType.Secp256K1),
        Value("ed25519", KeyType.Ed25519),
        Value("x25519", KeyType.X25519),
    ];

    /// <summary>The strings of <c>kdf_func_type</c>; null is the raw secret.</summary>
    public static IReadOnlyList<PythonValue<EcdhKdf?>> EcdhKdfs { get; } =
    [
        Value<EcdhKdf?>("none", null),
        Value<EcdhKdf?>("rfc5869-sha256", EcdhKdf.Rfc5869Sha256),
        Value<EcdhKdf?>("rfc5869-sha512", EcdhKdf.Rfc5869Sha512),
        Value<EcdhKdf?>("pbkdf2-sha256", EcdhKdf.Pbkdf2Sha256),
        Value<EcdhKdf?>("pbkdf2-sha512", EcdhKdf.Pbkdf2Sha512),
    ];

    /// <summary>The strings of <c>axis</c>, which the client lowers first.</summary>
    public static IReadOnlyList<PythonValue<AccelerationAxis>> Axes { get; } =
    [
        Value("x", AccelerationAxis.X),
        Value("y", AccelerationAxis.Y),
        Value("z", AccelerationAxis.Z),
        Value("all", AccelerationAxis.All),
    ];

    /// <summary>The strings of <c>encryption_key</c>; true is the shared key, which other systems can have too.</summary>
    public static IReadOnlyList<PythonValue<bool>> EncryptionKeys { get; } =
    [
        Value("zymkey", false),
        Value("cloud", true),
    ];

    /// <summary>The classes of <c>recovery_strategy</c>.</summary>
    public static IReadOnlyList<PythonValue<RecoveryStrategyKind>> RecoveryStrategies { get; } =
    [
        Value("RecoveryStrategy", RecoveryStrategyKind.None),
        Value("RecoveryStrategyBIP39", RecoveryStrategyKind.Bip39),
        Value("RecoveryStrategySLIP39", RecoveryStrategyKind.Slip39),
    ];

    /// <summary>The parameters of <c>RecoveryStrategySLIP39</c>, in order.</summary>
    public static Fact<IReadOnlyList<PythonParameter>> Slip39StrategyParameters { get; } = new(
        [
            new("group_count", ArgumentRole.GroupCount),
            new("group_threshold", ArgumentRole.GroupThreshold),
            new("iteration_exponent", ArgumentRole.IterationExponent),
            new("variant", ArgumentRole.WalletVariant, "\"\""),
            new("passphrase", ArgumentRole.Passphrase, "\"\""),
        ],
        SourcePages.PythonApi);

    private static PythonValue<T> Value<T>(string text, T value) => new(text, value, SourcePages.PythonApi);
}
