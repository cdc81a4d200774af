using System.Threading.Tasks;
using ScmGuard.Analyzers.Rules.Configuration;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Configuration;

public sealed class SCM9003GuardWithoutFirmwareTests
{
    [Theory]
    [InlineData("""[FirmwareGuard("#159")] bool [|Affected|]() => Coin();""")]
    [InlineData("""[FirmwareGuard("#159")] bool [|Affected|] => true;""")]
    [InlineData("""[FirmwareGuard("#159")] bool [|Affected|] { get { return Coin(); } }""")]
    [InlineData("""[FirmwareGuard("#159")] readonly bool [|_affected|] = Coin();""")]
    [InlineData("""[FirmwareGuard("#159")] bool [|Affected|] { get; } = Coin();""")]
    [InlineData("""[FirmwareGuard("#159", Except = true)] void [|Ensure|]() { if (Coin()) throw new Exception(); }""")]
    [InlineData("""[FirmwareGuard("01.02.02release")] bool [|Affected|](string s) => s == "not a firmware";""")]
    [InlineData("""[FirmwareGuard("SCM-B1/01.02.02release")] bool [|Affected|](string s) { Console.WriteLine("01.02.02release"); return s.Length > 1; }""")]
    [InlineData("""[FirmwareGuard("#159")] bool [|Affected|](string s) => Other(s); bool Other(string s) => s == null;""")]
    [InlineData("""[FirmwareGuard("#159")] bool [|Affected|]() => Affected();""")]
    [InlineData("""[FirmwareGuard("#159")] bool [|A|]() => B(); [FirmwareGuard("#159")] bool [|B|]() => A();""")]
    [InlineData("""[FirmwareGuard("SCM-A1")] bool [|IsA|]() => true;""")]
    [InlineData("""[FirmwareGuard("#159")] private partial bool [|Affected|](); private partial bool Affected() => Coin();""")]
    public Task A_guard_that_never_looks_at_the_firmware_is_reported(string member) => Test(member).VerifyAsync();

    [Theory]
    [InlineData("""[FirmwareGuard("#159")] bool Affected(string s) => s == "01.02.02release";""")]
    [InlineData("""[FirmwareGuard("#159")] bool Affected(string s) => s is not ("01.00.00" or "00.00.51beta");""")]
    [InlineData("""[FirmwareGuard("#159")] bool Affected(string s) { switch (s) { case "01.02.02release": return Coin(); } return false; }""")]
    [InlineData("""[FirmwareGuard("#159")] bool Affected(string s) => string.CompareOrdinal(s, "01.02.02release") >= 0;""")]
    [InlineData("""[FirmwareGuard("#159")] bool Affected(string s) => s.StartsWith("01.02.02");""")]
    [InlineData("""static readonly string[] Bad = { "01.02.02release" }; [FirmwareGuard("#159")] bool Affected(string s) => Array.IndexOf(Bad, s) >= 0;""")]
    [InlineData("""[FirmwareGuard("#159")] bool Affected(string s) => Other(s) && Coin(); bool Other(string s) => s == "01.02.02release";""")]
    [InlineData("""[FirmwareGuard("#159")] bool Affected(string s) { bool Local() => s == "01.02.02release"; return Coin() && Local(); }""")]
    [InlineData("""[FirmwareGuard("#159")] bool Affected(string s) { Func<string, bool> f = x => x == "01.02.02release"; return f(s); }""")]
    [InlineData("""[FirmwareGuard("#159")] bool Affected(Program p) => p._old; readonly bool _old = Read() == "01.02.02release"; static string Read() => null;""")]
    [InlineData("""[FirmwareGuard("#159", Except = true)] void Ensure(string s) { if (s == "01.02.02release") throw new Exception(); }""")]
    [InlineData("""[FirmwareGuard("#159")] bool A() => B() || Coin(); [FirmwareGuard("#159")] [System.Runtime.InteropServices.DllImport("x")] static extern bool B();""")]
    [InlineData("""[FirmwareGuard("SCM-A1")] bool IsA() => Coin();""")]
    [InlineData("""[FirmwareGuard("HSM6")] bool IsHsm(string model) => model == "hsm6";""")]
    [InlineData("""[FirmwareGuard("what?")] bool Unknown() => true;""")]
    [InlineData("""[FirmwareGuard("#159")] bool _set;""")]
    [InlineData("""[FirmwareGuard("#159")] bool Set { get; set; }""")]
    [InlineData("""abstract class C { [FirmwareGuard("#159")] public abstract bool Affected(); } interface I { [FirmwareGuard("#159")] bool Affected { get; } }""")]
    [InlineData("""bool Unmarked() => true;""")]
    public Task A_guard_that_looks_or_whose_body_is_elsewhere_is_silent(string member) => Test(member).VerifyAsync();

    [Fact]
    public Task The_message_names_the_member_and_what_it_claims()
    {
        var test = Test("""[FirmwareGuard("#159", Except = true)] bool {|#0:Fine|}() => true;""");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM9003").WithLocation(0).WithMessageContaining("Fine").WithMessageContaining("every unit but #159"));
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_copy_of_the_attribute_counts() => new RuleTest<SCM9003GuardWithoutFirmware>
    {
        Source = """
            sealed class FirmwareGuardAttribute(string units) : System.Attribute { public string Units => units; }
            class Program { [FirmwareGuard("#159")] static bool [|Affected|]() => true; }
            """,
    }.VerifyAsync();

    [Theory]
    [InlineData("SCM9003.Bad.cs")]
    [InlineData("SCM9003.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample)
    {
        var test = new SampleTest(sample, new SCM9003GuardWithoutFirmware());
        test.AddReference(typeof(Annotations.FirmwareGuardAttribute));
        return test.VerifyAsync();
    }

    private static RuleTest<SCM9003GuardWithoutFirmware> Test(string member)
    {
        var test = new RuleTest<SCM9003GuardWithoutFirmware>
        {
            Source = $$"""
                #nullable disable
                using System;
                using ScmGuard.Annotations;

                partial class Program
                {
                    static bool Coin() => Environment.TickCount > 1000;
                    {{member}}
                }
                """,
        };
        test.AddReference(typeof(Annotations.FirmwareGuardAttribute));
        return test;
    }
}
