using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.NativeInterop;
using ScmGuard.Analyzers.Tests.Recognition;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.NativeInterop;

public sealed class SCM5004DigestLengthTests
{
    [Theory]
    [InlineData("SHA1.HashData(bytes)")]
    [InlineData("SHA384.HashData(bytes)")]
    [InlineData("SHA512.HashData(bytes)")]
    [InlineData("MD5.HashData(bytes)")]
    [InlineData("HMACSHA512.HashData(bytes, bytes)")]
    [InlineData("SHA1.Create().ComputeHash(bytes)")]
    [InlineData("hash.ComputeHash(bytes)")]
    [InlineData("CryptographicOperations.HashData(HashAlgorithmName.SHA512, bytes)")]
    [InlineData("new byte[31]")]
    [InlineData("new byte[] { 1, 2, 3 }")]
    [InlineData("[1, 2, 3]")]
    [InlineData("Convert.FromHexString(\"00ff\")")]
    [InlineData("Convert.FromBase64String(\"AAAAAA==\")")]
    [InlineData("System.Text.Encoding.UTF8.GetBytes(\"hello\")")]
    [InlineData("\"hello\"u8.ToArray()")]
    [InlineData("bytes.AsSpan(0, 20).ToArray()")]
    [InlineData("local")]
    [InlineData("filled")]
    [InlineData("s_short")]
    [InlineData("RandomNumberGenerator.GetBytes(16)")]
    public Task Another_length_is_an_error_at_the_digest(string digest) => Verify($"zkGenECDSASigFromDigest([|{digest}|], 0, out _, out _);");

    [Theory]
    [InlineData("bytes")]
    [InlineData("SHA256.HashData(bytes)")]
    [InlineData("SHA3_256.HashData(bytes)")]
    [InlineData("HMACSHA256.HashData(bytes, bytes)")]
    [InlineData("SHA256.Create().ComputeHash(bytes)")]
    [InlineData("any.ComputeHash(bytes)")]
    [InlineData("CryptographicOperations.HashData(HashAlgorithmName.SHA256, bytes)")]
    [InlineData("CryptographicOperations.HashData(new HashAlgorithmName(text), bytes)")]
    [InlineData("new byte[32]")]
    [InlineData("new byte[64]")]
    [InlineData("new byte[number]")]
    [InlineData("[.. bytes]")]
    [InlineData("Convert.FromHexString(text)")]
    [InlineData("System.Text.Encoding.UTF8.GetBytes(text)")]
    [InlineData("bytes.AsSpan(0, 32).ToArray()")]
    [InlineData("bytes.AsSpan(8).ToArray()")]
    [InlineData("changed")]
    [InlineData("null")]
    [InlineData("flag ? SHA1.HashData(bytes) : bytes")]
    public Task Thirty_two_bytes_and_what_is_not_certain_are_silent(string digest) => Verify($"zkGenECDSASigFromDigest({digest}, 0, out _, out _);");

    public static TheoryData<Route, string> Routes => RoutedProgram.Rows(
        ("zkVerifyECDSASigFromDigest([|SHA1.HashData(bytes)|], 0, bytes, 64);", "client.sign_digest([|hashlib.sha512(bytes)|]);", "unit.Sign([|SHA1.HashData(bytes)|], KeySlot.Permanent(0));"),
        ("zkVerifyECDSASigFromDigestWithForeignKeySlot([|SHA1.HashData(bytes)|], 0, bytes, 64);", "client.sign(text, digest: [|hashlib.sha1()|]);", null),
        ("zkGenECDSASigFromDigestWithRecID([|SHA1.HashData(bytes)|], 0, out _, out _, out _);", "client.verify_digest([|hashlib.md5(bytes).digest()|], bytes);", null),
        (null, "client.sign_digest(hashlib.sha256(bytes)); client.sign(text); client.sign_digest(hashlib.@new(text));", "unit.Sign(SHA256.HashData(bytes), KeySlot.Permanent(0));"));

    [Theory]
    [MemberData(nameof(Routes))]
    public Task Each_route_and_each_operation_counts(Route route, string statements) => Test(route, statements).VerifyAsync();

    [Theory]
    [InlineData("sign_digest([|hashlib.sha512(data)|])")]
    [InlineData("sign(data, digest=[|hashlib.sha1()|])")]
    [InlineData("sign_digest(hashlib.sha256(data))")]
    [InlineData("sign_digest(digest)")]
    public Task A_Python_text_is_read_as_well(string call) => new RuleTest<SCM5004DigestLength>
    {
        Sources =
        {
            ["Test0.cs"] = $"class P {{ void M() => Python.Runtime.PythonEngine.Exec(\"import zymkey; zymkey.client.{call}\"); }}",
            ["PythonNet.cs"] = Recognized.PythonNet,
        },
    }.VerifyAsync();

    [Theory]
    [InlineData("SCM5004.Bad.cs")]
    [InlineData("SCM5004.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM5004DigestLength()).VerifyAsync();

    private static Task Verify(string statement) => Test(
        Route.DllImport,
        $"using var hash = SHA1.Create(); HashAlgorithm any = flag ? SHA1.Create() : SHA256.Create(); var local = SHA1.HashData(bytes); var filled = new byte[20]; SHA1.HashData(bytes, filled); var changed = new byte[20]; changed = bytes; {statement}").VerifyAsync();

    private static RuleTest<SCM5004DigestLength> Test(Route route, string statements)
    {
        var test = RoutedProgram.Test<SCM5004DigestLength>(
            route,
            route is Route.PythonClient ? "dynamic hashlib = Python.Runtime.Py.Import(\"hashlib\"); " + statements : statements,
            "static readonly byte[] s_short = { 1, 2, 3 };");
        test.Sources["Using.cs"] = "global using System.Security.Cryptography;";
        return test;
    }
}
