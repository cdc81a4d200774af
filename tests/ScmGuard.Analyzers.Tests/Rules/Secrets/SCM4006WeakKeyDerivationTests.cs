using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Secrets;

public sealed class SCM4006WeakKeyDerivationTests
{
    private const string Agree = "zkDoRawECDH(0, bytes, 64, out var pointer); ";
    private const string Copy = Agree + "var key = new byte[32]; Marshal.Copy(pointer, key, 0, 32); ";
    private const string Managed = "var key = new byte[32]; unit.AgreeOnSecret(KeySlot.Permanent(0), bytes, key); ";

    public static TheoryData<Route, string> Weak => RoutedProgram.Rows(
        ("[|zkDoECDHAndKDF(2, 0, bytes, 64, bytes, 16, bytes, 0, 1, 32, out var key)|];", "[|client.ecdh(0, bytes, \"pbkdf2-sha256\")|];", "[|unit.AgreeOnKey(KeySlot.Permanent(0), bytes, Pbkdf2Hash.Sha256, bytes, 999, bytes)|];"),
        ("[|zkDoECDHAndKDFWithIntPeerPubkey(3, 0, 16, false, bytes, 16, bytes, 0, 999, 32, out var key)|];", "[|client.ecdh(0, bytes, \"pbkdf2-sha512\", num_iterations: 100)|];", null),
        ($"{Copy} var cipher = new AesGcm([|key|], 16);", "byte[] key = client.ecdh(0, bytes); var cipher = new AesGcm([|key|], 16);", $"{Managed} var cipher = new AesGcm([|key|], 16);"),
        ($"{Copy} var cipher = new ChaCha20Poly1305([|key.AsSpan()|]);", "var cipher = new AesGcm([|(byte[])client.ecdh(0, bytes, \"none\")|], 16);", $"Span<byte> key = stackalloc byte[32]; unit.AgreeOnSecret(KeySlot.Permanent(0), bytes, key); var cipher = new AesCcm([|key|]);"),
        ($"{Copy} using var aes = Aes.Create(); aes.Key = [|key|];", null, $"{Managed} using var aes = Aes.Create(); aes.Key = [|key|];"),
        ($"{Copy} using var aes = Aes.Create(); using var encryptor = aes.CreateEncryptor([|key|], bytes);", null, null),
        ($"{Agree} var cipher = new AesGcm([|new ReadOnlySpan<byte>((void*)pointer, 32)|], 16);", null, null),
        ($"zkDoRawECDHWithIntPeerPubkey(0, 16, false, out var pointer); var cipher = new AesGcm([|new ReadOnlySpan<byte>((void*)pointer, 32)|], 16);", null, null),
        ($"{Agree} AesGcm Open() => new AesGcm([|new ReadOnlySpan<byte>((void*)pointer, 32)|], 16);", null, null));

    public static TheoryData<Route, string> Sound => RoutedProgram.Rows(
        ("zkDoECDHAndKDF(2, 0, bytes, 64, bytes, 16, bytes, 0, 1000, 32, out var key);", "client.ecdh(0, bytes, \"pbkdf2-sha256\", num_iterations: 1000);", "unit.AgreeOnKey(KeySlot.Permanent(0), bytes, Pbkdf2Hash.Sha256, bytes, 1000, bytes);"),
        ("zkDoECDHAndKDF(0, 0, bytes, 64, bytes, 16, bytes, 0, 1, 32, out var key);", "client.ecdh(0, bytes, \"rfc5869-sha256\");", "unit.AgreeOnKey(KeySlot.Permanent(0), bytes, HkdfHash.Sha256, bytes, bytes, bytes);"),
        ("zkDoECDHAndKDF(number, 0, bytes, 64, bytes, 16, bytes, 0, 1, 32, out var key);", "client.ecdh(0, bytes, text);", null),
        ("zkDoECDHAndKDF(2, 0, bytes, 64, bytes, 16, bytes, 0, number, 32, out var key);", "client.ecdh(0, bytes, \"pbkdf2-sha256\", num_iterations: number);", null),
        ($"zkDoECDHAndKDF(0, 0, bytes, 64, bytes, 16, bytes, 0, 1, 32, out var pointer); var cipher = new AesGcm(new ReadOnlySpan<byte>((void*)pointer, 32), 16);", "byte[] key = client.ecdh(0, bytes, \"rfc5869-sha256\"); var cipher = new AesGcm(key, 16);", null),
        ($"{Copy} var cipher = new AesGcm(HKDF.DeriveKey(HashAlgorithmName.SHA256, key, 32), 16);", "byte[] key = client.ecdh(0, bytes, text); var cipher = new AesGcm(key, 16);", $"{Managed} var cipher = new AesGcm(SHA256.HashData(key), 16);"),
        ($"{Copy} using var hash = new HMACSHA256(key);", null, null),
        ($"{Copy} var cipher = new AesGcm(Derive(key), 16); static byte[] Derive(byte[] secret) => secret;", null, null),
        ($"{Copy} using var aes = Aes.Create(); aes.IV = key;", null, null),
        ($"{Copy} key = RandomNumberGenerator.GetBytes(32); var cipher = new AesGcm(key, 16);", null, null),
        ($"{Copy} var other = new byte[32]; var cipher = new AesGcm(other, 16);", null, null));

    [Theory]
    [MemberData(nameof(Weak))]
    public Task A_raw_secret_as_a_key_and_hardly_any_iterations_are_reported(Route route, string statements) => Test(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Sound))]
    public Task A_derived_key_and_what_is_not_certain_are_silent(Route route, string statements) => Test(route, statements).VerifyAsync();

    [Theory]
    [InlineData("SCM4006.Bad.cs")]
    [InlineData("SCM4006.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM4006WeakKeyDerivation()).VerifyAsync();

    private static RuleTest<SCM4006WeakKeyDerivation> Test(Route route, string statements)
    {
        var test = RoutedProgram.Test<SCM4006WeakKeyDerivation>(route, statements);
        test.Sources["Using.cs"] = "global using System.Security.Cryptography;";
        return test;
    }
}
