using System.Linq;
using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Rules.KeyDurability;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.KeyDurability;

/// <summary>The rule by route, target and message. How guards are followed has its tests in Flow.</summary>
public sealed class SCM1001KeyPairLostAtRebootTests
{
    private const string Native = """[DllImport("libzk_app_utils.so")] static extern int zkGenKeyPair(IntPtr context, int type);""";

    private const string PythonNet = """
        namespace Python.Runtime { public static class Py { public static dynamic Import(string name) => null!; public static object kw(params object[] pairs) => pairs; } }
        """;

    public static TheoryData<string, string> Routes => new()
    {
        { "DllImport", """[DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr context, int type); int Make() => [|zkGenKeyPair(default, 0)|];""" },
        { "DllImport with an entry point", """[DllImport("/usr/lib/libzk_app_utils.so", EntryPoint = "zkGenKeyPair")] static extern int Generate(IntPtr context, int type); int Make() => [|Generate(default, 0)|];""" },
        { "DllImport of another shape", """[DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr context); int Make() => [|zkGenKeyPair(default)|];""" },
        { "LibraryImport", """[LibraryImport("zk_app_utils")] private static partial int zkGenKeyPair(IntPtr context, int type); int Make() => [|zkGenKeyPair(default, 0)|];""" },
        { "annotated wrapper", """sealed class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; } [ZymbitApi("zkGenKeyPair")] int Generate(int type) => 1; int Make() => [|Generate(0)|];""" },
        { "annotated wrapper by its Python name, of an interface", """sealed class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; } interface IModule { [ZymbitApi("gen_key_pair")] int Generate(int type); } int Make(IModule m) => [|m.Generate(0)|];""" },
        { "Python client", """dynamic zymkey = Python.Runtime.Py.Import("zymkey"); int Make() => [|zymkey.client.gen_key_pair("nistp256")|];""" },
        { "Python client with a keyword", """dynamic zymkey = Python.Runtime.Py.Import("zymkey"); int Make() => [|zymkey.client.gen_key_pair(key_type: "nistp256")|];""" },
        { "Python client from elsewhere", """dynamic zymkey = Python.Runtime.Py.Import("zymkey"); int Make(dynamic client) => [|client.gen_key_pair("nistp256")|];""" },
    };

    public static TheoryData<string> Silent =>
    [
        """[DllImport("zk_app_utils")] static extern int zkGenEphemeralKeyPair(IntPtr context, int type); int Make() => zkGenEphemeralKeyPair(default, 0);""",
        """[DllImport("another")] static extern int zkGenKeyPair(IntPtr context, int type); int Make() => zkGenKeyPair(default, 0);""",
        """static int zkGenKeyPair(IntPtr context, int type) => 0; int Make() => zkGenKeyPair(default, 0);""",
        """[DllImport("zk_app_utils")] static extern int zkStoreForeignPubKey(IntPtr context, int type, byte[] key, int n); int Make() => zkStoreForeignPubKey(default, 0, null, 0);""",
        """[DllImport("zk_app_utils")] static extern int zkGenKeyPair(IntPtr context, int type); string Make() => nameof(zkGenKeyPair);""",
    ];

    [Theory]
    [MemberData(nameof(Routes))]
    public Task A_key_pair_is_reported_on_every_route(string route, string members)
    {
        Assert.NotEmpty(route);
        return Test(members).VerifyAsync();
    }

    [Theory]
    [MemberData(nameof(Silent))]
    public Task What_makes_no_durable_key_pair_of_the_module_is_silent(string members) => Test(members).VerifyAsync();

    [Theory]
    [InlineData("")]
    [InlineData("SCM")]
    [InlineData("SCM-B1")]
    [InlineData("SCM-B1/01.02.02release")]
    [InlineData("scm/01.02.02RELEASE")]
    [InlineData("HSM6, SCM-B1")]
    [InlineData("SCM-A1,SCM-B1/01.00.00,SCM-B1/01.02.02release")]
    [InlineData("SCM-B1/1.2.2")]
    [InlineData("SCM-A1, SCM-Z9")]
    public Task A_key_pair_is_reported_if_the_target_may_be_affected(string target) => TestTarget(target, $"int Make() => [|zkGenKeyPair(default, 0)|]; {Native}");

    [Theory]
    [InlineData("SCM-A1")]
    [InlineData("SCM-A1/01.02.02release")]
    [InlineData("SCM-B1/01.00.00")]
    [InlineData("SCM-B1/00.00.51beta")]
    [InlineData("HSM6")]
    [InlineData("ZYMKEY4, HSM4, SEN500")]
    [InlineData("SCM-A1, HSM6, SCM-B1/01.00.00")]
    public Task A_key_pair_is_silent_if_no_unit_of_the_target_is_affected(string target) => TestTarget(target, $"int Make() => zkGenKeyPair(default, 0); {Native}");

    [Fact]
    public Task The_message_names_the_advisory_what_it_affects_and_what_to_do()
    {
        var test = Test($"int Make() => {{|#0:zkGenKeyPair(default, 0)|}}; {Native}");
        test.ExpectedDiagnostics.Add(new DiagnosticResult("SCM1001").WithLocation(0).WithSeverity(DiagnosticSeverity.Warning)
            .WithMessageContaining("zkGenKeyPair")
            .WithMessageContaining("SCM Rev B (B1) with firmware 01.02.02release")
            .WithMessageContaining("#159")
            .WithMessageContaining("recovery strategy")
            .WithMessageContaining("check the firmware"));
        return test.VerifyAsync();
    }

    [Fact]
    public async Task A_fix_finds_the_operation_and_the_route_in_the_properties()
    {
        var diagnostic = Assert.Single(await Test($"int Make() => zkGenKeyPair(default, 0); {Native}").GetDiagnosticsAsync());
        Assert.Equal(["DllImport", "zkGenKeyPair"], diagnostic.Properties.Values.Order());
        Assert.Equal("zkGenKeyPair", diagnostic.Properties[SCM1001KeyPairLostAtReboot.OperationProperty]);
        Assert.Equal("DllImport", diagnostic.Properties[SCM1001KeyPairLostAtReboot.RouteProperty]);
    }

    [Fact]
    public Task The_whole_call_is_marked() => Test($"int Make() => 1 + [|Program\n  .zkGenKeyPair(default,\n  0)|] + 1; {Native}").VerifyAsync();

    [Fact]
    public Task A_wrapper_moves_the_duty_to_its_callers() => Test(
        $$"""
        sealed class ZymbitApiAttribute(string operation) : Attribute { public string Operation => operation; }
        [ZymbitApi("zkGenKeyPair")] static int Generate(int type) => zkGenKeyPair(default, type);
        static int Unguarded() => [|Generate(0)|];
        static int Guarded(string firmware) => firmware == "01.02.02release" ? -1 : Generate(0);
        {{Native}}
        """).VerifyAsync();

    [Fact]
    public Task A_program_of_top_level_statements_is_followed()
    {
        var test = new RuleTest<SCM1001KeyPairLostAtReboot>
        {
            OutputKind = OutputKind.ConsoleApplication,
            Source = """
                using System;
                using System.Runtime.InteropServices;

                var firmware = Console.ReadLine();
                var early = [|Native.zkGenKeyPair(default, 0)|];
                if (firmware is "01.02.02release")
                {
                    return 1;
                }

                Make();
                return Native.zkGenKeyPair(default, 0);

                void Make() => Native.zkGenKeyPair(default, 0);

                static class Native { [DllImport("zk_app_utils")] public static extern int zkGenKeyPair(IntPtr context, int type); }
                """,
        };
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("", "[|zkGenKeyPair(default, 0)|]")]
    [InlineData("CHECKED", "zkGenKeyPair(default, 0)")]
    public Task A_conditional_check_counts_in_a_build_that_has_it(string symbol, string call)
    {
        var test = Test(
            $$"""
            int Make(string s) { Check(s); return {{call}}; }
            [System.Diagnostics.Conditional("CHECKED")] static void Check(string s) { if (s == "01.02.02release") throw new Exception(); }
            {{Native}}
            """);
        test.PreprocessorSymbols.Add(symbol.Length > 0 ? symbol : "OTHER");
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_conditional_check_counts_in_a_file_that_has_it()
    {
        var test = Test(
            $$"""
            int Make(string s) { Check(s); return zkGenKeyPair(default, 0); }
            [System.Diagnostics.Conditional("CHECKED")] static void Check(string s) { if (s == "01.02.02release") throw new Exception(); }
            {{Native}}
            """);
        test.Sources["Program.cs"] = "#define CHECKED\n" + test.Sources["Program.cs"];
        test.TestBehaviors = TestBehaviors.SkipGeneratedCodeCheck | TestBehaviors.SkipSuppressionCheck;
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_guard_in_another_file_counts()
    {
        var test = Test(
            $$"""
            int Make(string s) { if (Checks.Affected(s)) return 1; return zkGenKeyPair(default, 0); }
            int MakeAnyway(string s) { if (Checks.Other(s)) return 1; return [|zkGenKeyPair(default, 0)|]; }
            {{Native}}
            """);
        test.Sources["Checks.cs"] = """
            static class Checks
            {
                static readonly string[] Bad = { Names.First };
                public static bool Affected(string s) => System.Array.IndexOf(Bad, s) >= 0;
                public static bool Other(string s) => s == null;
            }

            static class Names { public static readonly string First = "01.02.02release"; }
            """;
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("SCM1001.Bad.cs")]
    [InlineData("SCM1001.Good.cs")]
    public Task The_samples_say_what_is_reported(string sample) => new SampleTest(sample, new SCM1001KeyPairLostAtReboot()).VerifyAsync();

    private static Task TestTarget(string target, string members)
    {
        var test = Test(members);
        test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        return test.VerifyAsync();
    }

    private static RuleTest<SCM1001KeyPairLostAtReboot> Test(string members) => new()
    {
        Sources =
        {
            ["Program.cs"] = $$"""
                #nullable disable
                using System;
                using System.Runtime.InteropServices;

                partial class Program
                {
                    {{members}}
                }
                """,
            ["Python.cs"] = PythonNet,
        },
    };
}
