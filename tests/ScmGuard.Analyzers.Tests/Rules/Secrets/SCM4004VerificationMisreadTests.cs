using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Secrets;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Secrets;

public sealed class SCM4004VerificationMisreadTests
{
    private const string Verify = "zkVerifyECDSASigFromDigest(bytes, 0, bytes, 64)";
    private const string Result = $"var result = {Verify};";
    private const string Checks = """
        static void ThrowIfNegative(int code) { if (code < 0) throw new Exception(code.ToString()); }
        static int Check(int code) => code < 0 ? throw new Exception() : code;
        static void Require(int code, string what) { if (code != 0) { throw new Exception(what); } }
        static void RequireValid(int code) { if (code != 1) throw new Exception(); }
        static void Twice(int code) => ThrowIfNegative(Check(code));
        static void Unknown(object code) => Console.WriteLine(code);
        """;

    public static TheoryData<Route, string> Reported => RoutedProgram.Rows(
        // 0 taken for success, as for most functions of the library.
        ($"if ([|{Verify} != 0|]) throw new Exception();", null, null),
        ($"if ([|{Verify} == 0|]) Console.WriteLine(\"valid\"); else Console.WriteLine(\"invalid\");", null, null),
        ($"{Result} if ([|0 != result|]) throw new Exception($\"{{result}}\");", null, null),
        ($"{Result} if ([|result is not 0|]) return;", null, null),
        ($"int result; if ([|(result = {Verify}) != 0|]) throw new Exception($\"{{result}}\");", null, null),

        // Only an error taken for a failure.
        ($"if ([|{Verify} < 0|]) throw new Exception();", null, null),
        ($"bool valid = [|{Verify} >= 0|];", null, null),
        ($"{Result} if ([|result > -1|]) Console.WriteLine();", null, null),
        ($"{Result} if ([|result is < 0|]) return;", null, null),
        ($"{Result} if ([|result < 0|]) {{ Console.WriteLine(result); return; }} Console.WriteLine(\"valid\");", null, null),
        ($"{Result} if ([|result == -1|]) throw new Exception();", null, null),
        ($"{Result} [|ArgumentOutOfRangeException.ThrowIfNegative(result)|];", null, null),
        ($"[|Marshal.ThrowExceptionForHR({Verify})|];", null, null),
        ($"[|ThrowIfNegative({Verify})|];", null, null),
        ($"[|Check({Verify})|];", null, null),
        ($"[|Twice({Verify})|];", null, null),
        ($"[|Require({Verify}, text)|];", null, null),
        ($"var code = [|Check({Verify})|];", null, null),

        // An error taken for valid.
        ($"bool valid = [|{Verify} != 0|];", null, null),
        ($"bool valid = [|Convert.ToBoolean({Verify})|];", null, null),
        ($"{Result} if ([|result == 0|]) throw new Exception();", null, null),
        ($"{Result} bool valid = !([|result == 0|]);", null, null),
        ($"switch ([|{Verify}|]) {{ case 0: Console.WriteLine(\"invalid\"); break; default: Console.WriteLine(\"valid\"); break; }}", null, null),
        ($"var word = [|{Verify}|] switch {{ 0 => \"invalid\", _ => \"valid\" }};", null, null),
        ($"var word = [|{Verify}|] switch {{ < 0 => \"error\", _ => \"valid\" }};", null, null),

        // A local that holds one result after the other.
        ($"var result = zkLEDOn(); if (result != 0) throw new Exception(); result = {Verify}; if ([|result != 0|]) throw new Exception(); result = zkLEDOff(); if (result != 0) throw new Exception();", null, null),

        ("if ([|zkVerifyECDSASigFromDigestWithForeignKeySlot(bytes, 0, bytes, 64) != 0|]) throw new Exception();", null, null),
        ("if ([|zkUnlockDataB2B(bytes, 3, out var data, out var size, false) < 0|]) throw new Exception(); Console.WriteLine(data + size);", null, null));

    public static TheoryData<Route, string> Silent => RoutedProgram.Rows(
        ($"if ({Verify} != 1) throw new Exception();", "if (!client.verify_digest(bytes, bytes, raise_exception: false)) throw new Exception();", "void Go(IZymkey z, byte[] b, KeySlot s) { if (!z.Verify(b, b, s)) throw new Exception(); }"),
        ($"if ({Verify} == 1) Console.WriteLine();", null, null),
        ($"if ({Verify} > 0) Console.WriteLine();", null, null),
        ($"if ({Verify} <= 0) throw new Exception();", null, null),
        ($"if ({Verify} is >= 1) Console.WriteLine();", null, null),
        ($"if ({Verify} is not 1) throw new Exception();", null, null),
        ($"if ({Verify} is 0 or < 0) throw new Exception();", null, null),
        ($"{Result} if (result < 0) throw new Exception(); bool valid = result != 0;", null, null),
        ($"{Result} if (result < 0) throw new Exception(); if (result == 0) Console.WriteLine(\"invalid\"); else Console.WriteLine(\"valid\");", null, null),
        ($"{Result} if (result == 0) return; if (result < 0) throw new Exception(); Console.WriteLine(\"valid\");", null, null),
        ($"{Result} bool valid = result >= 0 && result != 0;", null, null),
        ($"switch ({Verify}) {{ case 1: Console.WriteLine(\"valid\"); break; default: throw new Exception(); }}", null, null),
        ($"var word = {Verify} switch {{ 1 => \"valid\", 0 => \"invalid\", _ => \"error\" }};", null, null),
        ($"RequireValid({Verify});", null, null),
        ($"if (Check({Verify}) == 0) throw new Exception();", null, null),
        ($"var code = Check({Verify}); Console.WriteLine(code);", null, null),

        // What becomes of the result is not known.
        ($"{Result} if (result < 0) throw new Exception(); Console.WriteLine(result);", null, null),
        ($"{Result} if (result < 0) throw new Exception(); Unknown(result);", null, null),
        ($"{Result} if (result < number) throw new Exception();", null, null),
        ($"{Result} if (result == 0) Console.WriteLine(\"invalid\"); if (Math.Sign(result) < 0) throw new Exception();", null, null),
        ($"Console.WriteLine({Verify});", null, null),
        ($"System.Diagnostics.Debug.Assert({Verify} == 0);", null, null),
        ($"int result = 0; while (flag) {{ if (result == 1) break; result = {Verify}; if (result < 0) throw new Exception(); }}", null, null),

        // It says what it asks for.
        ($"{Result} if (result != Invalid) throw new Exception();", null, null),

        // Functions whose result is something else.
        ("if (zkLEDOn() != 0) throw new Exception(); if (zkGenKeyPair(0) < 0) throw new Exception();", null, null),

        // Nothing looks at it: that is another rule's.
        ($"{Verify};", null, null),
        ($"{Result}", null, null));

    [Theory]
    [MemberData(nameof(Reported))]
    public Task A_result_that_does_not_tell_valid_from_the_rest_is_reported(Route route, string statements) => Test(route, statements).VerifyAsync();

    [Theory]
    [MemberData(nameof(Silent))]
    public Task A_result_that_is_read_as_it_is_meant_is_silent(Route route, string statements) => Test(route, statements).VerifyAsync();

    [Theory]
    [InlineData("!= 0", "an error")]
    [InlineData("< 0", "INVALID")]
    [InlineData("== -5", "INVALID or an error")]
    public async Task The_message_says_what_is_taken_for_what(string test, string confused)
    {
        var found = Assert.Single(await Test(Route.DllImport, $"if ({Verify} {test}) throw new Exception();").GetDiagnosticsAsync());
        Assert.Contains($"here {confused} cannot", found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("SCM4004.Bad.cs")]
    [InlineData("SCM4004.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM4004VerificationMisread()).VerifyAsync();

    private static RuleTest<SCM4004VerificationMisread> Test(Route route, string statements) =>
        RoutedProgram.Test<SCM4004VerificationMisread>(route, statements, members: "private const int Invalid = 0;\n" + Checks);
}
