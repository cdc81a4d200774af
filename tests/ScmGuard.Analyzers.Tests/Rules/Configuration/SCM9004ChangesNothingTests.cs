using System.Threading.Tasks;
using Microsoft.CodeAnalysis;
using ScmGuard.Analyzers.Rules.Configuration;
using ScmGuard.Testing;

namespace ScmGuard.Analyzers.Tests.Rules.Configuration;

public sealed class SCM9004ChangesNothingTests
{
    [Theory]
    [InlineData("SCM9004.Bad.cs")]
    [InlineData("SCM9004.Good.cs")]
    public Task The_samples_report_what_their_comments_say(string sample) =>
        new SampleTest(sample, new SCM9004ChangesNothing(), new Analyzers.Rules.KeyDurability.SCM1001KeyPairLostAtReboot()).VerifyAsync();

    [Theory]
    [InlineData("#pragma warning disable [|SCM1010|]")]
    [InlineData("#pragma warning disable CS0618, [|SCM1010|], SCM1001")]
    [InlineData("""[SuppressMessage("Zymbit", [|"SCM1010"|])] class Marked;""")]
    [InlineData("""[SuppressMessage("Zymbit", [|"SCM1010:Title"|])] class Marked;""")]
    [InlineData("""[SuppressMessage(checkId: [|"SCM1010"|], category: "Zymbit")] class Marked;""")]
    [InlineData("""[SuppressMessage("Zymbit", [|Ids.Wrong|])] class Marked; class Ids { public const string Wrong = "SCM1010"; }""")]
    [InlineData("""[assembly: SuppressMessage("Zymbit", [|"SCM1010"|], Scope = "module")]""")]
    public Task A_suppression_of_a_rule_that_is_not_there_is_reported(string code) => Test(code).VerifyAsync();

    [Theory]
    [InlineData("#pragma warning disable SCM1001, SCM9004")]
    [InlineData("#pragma warning restore SCM1010")]
    [InlineData("#pragma warning disable SCM10, SCM10100, OSCM1010, SCMGUARD001")]
    [InlineData("#if NEVER\n#pragma warning disable SCM1010\n#endif")]
    [InlineData("#pragma warning disable")]
    [InlineData("""[SuppressMessage("SCM1010", "CA1000", Justification = "SCM1010")] class Marked;""")]
    [InlineData("""class Text { public const string About = "SCM1010"; }""")]
    public Task What_names_a_rule_or_suppresses_something_else_is_silent(string code) => Test(code).VerifyAsync();

    [Theory]
    [InlineData("#pragma warning disable [|SCM1001|]", "SCM-A1")]
    [InlineData("#pragma warning disable [|SCM1001|]", "SCM-A1, HSM6")]
    [InlineData("""[SuppressMessage("Zymbit", [|"SCM1001"|])] class Marked;""", "SCM-A1")]
    [InlineData("#pragma warning disable SCM1001", "SCM-B1")]
    [InlineData("#pragma warning disable SCM1001", "SCM-A1, SCM-B1/01.02.02release")]
    [InlineData("#pragma warning disable SCM1001", "SCM-A7")]
    [InlineData("#pragma warning disable SCM2001, SCM3001", "SCM-A1")]
    public Task A_suppression_of_SCM1001_is_reported_where_no_targeted_unit_is_affected(string code, string target) => Test(code, target).VerifyAsync();

    [Fact]
    public Task A_pragma_is_about_its_file_and_an_attribute_about_any()
    {
        var test = Test("""#pragma warning disable [|SCM1001|]""" + "\n" + """[SuppressMessage("Zymbit", "SCM1001")] class Marked;""");
        test.Sources["old/Affected.cs"] = "#pragma warning disable SCM1001\nclass Other;";
        test.AnalyzerConfigFiles["/.editorconfig"] = "root = true\n[*.cs]\nscmguard_target = SCM-A1\n[**/old/**.cs]\nscmguard_target = SCM-B1\n";
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("""class C { [[|RequiresFirmware("SCM-A1")|]] void Make() { } }""", "SCM-A1")]
    [InlineData("""class C { [[|RequiresFirmware("SCM-A1, HSM6")|]] void Make() { } }""", "SCM-A1")]
    [InlineData("""[[|RequiresFirmware("#159", Except = true)|]] class C;""", "SCM-A1")]
    [InlineData("""class C { [[|RequiresFirmware("SCM-A1")|]] C() { } }""", "SCM-A1")]
    [InlineData("""class C { [RequiresFirmware("SCM-A1")] void Make() { } }""", "SCM-A1, SCM-B1")]
    [InlineData("""class C { [RequiresFirmware("SCM-A1")] void Make() { } }""", "")]
    [InlineData("""class C { [RequiresFirmware("SCM-A1")] void Make() { } }""", "SCM-A7")]
    [InlineData("""class C { [RequiresFirmware("what?")] void Make() { } }""", "SCM-A1")]
    [InlineData("""public class C { [RequiresFirmware("SCM-A1")] public void Make() { } }""", "SCM-A1")]
    [InlineData("""public class C { [RequiresFirmware("SCM-A1")] protected void Make() { } }""", "SCM-A1")]
    [InlineData("""[assembly: System.Runtime.CompilerServices.InternalsVisibleTo("Tests")] class C { [RequiresFirmware("SCM-A1")] internal void Make() { } }""", "SCM-A1")]
    public Task A_demand_that_every_targeted_unit_meets_is_reported_if_no_other_project_can_call_the_member(string code, string target) => Test(code, target).VerifyAsync();

    [Fact]
    public Task In_a_program_nobody_else_calls_even_what_is_public()
    {
        var test = Test("""public class C { [[|RequiresFirmware("SCM-A1")|]] public void Make() { } static void Main() { } }""", "SCM-A1");
        test.OutputKind = OutputKind.ConsoleApplication;
        return test.VerifyAsync();
    }

    [Theory]
    [InlineData("""class C { [{|SCM9004@end:ScmProvisioning|}] void Finish() { } }""")]
    [InlineData("""[{|SCM9004@end:ScmProvisioning|}] class C { void Finish() { } }""")]
    [InlineData("""class C { [{|SCM9004@end:ScmProvisioning|}] void Run() => Unit.Finish(0); }""")]
    [InlineData("""class C { [ScmProvisioning] void Finish() => Native.zkLockBinding(0); }""")]
    [InlineData("""class C { [ScmProvisioning] int Finish { get { return Native.zkLockBinding(0); } } }""")]
    [InlineData("""class C { [ScmProvisioning] void Finish() { Action a = () => Native.zkLockBinding(0); a(); } }""")]
    [InlineData("""[ScmProvisioning] class C { class D { void Finish() => Native.zkLockBinding(0); } }""")]
    public Task A_mark_of_provisioning_code_without_a_call_in_it_is_reported(string code) => Test(code).VerifyAsync();

    [Fact]
    public Task A_mark_of_a_program_holds_for_all_of_it()
    {
        var test = Test("[assembly: ScmProvisioning]");
        test.Sources["Unit.cs"] = Unit.Replace("[ScmProvisioning] ", string.Empty);
        return test.VerifyAsync();
    }

    [Fact]
    public Task A_mark_in_a_project_that_cannot_reach_a_module_allows_nothing()
    {
        var test = Test("""[assembly: {|SCM9004@end:ScmProvisioning|}] class C { [{|SCM9004@end:ScmProvisioning|}] void Finish() { } }""");
        test.Sources.Remove("Unit.cs");
        return test.VerifyAsync();
    }

    private const string Unit =
        """
        using System.Runtime.InteropServices;
        using ScmGuard.Annotations;

        static class Unit
        {
            [ScmProvisioning] internal static int Finish(nint context) => Native.zkLockBinding(context);
        }

        static class Native
        {
            [DllImport("libzk_app_utils.so")]
            internal static extern int zkLockBinding(nint context);
        }
        """;

    private static RuleTest<SCM9004ChangesNothing> Test(string code, string target = "")
    {
        var test = new RuleTest<SCM9004ChangesNothing> { Source = $"using System;\nusing System.Diagnostics.CodeAnalysis;\nusing ScmGuard.Annotations;\n{code}\n" };
        test.Sources["Unit.cs"] = Unit;
        test.AddReference(typeof(Annotations.ScmProvisioningAttribute));
        if (target.Length > 0)
        {
            test.GlobalOptions["build_property.ScmGuardTarget"] = target;
        }

        return test;
    }
}
